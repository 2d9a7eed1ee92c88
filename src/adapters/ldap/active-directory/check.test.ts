/** What the doctor says of a domain: of one set up as the guide says, and of each thing that can be wrong with it. */
import { Attribute, Change } from 'ldapts'
import { describe, expect, test } from 'vitest'
import { asAdministrator, grant } from '../../../cast/samba-rights.ts'
import { orderOf } from '../../../cast/active-directory-target.ts'
import { testActiveDirectory } from '../../../cast/test-active-directory.ts'
import type { SettingsWanted } from '../../../cast/active-directory-target.ts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import { Temporal } from 'temporal-polyfill'
import { checkClock } from './check-clock.ts'

const ad = await testActiveDirectory()
const { domain } = ad
const { signal } = new AbortController()

const check = async (wanted: SettingsWanted = {}, secret?: string, ca?: string | null) =>
  ad.open(wanted, secret, ca).check(signal)
const thing = (things: readonly CheckedThing[], what: CheckedThing['what']) =>
  things.find((each) => each.what === what)
const byHand = (name: string, change: Change) =>
  asAdministrator(domain, (client) => client.modify(name, change))
const replacing = (type: string, value: string) =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) })

describe('a domain as the guide says', () => {
  test('everything we need is right, and nothing of the trying stays', async () => {
    const things = await check()
    const right = [
      'reachable',
      'encrypted',
      'credentials',
      'base',
      'clock',
      'may-write',
      'may-set-password',
      'groups',
      'protected-accounts',
    ] as const
    for (const what of right.filter((each) => each !== 'encrypted'))
      expect(thing(things, what)).toEqual({ what, is: 'right', said: expect.any(String) })
    // the test's own certificate is good for two days
    expect(thing(things, 'encrypted')).toMatchObject({
      is: 'unsure',
      said: expect.stringMatching(/good for [12] more days/),
    })
    expect(thing(things, 'schema')?.said).toContain('employeeNumber has no index')
    expect(await ad.entry('adgang-doctor')).toBeNull()
  })

  test('a stricter policy than ours is named, and one as ours is right', async () => {
    const clash = thing(await check(), 'password-policy')
    expect(clash).toMatchObject({ is: 'wrong', said: expect.stringContaining('three kinds of characters') })
    await domain.tool('domain', 'passwordsettings', 'set', '--complexity=off', '--min-pwd-length=8')
    const agreed = thing(await check(), 'password-policy')
    expect(agreed).toMatchObject({ is: 'unsure', said: expect.stringContaining('127') })
    await byHand(domain.base, replacing('minPwdLength', '20'))
    expect(thing(await check(), 'password-policy')?.said).toContain(
      'the domain demands 20 characters, the institution 16',
    )
    await byHand(domain.base, replacing('minPwdLength', '8'))
  })

  test('accounts that AdminSDHolder guards are counted', async () => {
    await ad.target.deliver([orderOf({ username: 'boss' })], signal)
    await byHand(`CN=boss,OU=People,${domain.base}`, replacing('adminCount', '1'))
    expect(thing(await check(), 'protected-accounts')).toMatchObject({
      is: 'unsure',
      said: expect.stringMatching(/^1 of ours?/),
    })
  })

  test('groups tell how many are in them, and how many of those we do not look after', async () => {
    const groups = thing(await check(), 'groups')
    expect(groups?.said).toContain('adgang-student: 1 members, 0 from elsewhere')
  })
})

describe('what is wrong', () => {
  test.each([
    ['reachable', 'wrong', { address: 'ldaps://127.0.0.1:1' }],
    ['base', 'wrong', { people: 'OU=Nowhere' }],
    ['base', 'wrong', { base: 'DC=other,DC=example' }],
    ['schema', 'wrong', { anchor: 'noSuchAttribute' }],
    ['schema', 'wrong', { anchor: 'otherTelephone' }],
    ['schema', 'wrong', { hiddenFlag: 'description' }],
    ['may-write', 'wrong', { people: 'OU=Domain Controllers' }],
    ['may-write', 'wrong', { hidden: 'OU=Domain Controllers' }],
    ['may-write', 'wrong', { anchor: 'objectSid' }],
    ['groups', 'wrong', { groups: 'OU=Domain Controllers' }],
  ] as const)('%s is %s with %j', async (what, is, wanted) => {
    expect(thing(await check(wanted), what)).toMatchObject({ is })
    expect(await ad.entry('adgang-doctor')).toBeNull()
  })

  test('a certificate nobody vouches for is refused before any password is sent', async () => {
    const things = await check({}, ad.ours.secret, null)
    expect(things.map(({ what, is }) => `${what} ${is}`)).toEqual(['reachable right', 'encrypted wrong'])
    const [outcome] = await ad
      .open({}, ad.ours.secret, null)
      .deliver([orderOf({ username: 'nobody' })], signal)
    expect(outcome).toMatchObject({ is: 'again', trouble: { what: 'not-trusted' } })
  })

  test('the wrong password of our own account is told from a disabled and a locked one', async () => {
    const wrong = await check({}, 'something else')
    expect(thing(wrong, 'credentials')).toMatchObject({
      is: 'wrong',
      said: expect.stringContaining('data 52e'),
    })
    await domain.tool('user', 'disable', ad.ours.name)
    expect(thing(await check(), 'credentials')?.said).toContain('our account is disabled')
    await domain.tool('user', 'enable', ad.ours.name)
    expect(thing(await check(), 'credentials')?.is).toBe('right')
  })

  test('rights that are missing are named one by one, and a probe that cannot be removed is used again', async () => {
    const secret = 'made-up Secret of less 1'
    await domain.tool('user', 'create', 'svc-less', secret)
    await grant(domain, { to: 'svc-less', place: 'OU=People', rights: ['(OA;;CC;{account};;{sid})'] })
    const less = { bindAs: `svc-less@${domain.realm}`, hidden: null }
    for (let round = 0; round < 2; round++) {
      const things = await check(less, secret)
      expect(thing(things, 'may-write')).toMatchObject({
        is: 'wrong',
        said: expect.stringContaining('userPrincipalName, givenName'),
      })
      expect(thing(things, 'may-write')?.said).toContain('adgang-doctor stays there, closed')
      expect(thing(things, 'may-set-password')).toMatchObject({
        is: 'wrong',
        said: expect.stringContaining('delegate the rights'),
      })
    }
    expect(Number((await ad.entry('adgang-doctor'))?.['userAccountControl']?.[0])).toBe(0x202)
    expect(thing(await check(), 'may-write')).toMatchObject({ is: 'right' })
    expect(await ad.entry('adgang-doctor')).toBeNull()
  })

  test('a domain controller that is away is tried again, and the survey says so', async () => {
    const away = ad.open({ address: 'ldaps://127.0.0.1:1' })
    const trouble = { what: 'unreachable' }
    expect(await away.deliver([orderOf({ username: 'x1' })], signal)).toMatchObject([
      { is: 'again', trouble },
    ])
    await expect(away.compare([orderOf({ username: 'x1' }).truth], signal)).rejects.toMatchObject({ trouble })
    await expect(away.survey(signal)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ trouble })
  })
})

test.each([
  ['20261123120010.0Z', 'right'],
  ['20261123120200.0Z', 'unsure'],
  ['20261123115500.0Z', 'wrong'],
  ['soon', 'unsure'],
] as const)('a clock that shows %s at noon is %s', (time, is) => {
  const now = Temporal.Instant.from('2026-11-23T12:00:00Z')
  expect(checkClock({ time, base: '', schema: '' }, now).is).toBe(is)
})
