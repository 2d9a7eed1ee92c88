/** Any name a person can have, and those an attacker would: equal after the way to a domain and back (cases I-04 to I-06). */
import { EqualityFilter } from 'ldapts'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { namedTruth } from '../../../cast/named-truth.ts'
import { administratorOf } from '../../../cast/samba-rights.ts'
import { testActiveDirectory } from '../../../cast/test-active-directory.ts'
import { nameBelow } from './settings.ts'
import { textsOf } from './existing.ts'
import { wantedOf } from './wanted.ts'

const ad = await testActiveDirectory()
const { domain, target } = ad
const { signal } = new AbortController()
const client = await administratorOf(domain)
afterAll(() => client.unbind())

const hostile = [
  'Kari, "Nordmann" + <x> ; = # \\',
  '*)(uid=*',
  '*)(|(objectClass=*)',
  '\\2a\\00',
  ' leading and trailing ',
  '#hash first',
  'a\nb: c\r\ndn: x',
  'CN=x,OU=Domain Controllers',
  'Ærlig Østerås Ålesund',
  'Łukasz Đorđe Ğül ẞ',
  'محمد',
  '李小龍',
  '👩🏽‍🚀 A\u0301',
  'x\u200Dy\u202Ez',
]

describe('names', () => {
  test('500 random names and every hostile one come back as they went', async () => {
    const random = fc.sample(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      500 - hostile.length,
    )
    const names = [...hostile, ...random]
    const truths = names.map((name, at) =>
      namedTruth({ username: `name${at}`, person: { given: name, family: [...name].reverse().join('') } }),
    )
    expect(truths).toHaveLength(500)
    for (let at = 0; at < truths.length; at += target.atOnce) {
      const some = truths.slice(at, at + target.atOnce)
      const orders = some.map((truth) => ({ truth, password: null, pin: null }))
      const outcomes = await target.deliver(orders, signal)
      expect(outcomes).toEqual(some.map(() => ({ is: 'done', passwordTaken: false, mended: [] })))
    }
    const { searchEntries } = await client.search(`OU=People,${domain.base}`, {
      filter: '(objectClass=user)',
      paged: { pageSize: 200 },
      attributes: ['sAMAccountName', 'givenName', 'sn', 'displayName'],
    })
    const found = new Map(searchEntries.map((entry) => [textsOf(entry['sAMAccountName'])[0], entry]))
    for (const truth of truths) {
      const wanted = wantedOf(truth, ad.settings())?.values
      const entry = found.get(truth.username)
      for (const attribute of ['givenName', 'sn', 'displayName'])
        expect(textsOf(entry?.[attribute])[0] ?? null).toBe(wanted?.[attribute])
    }
    expect(await target.compare(truths, signal)).toEqual([])
  })

  test('a name in an entry’s own name stays in its place, and is found by itself and nothing else', async () => {
    const place = `OU=People,${domain.base}`
    for (const name of hostile.filter((each) => each === each.trim() && !/[\n\r]/.test(each))) {
      await client.add(nameBelow(place, name), { objectClass: 'contact' })
      const { searchEntries } = await client.search(domain.base, {
        filter: new EqualityFilter({ attribute: 'cn', value: name }),
        attributes: ['cn'],
      })
      expect(searchEntries.map((entry) => textsOf(entry['cn']))).toEqual([[name]])
      expect(searchEntries[0]?.dn.endsWith(`,${place}`)).toBe(true)
    }
  })

  test('a username made to be a filter finds nobody', async () => {
    await target.deliver([{ truth: namedTruth({ username: 'victim' }), password: null, pin: null }], signal)
    for (const username of ['*', 'vic*', '*)(employeeNumber=*', 'victim)(cn=*'])
      expect(await target.compare([{ ...namedTruth({ username: 'x' }), username }], signal)).toMatchObject([
        { is: 'missing' },
      ])
  })
})

test('without a password nobody is signed in: the directory is never asked with an empty one', async () => {
  const [outcome] = await ad
    .open({}, '')
    .deliver([{ truth: namedTruth({ username: 'empty' }), password: null, pin: null }], signal)
  expect(outcome).toMatchObject({ is: 'again', trouble: { what: 'credentials-refused' } })
  expect(await ad.entry('empty')).toBeNull()
})
