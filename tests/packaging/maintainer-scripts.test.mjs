// What apt and dpkg do to a kiosk that plays: the scripts of the package, called as dpkg calls them, on a machine whose folders
// lie in a scratch folder and whose systemd is a program that writes down what it is asked.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'

const scripts = new URL('../../signage-player/packaging/debian/', import.meta.url)
let root

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'maintainer-'))
  for (const folder of ['bin', 'run/systemd/system', 'var/lib/doingoai-player', 'etc/doingoai-player']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'calls'), '')
  for (const name of ['systemctl', 'udevadm', 'getent', 'adduser', 'deluser', 'install', 'doingoai-player-configure'])
    writeFileSync(join(root, 'bin', name), `#!/bin/sh\necho "${name} $*" >> '${root}/calls'\n${name === 'systemctl' ? systemctl : ''}`, { mode: 0o755 })
})
afterEach(() => rmSync(root, { recursive: true }))

// One that waits for a start hears that it fails, if it does.
const systemctl = `
[ "$SYSTEMD" != broken ] || exit 1
case "$SYSTEMD $*" in *--no-block*) ;; 'no-start start '*player | 'no-start restart '*player) exit 1 ;; esac
`

/** Runs one script after the other, each a line as "postinst configure 0.1", and says how the last one ended. */
function dpkg(lines, systemd = '') {
  let ended
  for (const [name, ...args] of lines.map(line => line.split(' '))) {
    const text = readFileSync(new URL(name, scripts), 'utf8').replaceAll(/ (?=\/(run|var|etc)\/)/g, ` ${root}`)
    assert.doesNotMatch(text.replaceAll(root, '@'), /[^@]\/(run|var|etc)\//) // the tester's own machine is left alone
    ended = spawnSync('sh', ['-s', ...args], { input: text, encoding: 'utf8', env: { PATH: `${root}/bin:/usr/bin:/bin`, SYSTEMD: systemd } })
  }
  assert.equal(ended.signal, null)
  return ended.status
}

const calls = () => readFileSync(join(root, 'calls'), 'utf8').split('\n').filter(Boolean)

/** What became of a player that played and was to start with the machine. */
function player() {
  const became = { plays: true, enabled: true, wasDark: false }
  for (const call of calls().filter(line => /^systemctl .*doingoai-player$/.test(line))) {
    if (/ (enable|disable) /.test(call)) became.enabled = / enable /.test(call)
    if (/ (start|restart|stop) /.test(call)) became.plays = !/ stop /.test(call)
    became.wasDark ||= !became.plays
  }
  return became
}

const untouched = { plays: true, enabled: true, wasDark: false }

test('after an install the player is enabled, started and waited for by nobody', () => {
  assert.equal(dpkg(['postinst configure']), 0)
  assert.deepEqual(calls().filter(line => / doingoai-player$/.test(line) && line.startsWith('systemctl')), ['systemctl enable --quiet doingoai-player', 'systemctl restart --no-block doingoai-player'])
  assert.ok(calls().includes('doingoai-player-configure --no-restart'))
  assert.ok(calls().includes('systemctl disable --now getty@tty1.service'))
})

test('an upgrade leaves the old player on until the new one takes over', () => {
  dpkg(['prerm upgrade 0.2', 'postrm upgrade 0.2'])
  assert.deepEqual(calls(), [])
  assert.equal(dpkg(['postinst configure 0.1']), 0)
  assert.deepEqual(player(), untouched)
  assert.ok(calls().includes('systemctl restart --no-block doingoai-player'))
  assert.ok(calls().indexOf('systemctl daemon-reload') < calls().indexOf('systemctl restart --no-block doingoai-player'))
})

test('an upgrade that is never finished leaves the old player on', () => {
  dpkg(['prerm upgrade 0.2', 'postrm upgrade 0.2']) // what the new one needs is not there: nothing more is called
  assert.deepEqual(player(), untouched)
})

test('an upgrade that breaks off starts what another version may have stopped', () => {
  assert.equal(dpkg(['prerm failed-upgrade 0.1']), 0)
  assert.equal(dpkg(['prerm upgrade 0.2', 'postrm abort-upgrade 0.2', 'postinst abort-upgrade 0.2']), 0)
  assert.deepEqual(player(), untouched)
  assert.deepEqual(calls(), ['systemctl daemon-reload', 'systemctl enable --quiet doingoai-player', 'systemctl start --no-block doingoai-player'])
})

for (const what of ['remove', 'deconfigure']) {
  test(`${what} stops the player; broken off, it starts it again`, () => {
    assert.equal(dpkg([`prerm ${what}`]), 0)
    assert.deepEqual(player(), { plays: false, enabled: false, wasDark: true })
    assert.equal(dpkg([`postinst abort-${what}`]), 0)
    assert.deepEqual(player(), { plays: true, enabled: true, wasDark: true })
  })
}

test('a player that cannot start yet leaves the package whole, and so does a systemd that answers nothing', () => {
  assert.equal(dpkg(['postinst configure 0.1'], 'no-start'), 0)
  for (const line of ['postinst configure 0.1', 'postinst abort-upgrade 0.2', 'prerm remove', 'postrm remove'])
    assert.equal(dpkg([line], 'broken'), 0, line)
})

test('a machine without a running systemd is asked nothing', () => {
  rmSync(join(root, 'run/systemd'), { recursive: true })
  for (const line of ['postinst configure', 'postinst abort-upgrade 0.2', 'prerm remove', 'postrm remove']) assert.equal(dpkg([line]), 0, line)
  assert.deepEqual(calls().filter(line => line.startsWith('systemctl')), [])
})

test('remove leaves the data and gives the terminal back; purge takes data, settings and user', () => {
  const [data, settings] = ['var/lib/doingoai-player', 'etc/doingoai-player'].map(folder => join(root, folder))
  assert.equal(dpkg(['prerm remove', 'postrm remove']), 0)
  assert.ok(existsSync(data) && existsSync(settings))
  assert.ok(calls().includes('systemctl enable --now getty@tty1.service'))
  assert.equal(dpkg(['postrm purge']), 0)
  assert.ok(!existsSync(data) && !existsSync(settings))
  assert.ok(calls().includes('deluser --quiet --system doingoai-player'))
})
