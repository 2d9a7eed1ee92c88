/** Names, realms, MAC addresses, keys and secrets of Wi-Fi as they are read. */
import { describe, expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { type Institution, institutionSetting } from '../institution/institution.ts'
import { makeWifiSecret, readWifiSecret } from '../secrets/wifi-secret.ts'
import { readNetworkName } from './name.ts'
import { readNetworkKey, writeNetworkKey } from './network-key.ts'
import { plain, readCalled, readStation } from './station.ts'
import { vlanOf } from './vlan.ts'

function fjell(wifi: Record<string, unknown> = {}): Institution {
  return institutionSetting.parse({
    key: 'fjell',
    names: {
      nb: 'Høgskolen i Fjell',
      nn: 'Høgskulen i Fjell',
      en: 'Fjell University College',
      short: 'HiFjell',
    },
    mailAddresses: { domain: 'fjell.example', students: 'stud.fjell.example' },
    identifiers: { realm: 'fjell.no' },
    wifi,
  })
}

describe('a name', () => {
  test.each([
    ['kari@fjell.no', 'kari'],
    ['Kari@FJELL.no', 'kari'],
    ['kari@fjell.example', 'kari'],
    ['kari@stud.fjell.example', 'kari'],
    ['kari', 'kari'],
    ['s123456@fjell.no', 's123456'],
  ])('%s is %s', (typed, name) => {
    expect(readNetworkName(typed, fjell())).toEqual({ is: 'ours', name })
  })

  test.each([
    ['kari@ntnu.no', 'realm-foreign'],
    ['kari@fjell.no.evil.example', 'realm-foreign'],
    ['kari@evilfjell.no', 'realm-foreign'],
    ['kari@gmail.com', 'realm-foreign'],
    ['kari@wifi.fjell.no', 'sub-realm-unknown'],
    ['kari@', 'realm-foreign'],
    ['kari@fjell.no ', 'name-has-space'],
    [' kari@fjell.no', 'name-has-space'],
    ['ka ri@fjell.no', 'name-has-space'],
    ['kari\u00A0@fjell.no', 'name-has-space'],
    ['kari@ntnu.no@fjell.no', 'name-unreadable'],
    ['kari\r\nReply-Message := x@fjell.no', 'name-unreadable'],
    ['kari\0@fjell.no', 'name-unreadable'],
    ['%{User-Password}@fjell.no', 'name-unreadable'],
    ['kåri@fjell.no', 'name-unreadable'],
    ['\u212Aari@fjell.no', 'name-unreadable'],
    ['', 'name-unreadable'],
    [`${'k'.repeat(250)}@fjell.no`, 'name-unreadable'],
  ])('%j is refused: %s', (typed, because) => {
    expect(readNetworkName(typed, fjell())).toEqual({ is: 'refused', because })
  })

  test.each(['@fjell.no', 'anonymous@fjell.no', 'Anonymous@FJELL.NO'])('%s is anonymous', (typed) => {
    expect(readNetworkName(typed, fjell())).toEqual({ is: 'anonymous' })
  })

  test('without a realm is refused where the institution wants it so', () => {
    expect(readNetworkName('kari', fjell({ bareNames: false }))).toEqual({
      is: 'refused',
      because: 'realm-missing',
    })
  })
})

test('MAC addresses are one, however they are written; what is none is none', () => {
  const same = ['AA-BB-CC-DD-EE-0F', 'aa:bb:cc:dd:ee:0f', 'aabb.ccdd.ee0f', 'AABBCCDDEE0F'].map(readStation)
  expect(new Set(same)).toEqual(new Set(['aa:bb:cc:dd:ee:0f']))
  expect(['', 'aa:bb', 'kari', 'aabbccddee0g', '10.0.0.7', 'aa:bb:cc:dd:ee:0f:00'].map(readStation)).toEqual(
    Array.from({ length: 6 }, () => null),
  )
})

test('the network’s name stands after the access point’s address; it is one line, and not endless', () => {
  expect(readCalled('AA-BB-CC-DD-EE-0F:eduroam')).toEqual({ called: 'aa:bb:cc:dd:ee:0f', ssid: 'eduroam' })
  expect(readCalled('AA-BB-CC-DD-EE-0F')).toEqual({ called: 'aa:bb:cc:dd:ee:0f', ssid: null })
  expect(readCalled('AA-BB-CC-DD-EE-0F:a:b\r\nc')).toEqual({ called: 'aa:bb:cc:dd:ee:0f', ssid: 'a:bc' })
  expect(readCalled('eduroam')).toEqual({ called: null, ssid: null })
  expect(plain(`${'x'.repeat(300)}`)).toHaveLength(253)
  expect(plain('\u202Eevil\u0000')).toBe('evil')
  expect(plain(' \u200B ')).toBeNull()
})

test('the first line that fits decides the VLAN', () => {
  const vlans = [
    { groups: ['employee', 'guest'], vlan: 20 },
    { groups: ['student'], vlan: 30 },
  ]
  const at = fjell({ vlans })
  expect(vlanOf(['student', 'employee'], at)).toBe(20)
  expect(vlanOf(['student'], at)).toBe(30)
  expect(vlanOf(['project-member'], at)).toBeNull()
  expect(vlanOf(['student'], fjell())).toBeNull()
})

describe('a device’s secret', () => {
  const secret = makeWifiSecret(seededDice('wifi'))

  test('is read in any case, with or without hyphens; a password is never one', () => {
    expect(secret).toMatch(/^wifi(-[0-9a-z]{4}){7}$/)
    const read = readWifiSecret(secret)
    expect(read).toHaveLength(28)
    for (const typed of [secret.toUpperCase(), ` ${secret} `, `wifi-${secret.slice(5).replaceAll('-', '')}`])
      expect(readWifiSecret(typed)).toBe(read)
    for (const typed of ['Plank seks 7 gule hester', secret.slice(0, -1), secret.slice(5), 'wifi-', ''])
      expect(readWifiSecret(typed)).toBeNull()
  })

  test('is drawn evenly, and never twice (L-09)', () => {
    const dice = seededDice('many')
    const many = Array.from({ length: 5_000 }, () => makeWifiSecret(dice).slice(5).replaceAll('-', ''))
    expect(new Set(many).size).toBe(many.length)
    const counts = new Map<string, number>()
    for (const letter of many.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    const expected = (many.length * 28) / 32
    const chi = [...counts.values()].reduce((sum, each) => sum + (each - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(32)
    expect(chi).toBeLessThan(61.1) // 31 degrees of freedom, one in a thousand
  })
})

test('a key is read from Basic and Bearer, and nothing else is one', () => {
  const key = writeNetworkKey('a'.repeat(43))
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  expect(readNetworkKey(`Bearer ${key}`)).toBe(key)
  expect(readNetworkKey(basic(`adgang:${key}`))).toBe(key)
  expect(readNetworkKey(basic(`:${key}`))).toBe(key)
  for (const header of [undefined, '', key, `Digest ${key}`, basic(`${key}:`), `Bearer ${key}a`, 'Basic %%%'])
    expect(readNetworkKey(header)).toBeNull()
})
