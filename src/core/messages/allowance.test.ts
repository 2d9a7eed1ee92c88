/** To whom messages may go at all, and how many. */
import { expect, test } from 'vitest'
import { institutionSetting } from '../institution/institution.ts'
import { limitsFor, mayReach } from './allowance.ts'
import { senderOf } from './sender.ts'

const smallest = {
  key: 'test',
  names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
  mailAddresses: { domain: 'prove.example' },
}
const institution = institutionSetting.parse(smallest)
const toNumber = (address: string) => mayReach(institution, { channel: 'sms', address })

test('a text message goes to mobiles of allowed countries only (case M-01)', () => {
  expect(toNumber('+4791234567')).toBe(true)
  expect(toNumber('+46701740605')).toBe(true)
  const refused = {
    'a land line': '+4722857050',
    'a premium number': '+4782900000',
    'a forwarding number': '+4788012345',
    'a satellite phone': '+881612345678',
    'another country': '+12025550123',
    'a short number': '+471999',
    'two numbers': '+4791234567,+4791234568',
    'no international form': '91234567',
  }
  for (const [what, address] of Object.entries(refused)) expect(toNumber(address), what).toBe(false)
})

test('an institution that offers no text messages sends none', () => {
  const without = institutionSetting.parse({ ...smallest, messages: { sms: { offered: false } } })
  expect(mayReach(without, { channel: 'sms', address: '+4791234567' })).toBe(false)
})

test('a mail goes to exactly one mailbox (case M-06)', () => {
  expect(mayReach(institution, { channel: 'mail', address: 'kari@example.org' })).toBe(true)
  for (const address of [
    'a@x.test\r\nBcc: b@x.test',
    'a@x.test,b@y.test',
    '"<script>"@x.test',
    'Kari <a@x.test>',
    '',
  ]) {
    expect(mayReach(institution, { channel: 'mail', address }), JSON.stringify(address)).toBe(false)
  }
})

test('notices are counted apart from what people ask for (case M-03)', () => {
  expect(limitsFor(institution, 'sms', 'asked-for')).toEqual({
    perHour: 3,
    perDay: 5,
    institutionPerDay: 5_000,
  })
  expect(limitsFor(institution, 'mail', 'asked-for')).toMatchObject({ perHour: 3, perDay: 10 })
  expect(limitsFor(institution, 'sms', 'notice')).toMatchObject({ perHour: 10, perDay: 10 })
})

test('the desk in a message is the one for IT, as the settings have it', () => {
  const texts = { nb: 'Brukerstøtte', nn: 'Brukarstøtte', en: 'Service desk' }
  const way = { kind: 'phone', number: '+47 22 00 00 00' }
  const withDesk = institutionSetting.parse({ ...smallest, desks: [{ key: 'it', name: texts, ways: [way] }] })
  expect(senderOf(withDesk, 'https://konto.prove.example')).toMatchObject({
    shortName: 'Prøve',
    origin: 'https://konto.prove.example',
    deskPhone: '+47 22 00 00 00',
    deskMail: null,
  })
})
