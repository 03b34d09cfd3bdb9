#!/usr/bin/env bash
# Turns a Debian 12 machine into a kiosk that shows what the portal approves. Run as root; running it again updates.
#   install.sh [--portal https://portal.example] [--name lao-cai-gate-1] [--from doingoai-player_x.y.z_amd64.deb]
# Without --portal the machine waits for a start packet on a stick, which names the portal.
# Without --from the package is built from this checkout, which needs the .NET 10 SDK.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
package='' settings=()
while [ $# -gt 0 ]; do
  case $1 in
    --portal | --name) settings+=("$1" "$2"); shift 2 ;;
    --from) package=$2; shift 2 ;;
    *) echo "unknown option $1"; sed -n '2,5p' "$0"; exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "Run as root."; exit 2; }

built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
chmod 755 "$built"
[ -n "$package" ] || package=$("$here/build-deb" "$built")
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$(realpath "$package")"
doingoai-player-configure "${settings[@]}"
echo "The player runs. Its screen shows the enrolment code; journalctl -u doingoai-player says more."
