// What a keyboard that somebody plugs into a kiosk can do to it: nothing.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = name => readFileSync(new URL(`../../signage-player/packaging/${name}`, import.meta.url), 'utf8')
const settings = (text, form) => Object.fromEntries([...text.matchAll(form)].map(([, key, value]) => [key, value]))

test('the X server has no key that leaves the picture', () => {
  const file = read('xorg.conf')
  assert.deepEqual(file.match(/^Section .*/gm), ['Section "ServerFlags"'])
  assert.deepEqual(settings(file, /^ {2}Option "(\w+)" "(\w+)"$/gm), { DontVTSwitch: 'true', DontZap: 'true', DontZoom: 'true' })
})

test('no terminal offers a login prompt', () => {
  const { NAutoVTs, ReserveVT } = settings(read('logind.conf'), /^(\w+)=(.*)$/gm)
  assert.deepEqual([NAutoVTs, ReserveVT], ['0', '0'])
})

test('no key and no lid switches off, boots or sends to sleep', () => {
  const file = read('logind.conf')
  assert.match(file, /^\[Login\]$/m)
  const { NAutoVTs, ReserveVT, ...keys } = settings(file, /^(\w+)=(.*)$/gm)
  // Every one that systemd 252 and 257 would make something of by themselves.
  const all = ['PowerKey', 'RebootKey', 'RebootKeyLongPress', 'SuspendKey', 'SuspendKeyLongPress', 'HibernateKey', 'LidSwitch', 'LidSwitchExternalPower', 'LidSwitchDocked']
  assert.deepEqual(keys, Object.fromEntries(all.map(name => [`Handle${name}`, 'ignore'])))
})

test('the keys of the kernel do nothing', () => assert.match(read('sysctl.conf'), /^kernel\.sysrq = 0$/m))

test('all lie in the package where X, logind and systemd look for them', () => {
  const build = read('build-deb')
  assert.match(build, /^put 644 xorg\.conf usr\/share\/X11\/xorg\.conf\.d\/50-doingoai-player\.conf$/m)
  assert.match(build, /^put 644 sysctl\.conf usr\/lib\/sysctl\.d\/60-doingoai-player\.conf$/m)
  assert.match(build, /^put 644 logind\.conf usr\/lib\/systemd\/logind\.conf\.d\/doingoai-player\.conf$/m)
})
