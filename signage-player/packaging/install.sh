#!/usr/bin/env bash
# Turns a Debian 12 machine into a kiosk that shows what the portal approves. Run as root; running it again updates.
#   install.sh [--portal https://portal.example] [--name lao-cai-gate-1] [--from <published player folder>]
# Without --portal the machine waits for a start packet on a stick, which names the portal.
# Without --from the player is published from this checkout, which needs the .NET 10 SDK.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
portal='' name=$(hostname) from=''
while [ $# -gt 0 ]; do
  case $1 in
    --portal) portal=$2; shift 2 ;;
    --name) name=$2; shift 2 ;;
    --from) from=$2; shift 2 ;;
    *) echo "unknown option $1"; sed -n '2,5p' "$0"; exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "Run as root."; exit 2; }
case $portal in '' | http://* | https://*) ;; *) echo "Say where the portal is: --portal https://…"; exit 2 ;; esac
case $name in *[!A-Za-z0-9._-]* | '') echo "The name may hold letters, digits, dots, dashes and underscores only."; exit 2 ;; esac

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  chromium fonts-noto-cjk fonts-noto-core xserver-xorg xinit x11-xserver-utils libpam-systemd dbus ca-certificates

id doingoai-player >/dev/null 2>&1 ||
  useradd --system --home-dir /var/lib/doingoai-player --shell /usr/sbin/nologin --groups video,audio,input,tty doingoai-player

fresh=$(mktemp -d /opt/doingoai-player.XXXXXX)
trap 'rm -rf "$fresh"' EXIT
if [ -n "$from" ]; then
  cp -a "$from"/. "$fresh"/
else
  dotnet publish "$here/../Doingoai.Player" -c Release -r linux-x64 --self-contained -p:PublishReadyToRun=true -o "$fresh" --nologo -v q
fi
[ -x "$fresh/Doingoai.Player" ] || { echo "No player was found in ${from:-the published folder}."; exit 1; }
chmod 755 "$fresh"

install -d -m 755 /etc/doingoai-player /etc/chromium/policies/managed
umask 077
cat > /etc/doingoai-player/player.env <<ENV
${portal:+Player__PortalAddress=$portal}
Player__Name=$name
Player__Folder=/var/lib/doingoai-player
Player__ReadyFile=/run/doingoai-player/ready.json
Kiosk__Headless=false
ENV
install -m 644 "$here/chromium-policy.json" /etc/chromium/policies/managed/doingoai-player.json
install -m 644 "$here/90-doingoai-stick.rules" /etc/udev/rules.d/90-doingoai-stick.rules
udevadm control --reload 2>/dev/null || true
install -m 644 "$here/doingoai-player.service" /etc/systemd/system/doingoai-player.service
install -m 755 "$here/kiosk-session" "$fresh/kiosk-session"

# The old program is replaced in one step, and kept for one way back.
systemctl stop doingoai-player 2>/dev/null || true
rm -rf /opt/doingoai-player.previous
[ ! -d /opt/doingoai-player ] || mv /opt/doingoai-player /opt/doingoai-player.previous
mv "$fresh" /opt/doingoai-player
trap - EXIT

systemctl disable --now getty@tty1.service >/dev/null 2>&1 || true
systemctl daemon-reload
systemctl enable --now doingoai-player
echo "The player runs. Its screen shows the enrolment code; journalctl -u doingoai-player says more."
