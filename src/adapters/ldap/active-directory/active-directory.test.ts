/** Accounts in a real domain: made, opened, changed, closed and found again, and used to sign in over Kerberos. (Long: what a directory does with accounts, one test each.) */
import { Attribute, Change } from 'ldapts'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { namedTruth, type TruthWanted } from '../../../cast/named-truth.ts'
import { asAdministrator, sidOf } from '../../../cast/samba-rights.ts'
import { orderOf } from '../../../cast/active-directory-target.ts'
import { testActiveDirectory } from '../../../cast/test-active-directory.ts'
import type { Found } from '../../../core/targets/target-system.ts'
import { openDirectory } from '../connection.ts'
import { membersOf } from './members-of.ts'
import { setMembers } from './members.ts'

const ad = await testActiveDirectory()
const { domain, target } = ad
const { signal } = new AbortController()
const people = `OU=People,${domain.base}`
const hidden = `OU=Hidden,${domain.base}`
const done = { is: 'done', passwordTaken: true, mended: [] }
const first = 'Den første er lang nok 1'
const second = 'Den andre er også lang 2 🐟'

const deliver = (...orders: Parameters<typeof orderOf>[]) =>
  target.deliver(
    orders.map((order) => orderOf(...order)),
    signal,
  )
const controlOf = async (username: string) => Number((await ad.entry(username))?.['userAccountControl']?.[0])
const isOpen = async (username: string) => ((await controlOf(username)) & 2) === 0

/** What somebody in the domain does by hand. */
function byHand(
  name: string,
  type: string,
  values: string[],
  operation: 'add' | 'delete' | 'replace' = 'replace',
) {
  const change = new Change({ operation, modification: new Attribute({ type, values }) })
  return asAdministrator(domain, (client) => client.modify(name, change))
}

describe('passwords', () => {
  test('an account is made, opened with its password, and signs in over Kerberos', async () => {
    expect(await deliver([{ username: 'kari' }, first])).toEqual([done])
    expect(await domain.signIn('kari', first)).toBe('kari')
    const entry = await ad.entry('kari')
    expect(entry).toMatchObject({
      dn: [`CN=kari,${people}`],
      givenName: ['Kari'],
      sn: ['Nordmann'],
      displayName: ['Kari Nordmann'],
      mail: ['kari@uni.example'],
      userPrincipalName: ['kari@ad.uni.example'],
      memberOf: [`CN=adgang-student,OU=Groups,${domain.base}`],
      // an ordinary account whose password does not run out, and nothing else
      userAccountControl: [String(0x200 | 0x1_0000)],
    })
  })

  test('after a change the new password signs in and the old one does not, at once and again', async () => {
    expect(await deliver([{ username: 'kari' }, second])).toEqual([done])
    expect(await domain.signIn('kari', second)).toBe('kari')
    await expect(domain.signIn('kari', first)).rejects.toThrow()
    expect(await deliver([{ username: 'kari' }, second])).toEqual([done])
    expect(await domain.signIn('kari', second)).toBe('kari')
  })

  test('an account without a password is made closed, says that it lacks one, and opens when it comes', async () => {
    expect(await deliver([{ username: 'waits' }])).toEqual([{ ...done, passwordTaken: false }])
    expect(await controlOf('waits')).toBe(0x202 | 0x1_0000)
    expect(await deliver([{ username: 'waits' }, 'sealed-away'])).toEqual([{ ...done, passwordTaken: false }])
    expect(await isOpen('waits')).toBe(false)
    expect(await deliver([{ username: 'waits' }, first])).toEqual([done])
    expect(await isOpen('waits')).toBe(true)
    expect(await domain.signIn('waits', first)).toBe('waits')
  })

  test('what the policy of the domain refuses is said in words, and opens nothing', async () => {
    const [outcome] = await deliver([{ username: 'short' }, 'kort1A'])
    expect(outcome).toMatchObject({ is: 'give-up', trouble: { what: 'password-too-simple' } })
    expect(JSON.stringify(outcome)).toContain('By: the domain (0000052D)')
    expect(await isOpen('short')).toBe(false)
    expect((await ad.entry('short'))?.['memberOf']).toHaveLength(1)
    const [later] = await deliver([{ username: 'kari' }, 'kort1A'])
    expect(later).toMatchObject({ is: 'give-up' })
    expect(await domain.signIn('kari', second)).toBe('kari')
  })

  test('a password longer than the directory keeps is not cut off', async () => {
    const long = `Ab1 ${'🐟'.repeat(127)}`
    expect(await deliver([{ username: 'long' }, long])).toEqual([{ ...done, passwordTaken: false }])
    expect(await isOpen('long')).toBe(false)
  })

  test('that the password must be changed at the next sign-in ends with the next one set here', async () => {
    await byHand(`CN=kari,${people}`, 'userAccountControl', [String(0x200)])
    await byHand(`CN=kari,${people}`, 'pwdLastSet', ['0'])
    await expect(domain.signIn('kari', second)).rejects.toThrow()
    expect(await deliver([{ username: 'kari' }, first])).toEqual([done])
    expect(await domain.signIn('kari', first)).toBe('kari')
  })
})

describe('standing', () => {
  test('a hidden account is closed, moved and in no group; and all of that is undone', async () => {
    await deliver([{ username: 'ola', groups: ['student', 'employee'] }, first])
    expect((await ad.entry('ola'))?.['memberOf']).toHaveLength(2)
    await deliver([{ username: 'ola', standing: 'hidden' }])
    const closed = await ad.entry('ola')
    expect(closed).toMatchObject({ dn: [`CN=ola,${hidden}`] })
    expect(closed?.['memberOf']).toBeUndefined()
    await expect(domain.signIn('ola', first)).rejects.toThrow()
    await deliver([{ username: 'ola' }])
    expect(await ad.entry('ola')).toMatchObject({ dn: [`CN=ola,${people}`] })
    expect(await domain.signIn('ola', first)).toBe('ola')
  })

  test('an ended account stays, closed, and says since when; one that never was there is not made', async () => {
    await deliver([{ username: 'siri' }, first])
    await deliver([{ username: 'siri', standing: 'ended' }])
    const note = (await ad.entry('siri'))?.['description']?.[0]
    expect(note).toMatch(/^Account ended, seen \d{4}-\d\d-\d\d$/)
    expect(await isOpen('siri')).toBe(false)
    expect(await deliver([{ username: 'siri', standing: 'ended' }])).toEqual([done])
    await deliver([{ username: 'siri' }])
    expect((await ad.entry('siri'))?.['description']).toBeUndefined()
    expect(await deliver([{ username: 'never', standing: 'ended' }, first])).toEqual([done])
    expect(await ad.entry('never')).toBeNull()
  })

  test('of a protected person the domain learns the username, and nothing more', async () => {
    const person = { given: 'Hemmelig', family: 'Person', mobile: '+4791234567', protected: true }
    await deliver([{ username: 'shy', person }, first])
    const entry = JSON.stringify(await ad.entry('shy'))
    expect(entry).not.toMatch(/Hemmelig|91234567|shy@uni/)
    const leaving = ad.open({ addressProtected: 'left-out' })
    await leaving.deliver([orderOf({ username: 'shier', person }, first)], signal)
    expect(await ad.entry('shier')).toBeNull()
    await leaving.deliver([orderOf({ username: 'shy', person })], signal)
    expect(await isOpen('shy')).toBe(false)
  })

  test('a yes/no attribute keeps closed and protected accounts out of lists', async () => {
    const flagged = ad.open({ hiddenFlag: 'msNPAllowDialin' })
    await flagged.deliver([orderOf({ username: 'flag', standing: 'hidden' })], signal)
    expect((await ad.entry('flag'))?.['msNPAllowDialin']).toEqual(['TRUE'])
    await flagged.deliver([orderOf({ username: 'flag' })], signal)
    expect((await ad.entry('flag'))?.['msNPAllowDialin']).toBeUndefined()
  })
})

describe('names', () => {
  test('a renamed account keeps its entry, its password and its groups; half a rename is finished', async () => {
    await deliver([{ username: 'maiden' }, first])
    const { accountId } = namedTruth({ username: 'maiden' })
    const guid = (await ad.entry('maiden'))?.['objectSid']
    expect(await deliver([{ username: 'married', accountId }])).toMatchObject([{ is: 'done' }])
    expect(await ad.entry('married')).toMatchObject({
      dn: [`CN=married,${people}`],
      cn: ['married'],
      userPrincipalName: ['married@ad.uni.example'],
      objectSid: guid,
    })
    expect(await domain.signIn('married', first)).toBe('married')
    await byHand(`CN=married,${people}`, 'sAMAccountName', ['thirdname'])
    await deliver([{ username: 'thirdname', accountId }])
    expect(await ad.entry('thirdname')).toMatchObject({ dn: [`CN=thirdname,${people}`], objectSid: guid })
    expect(await ad.entry('married')).toBeNull()
  })

  test('two people with one name are two entries', async () => {
    const outcomes = await deliver([{ username: 'kari1' }, first], [{ username: 'kari2' }, first])
    expect(outcomes).toEqual([done, done])
    expect((await ad.entry('kari2'))?.['displayName']).toEqual(['Kari Nordmann'])
  })

  test('an entry that was there first is taken over, with what its makers have set', async () => {
    await domain.tool('user', 'create', 'early', first, '--userou=OU=People', '--description=by hand')
    await byHand(`CN=early,${people}`, 'userAccountControl', [String(0x200 | 0x20 | 0x10_0000)])
    const truth = namedTruth({ username: 'early' })
    expect(await target.compare([truth], signal)).toMatchObject([{ is: 'adopt', username: 'early' }])
    expect(await deliver([{ username: 'early' }])).toMatchObject([{ is: 'done' }])
    expect(await ad.entry('early')).toMatchObject({
      employeeNumber: [truth.accountId],
      description: ['by hand'],
    })
    // that no password were needed is gone, that it must not be delegated stays
    expect(await controlOf('early')).toBe(0x200 | 0x1_0000 | 0x10_0000)
    expect(await target.compare([truth], signal)).toEqual([])
  })

  test('one that somebody closed in the domain and that is open here is told apart before it opens, and said when it does', async () => {
    await domain.tool('user', 'create', 'shut', first, '--userou=OU=People')
    await domain.tool('user', 'create', 'shut-too', first, '--userou=OU=People')
    for (const username of ['shut', 'shut-too']) await domain.tool('user', 'disable', username)
    const truths = [
      namedTruth({ username: 'shut' }),
      namedTruth({ username: 'shut-too', standing: 'hidden' }),
    ]
    const differences = await target.compare(truths, signal)
    expect(differences.map(({ is }) => is)).toEqual(['adopt-and-open', 'adopt'])
    expect(differences[0]?.attributes).toContain('userAccountControl')
    expect(await isOpen('shut')).toBe(false)
    expect(await deliver([{ username: 'shut' }], [{ username: 'shut-too', standing: 'hidden' }])).toEqual([
      { ...done, mended: ['userAccountControl'] },
      done,
    ])
    expect([await isOpen('shut'), await isOpen('shut-too')]).toEqual([true, false])
    expect(await deliver([{ username: 'shut' }])).toEqual([done])
  })

  test('a name that belongs to somebody else, to a group or to the domain itself is left alone', async () => {
    await domain.tool('user', 'create', 'foreign', first, '--userou=OU=People')
    await byHand(`CN=foreign,${people}`, 'employeeNumber', ['another system'])
    await domain.tool('group', 'add', 'crowd')
    const names = ['foreign', 'crowd', 'administrator', 'krbtgt']
    const before = await ad.entry('administrator')
    const outcomes = await deliver(
      ...names.map((username) => [{ username }, first] as [{ username: string }, string]),
    )
    expect(outcomes.map(({ is }) => is)).toEqual(['again', 'give-up', 'give-up', 'give-up'])
    expect(await ad.entry('administrator')).toEqual(before)
    const truths = names.map((username) => namedTruth({ username }))
    const differences = await target.compare(truths, signal)
    expect(differences.map(({ is }) => is)).toEqual(['taken', 'taken', 'taken', 'taken'])
  })

  test('a name too long for the older kind is refused, or cut where that is set', async () => {
    const username = 'a-username-of-more-than-twenty'
    expect(await deliver([{ username }])).toMatchObject([
      { is: 'give-up', trouble: { what: 'value-refused' } },
    ])
    const cutting = ad.open({ longNames: 'shorten' })
    expect(await cutting.deliver([orderOf({ username }, first)], signal)).toEqual([done])
    expect(await ad.entry('a-username-of-more-t')).toMatchObject({
      userPrincipalName: [`${username}@ad.uni.example`],
    })
  })
})

describe('what others do there', () => {
  test('changes by hand are seen, named and mended', async () => {
    const truth = namedTruth({ username: 'drift', groups: ['student'] })
    await deliver([{ username: 'drift' }, first])
    expect(await target.compare([truth], signal)).toEqual([])
    const name = `CN=drift,${people}`
    await byHand(name, 'displayName', ['Somebody Else'])
    await byHand(name, 'mobile', ['12345678'])
    await byHand(`CN=adgang-student,OU=Groups,${domain.base}`, 'member', [name], 'delete')
    await byHand(name, 'userAccountControl', [String(0x202)])
    const [difference] = await target.compare([truth], signal)
    expect([...(difference?.attributes ?? [])].sort()).toEqual([
      'displayName',
      'memberOf',
      'mobile',
      'userAccountControl',
    ])
    expect(await deliver([{ username: 'drift' }])).toEqual([done])
    expect(await target.compare([truth], signal)).toEqual([])
    expect(await domain.signIn('drift', first)).toBe('drift')
  })

  test('a password from before the person set the one of today is seen: the domain was put back from its backup', async () => {
    await deliver([{ username: 'put-back' }, first])
    const now = Temporal.Now.instant()
    const said = async (passwordSetAt: Temporal.Instant, wanted = {}) =>
      target.compare(
        [namedTruth({ username: 'put-back', ...wanted, passwordSetAt: passwordSetAt.toString() })],
        signal,
      )
    expect(await said(now.subtract({ hours: 1 }))).toEqual([])
    // clocks that are apart are no news
    expect(await said(now.add({ minutes: 3 }))).toEqual([])
    expect(await said(now.add({ minutes: 10 }))).toMatchObject([
      { is: 'other-password', attributes: ['pwdLastSet'] },
    ])
    await byHand(`CN=put-back,${people}`, 'pwdLastSet', ['0'])
    expect((await said(now.subtract({ hours: 1 }))).map(({ is }) => is)).toEqual(['other-password'])
    await deliver([{ username: 'put-back' }, second])
    expect(await said(now.subtract({ hours: 1 }))).toEqual([])
  })

  test('a password that somebody set in the domain after it took ours is seen', async () => {
    await deliver([{ username: 'by-hand' }, first])
    const { accountId } = namedTruth({ username: 'by-hand' })
    const said = async (minutesAgo: number, wanted: Partial<TruthWanted> = {}) => {
      const takenAt = Temporal.Now.instant().subtract({ minutes: minutesAgo }).toString()
      const passwords = new Map([[accountId, { hash: null, takenAt }]])
      return target.compare([namedTruth({ username: 'by-hand', ...wanted })], signal, {}, passwords)
    }
    expect(await said(0)).toEqual([])
    // clocks that are apart are no news
    expect(await said(3)).toEqual([])
    expect(await said(10)).toMatchObject([{ accountId, is: 'other-password', attributes: ['pwdLastSet'] }])
    // what the whole domain's clock is ahead is taken off
    const late = ad.open({}, undefined, undefined, () => Temporal.Now.instant().subtract({ minutes: 10 }))
    const tenAgo = Temporal.Now.instant().subtract({ minutes: 10 }).toString()
    const told = new Map([[accountId, { hash: null, takenAt: tenAgo }]])
    expect(await late.compare([namedTruth({ username: 'by-hand' })], signal, {}, told)).toEqual([])
    await deliver([{ username: 'by-hand', standing: 'ended' }])
    expect((await said(10, { standing: 'ended' })).map(({ is }) => is)).not.toContain('other-password')
  })

  test('a connection whose sign-in was lost is not used again', async () => {
    const { address: url, bindAs } = ad.settings()
    const directory = openDirectory({ url, bindAs, secret: ad.ours.secret, ca: domain.ca })
    const look = () => directory.run((client) => client.search(people, { scope: 'base' }))
    try {
      await directory.run((client) => client.bind('', ''))
      await expect(look()).rejects.toMatchObject({ code: 1 })
      expect((await look()).searchEntries).toHaveLength(1)
    } finally {
      await directory.close()
    }
  })

  test('a worker that stops gives back what it has not begun', async () => {
    const orders = [orderOf({ username: 'not-begun' }, first)]
    expect(await target.deliver(orders, AbortSignal.abort())).toMatchObject([
      { is: 'again', trouble: { what: 'stopped' } },
    ])
    expect(await ad.entry('not-begun')).toBeNull()
    const looking = async () => {
      for await (const each of target.survey(AbortSignal.abort())) expect(each).toBeNull()
    }
    await expect(looking()).rejects.toMatchObject({ trouble: { what: 'stopped' } })
  })

  test('an entry moved to a place of its own stays there', async () => {
    await deliver([{ username: 'moved' }, first])
    await asAdministrator(domain, async (client) => {
      await client.add(`OU=Physics,${people}`, { objectClass: 'organizationalUnit' })
      await client.modifyDN(`CN=moved,${people}`, `CN=moved,OU=Physics,${people}`)
    })
    expect(await deliver([{ username: 'moved' }])).toEqual([done])
    expect(await ad.entry('moved')).toMatchObject({ dn: [`CN=moved,OU=Physics,${people}`] })
  })

  test('an entry that AdminSDHolder guards is one account’s trouble, and the others go on', async () => {
    await deliver([{ username: 'admin-too' }, first])
    const name = `CN=admin-too,${people}`
    await byHand(name, 'adminCount', ['1'])
    // what the domain itself does every hour: nothing is inherited any more
    await domain.tool(
      'dsacl',
      'set',
      `--objectdn=${name}`,
      '--action=deny',
      `--sddl=(D;;WP;;;${await sidOf(domain, ad.ours.name)})`,
    )
    const outcomes = await deliver(
      [{ username: 'admin-too', mail: 'other@uni.example' }],
      [{ username: 'beside' }, first],
    )
    expect(outcomes).toMatchObject([
      { is: 'give-up', trouble: { what: 'protected-by-target' } },
      { is: 'done' },
    ])
    expect(JSON.stringify(outcomes[0])).toContain('AdminSDHolder')
    await byHand(name, 'adminCount', [], 'delete')
    const [later] = await deliver([{ username: 'admin-too', mail: 'other@uni.example' }])
    expect(later).toMatchObject({ is: 'give-up', trouble: { what: 'protected-by-target' } })
  })

  test('the survey tells what is ours and what could be, and nothing of the domain’s own', async () => {
    const found: Found[] = []
    for await (const each of target.survey(signal)) found.push(each)
    const { accountId } = namedTruth({ username: 'kari' })
    expect(found).toContainEqual({ accountId, username: 'kari', place: `CN=kari,${people}`, listed: true })
    expect(found).toContainEqual(expect.objectContaining({ username: 'svc-adgang', accountId: null }))
    expect(found.map(({ username }) => username)).not.toContain('krbtgt')
    expect(found.map(({ username }) => username)).not.toContain('DC1$')
  })
})

describe('groups', () => {
  test('many go in and out at once; a stranger in the group stays', async () => {
    const group = `CN=adgang-guest,OU=Groups,${domain.base}`
    const some = Array.from({ length: 7 }, (_, at) => ({
      username: `guest${at}`,
      groups: ['guest'] as const,
    }))
    await deliver([some[0]!], [some[1]!])
    await domain.tool('user', 'create', 'stranger', first, '--userou=OU=People')
    await byHand(group, 'member', [`CN=stranger,${people}`], 'add')
    const outcomes = await deliver(...some.map((each) => [each] as [typeof each]))
    expect(outcomes).toEqual(some.map(() => ({ ...done, passwordTaken: false })))
    const members = await asAdministrator(domain, (client) => membersOf(client, group, 3))
    expect(members).toHaveLength(8)
    expect(new Set(members).size).toBe(8)
    await deliver(
      ...some.map(({ username }) => [{ username, groups: [] }] as [{ username: string; groups: [] }]),
    )
    expect(await asAdministrator(domain, (client) => membersOf(client, group))).toEqual([
      `CN=stranger,${people}`,
    ])
  })

  test('who is in already, or out already, spoils nothing for the others', async () => {
    await deliver([{ username: 'in', groups: ['guest'] }], [{ username: 'out', groups: [] }])
    const group = `CN=adgang-guest,OU=Groups,${domain.base}`
    const name = (username: string) => `CN=${username},${people}`
    const set = (now: string[], wanted: ['guest'] | []) =>
      asAdministrator(domain, (client) =>
        setMembers(
          client,
          ad.settings(),
          ['in', 'out'].map((each) => ({ name: name(each), now, wanted })),
        ),
      )
    expect(await set([], ['guest'])).toEqual(new Map())
    expect(await asAdministrator(domain, (client) => membersOf(client, group))).toEqual(
      expect.arrayContaining([name('in'), name('out')]),
    )
    await byHand(group, 'member', [name('in')], 'delete')
    expect(await set([group], [])).toEqual(new Map())
    const left = await asAdministrator(domain, (client) => membersOf(client, group))
    expect(left).not.toEqual(expect.arrayContaining([name('out')]))
  })

  test('a member that does not exist is that account’s trouble alone', async () => {
    await deliver([{ username: 'real' }])
    const nobody = `CN=nobody at all,${people}`
    const members = [nobody, `CN=real,${people}`].map((name) => ({
      name,
      now: [],
      wanted: ['employee'] as const,
    }))
    const errors = await asAdministrator(domain, (client) => setMembers(client, ad.settings(), members))
    expect([...errors.keys()]).toEqual([nobody])
    expect((await ad.entry('real'))?.['memberOf']).toContain(`CN=adgang-employee,OU=Groups,${domain.base}`)
  })
})
