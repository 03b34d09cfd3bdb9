// The rule by which a kiosk's player may boot its machine, as polkit would ask it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import vm from 'node:vm'

const source = readFileSync(new URL('../../signage-player/packaging/doingoai-player.rules', import.meta.url), 'utf8')

function ask(id, user) {
  const rules = []
  vm.runInNewContext(source, { polkit: { addRule: rule => rules.push(rule), Result: { YES: 'yes', NOT_HANDLED: null } } })
  assert.equal(rules.length, 1)
  return rules[0]({ id }, { user })
}

test('the player may boot the machine, also while somebody is signed in', () => {
  assert.equal(ask('org.freedesktop.login1.reboot', 'doingoai-player'), 'yes')
  assert.equal(ask('org.freedesktop.login1.reboot-multiple-sessions', 'doingoai-player'), 'yes')
})

test('the player may do nothing else', () => {
  for (const id of ['org.freedesktop.login1.power-off', 'org.freedesktop.login1.reboot-ignore-inhibit', 'org.freedesktop.systemd1.manage-units', 'org.freedesktop.login1.rebootx'])
    assert.equal(ask(id, 'doingoai-player'), null, id)
})

test('nobody else may boot it by this rule', () => assert.equal(ask('org.freedesktop.login1.reboot', 'guest'), null))
