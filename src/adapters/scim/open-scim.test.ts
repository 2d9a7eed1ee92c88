/** Accounts reach a real SCIM server: made once, adopted, changed, closed, in their groups, and nothing of theirs that is nobody's business. (Long: one kind of change after another.) */
import { afterAll, describe, expect, test } from 'vitest'
import { madeTruth } from '../../cast/made-truth.ts'
import { type Fault, startScim, type TestScim, type WentBy } from '../../cast/test-scim.ts'
import type { TargetSetting } from '../../core/institution/targets.ts'
import { targetsSetting } from '../../core/institution/targets.ts'
import type { Found, Outcome, TargetSystem } from '../../core/targets/target-system.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { openScim } from './open-scim.ts'

const scim = await startScim()
const put = await startScim({ patch: false })
const bare = await startScim({ patch: true, etag: false, tellsGroups: false })
afterAll(async () => {
  await Promise.all([scim, put, bare].map(async (each) => each.close()))
})
const never = new AbortController().signal
let now = 0
let number = 0

const settingsOf = (address: string, more: object = {}): TargetSetting<'scim'> => {
  const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
  const [read] = targetsSetting.parse([{ kind: 'scim', key: 'lab', name, address, ...more }])
  if (read?.kind !== 'scim') throw new Error('no SCIM setting')
  return read
}
const open = (server: TestScim, more: object = {}): TargetSystem =>
  openScim(settingsOf(server.address, more), {
    token: server.token,
    within: { milliseconds: 400 },
    now: () => now,
  })
const give = async (target: TargetSystem, ...truths: Truth[]): Promise<readonly Outcome[]> =>
  target.deliver(
    truths.map((truth) => ({ truth, password: null, pin: null })),
    never,
  )
const fresh = (wish: Parameters<typeof madeTruth>[1] = {}) => madeTruth((number += 1), wish)
const entriesOf = (server: TestScim, { accountId }: Truth) =>
  [...server.store.people.values()].filter((each) => each['externalId'] === accountId)
const entryOf = (server: TestScim, truth: Truth) => {
  const [entry, ...others] = entriesOf(server, truth)
  expect(others).toEqual([])
  return entry
}
const groupsOf = (server: TestScim, truth: Truth) => {
  const id = entryOf(server, truth)?.id
  return [...server.store.groups.values()]
    .filter(({ members }) => members.some(({ value }) => value === id))
    .map(({ displayName }) => displayName)
    .sort()
}
/** The faults of the next requests that this is about, one each. */
const faults = (server: TestScim, list: readonly Fault[], about: (went: WentBy) => boolean = () => true) => {
  const left = [...list]
  server.faultOf = (went) => (about(went) ? (left.shift() ?? null) : null)
}
const done = { is: 'done', passwordTaken: true, mended: [] }

describe.each([
  ['with PATCH and versions', scim],
  ['with PUT alone', put],
  ['that tells no versions and no groups', bare],
])('a server %s', (_, server) => {
  const target = open(server)

  test('gets an entry with what others may know, its groups, and nothing else', async () => {
    const truth = fresh({ groups: ['student', 'employee'] })
    expect(await give(target, truth)).toEqual([done])
    expect(entryOf(server, truth)).toMatchObject({
      userName: truth.username,
      active: true,
      name: { givenName: 'Kari', familyName: truth.person?.family },
      displayName: `Kari ${truth.person?.family}`,
      emails: [{ value: truth.mail, type: 'work', primary: true }],
      preferredLanguage: 'nn',
    })
    expect(JSON.stringify(entryOf(server, truth))).toContain('91234567')
    expect(groupsOf(server, truth)).toEqual(['employee', 'student'])
    const sent = server.wentBy.map(({ body }) => body).join('\n')
    expect(sent).not.toMatch(/password|17850618370|654321|2006-05-17|MTDT|Gløshaugen/)
  })

  test('is told the same again without a change, and of what changed without a second entry', async () => {
    const truth = fresh({ groups: ['student', 'employee'] })
    await give(target, truth)
    const before = entryOf(server, truth)
    await give(target, truth)
    expect(entryOf(server, truth)).toEqual(before)
    const later: Truth = {
      ...truth,
      username: `z${truth.username}`,
      groups: ['employee', 'guest'],
      mail: null,
      person: truth.person && { ...truth.person, family: 'Æsop "Å" ) or 1 eq 1', mobile: null },
    }
    expect(await give(target, later)).toEqual([done])
    const after = entryOf(server, later)
    expect(after).toMatchObject({ id: before?.id, userName: later.username })
    expect(after?.['name']).toMatchObject({ familyName: 'Æsop "Å" ) or 1 eq 1' })
    expect(after?.['emails'] ?? []).toEqual([])
    expect(after?.['phoneNumbers'] ?? []).toEqual([])
    expect(groupsOf(server, later)).toEqual(['employee', 'guest'])
    expect(await target.compare([later], never)).toEqual(server === bare ? expect.anything() : [])
  })

  test('closes whoever is kept out, takes the groups away, and gives both back', async () => {
    const truth = fresh()
    await give(target, truth)
    for (const closed of [
      { ...truth, standing: 'hidden' as const },
      { ...truth, open: { ...truth.open, services: false } },
      { ...truth, standing: 'ended' as const },
    ]) {
      expect(await give(target, closed)).toEqual([done])
      expect(entryOf(server, truth)?.['active']).toBe(false)
      expect(groupsOf(server, truth)).toEqual([])
      expect(await give(target, truth)).toEqual([done])
      expect(entryOf(server, truth)?.['active']).toBe(true)
      expect(groupsOf(server, truth)).toEqual(['student'])
    }
  })

  test('never learns of somebody who has never been open', async () => {
    const [hidden, ended] = [fresh({ standing: 'hidden' }), fresh({ standing: 'ended' })]
    expect(await give(target, hidden, ended)).toEqual([done, done])
    expect([...entriesOf(server, hidden), ...entriesOf(server, ended)]).toEqual([])
  })

  test('adopts an entry that nobody owns, and leaves one that is somebody else’s alone', async () => {
    const [free, theirs, closed] = [fresh(), fresh(), fresh()]
    for (const [truth, externalId, active] of [
      [free, undefined, true],
      [theirs, 'hr-4711', true],
      [closed, undefined, false],
    ] as const) {
      const body = {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: truth.username,
        externalId,
        active,
      }
      await fetch(`${server.address}/Users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/scim+json' },
        body: JSON.stringify(body),
      })
    }
    const found = await target.compare([free, theirs, closed], never)
    // one that somebody closed there is told apart before it opens
    expect(found.map(({ is }) => is)).toEqual(['adopt', 'taken', 'adopt-and-open'])
    expect(found[0]?.attributes).toContain('externalId')
    expect(found[0]?.attributes).not.toContain('active')
    expect(found[2]?.attributes).toContain('active')
    const before = [...server.store.people.values()].find((each) => each['externalId'] === 'hr-4711')
    const outcomes = await give(target, free, theirs)
    expect(outcomes[0]).toEqual(done)
    expect(outcomes[1]).toMatchObject({ is: 'give-up', trouble: { what: 'name-taken' } })
    expect(entryOf(server, free)?.['active']).toBe(true)
    expect([...server.store.people.values()].find((each) => each['externalId'] === 'hr-4711')).toEqual(before)
    server.store.people.delete(before?.id ?? '')
  })

  test('an open entry that nobody owns is closed for whoever is closed here, and one of somebody else’s is not', async () => {
    const [hidden, ended, theirs] = [
      fresh({ standing: 'hidden' }),
      fresh({ standing: 'ended' }),
      fresh({ standing: 'hidden' }),
    ]
    const before = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      active: true,
    }
    for (const [truth, externalId] of [
      [hidden, undefined],
      [ended, undefined],
      [theirs, 'hr-4712'],
    ] as const)
      await fetch(`${server.address}/Users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/scim+json' },
        body: JSON.stringify({ ...before, userName: truth.username, externalId }),
      })
    expect((await target.compare([hidden, ended, theirs], never)).map(({ is }) => is)).toEqual([
      'adopt',
      'adopt',
    ])
    expect(await give(target, hidden, ended, theirs)).toEqual([done, done, done])
    expect([entryOf(server, hidden)?.['active'], entryOf(server, ended)?.['active']]).toEqual([false, false])
    const other = [...server.store.people.values()].find((each) => each['externalId'] === 'hr-4712')
    expect(other?.['active']).toBe(true)
    server.store.people.delete(other?.id ?? '')
    expect(await target.compare([hidden, ended], never)).toEqual([])
  })
})

describe('settings', () => {
  test('people with a protected address are there without a name, not there, or as all others', async () => {
    const hidden = { person: { protected: true } }
    const [nameless, left, shown] = [fresh(hidden), fresh(hidden), fresh(hidden)]
    await give(open(scim), nameless)
    await give(open(scim, { protectedPeople: 'left-out' }), left)
    await give(open(scim, { protectedPeople: 'as-others' }), shown)
    const entry = entryOf(scim, nameless)
    expect(entry).toMatchObject({ userName: nameless.username, displayName: nameless.username, active: true })
    expect(JSON.stringify(entry)).not.toMatch(/Kari|Nordmann|9123|example\.org/)
    expect(groupsOf(scim, nameless)).toEqual([])
    expect(entriesOf(scim, left)).toEqual([])
    expect(entryOf(scim, shown)?.['displayName']).toContain('Kari')
    // protection that comes later takes away what was there
    await give(open(scim), { ...shown, person: shown.person && { ...shown.person, protected: true } })
    expect(JSON.stringify(entryOf(scim, shown))).not.toMatch(/Kari|Nordmann|9123|example\.org/)
  })

  test('ended entries are taken away where it says so, and only ours', async () => {
    const truth = fresh()
    const target = open(scim, { whenEnded: 'delete' })
    await give(target, truth)
    await give(target, { ...truth, standing: 'hidden' })
    expect(entryOf(scim, truth)?.['active']).toBe(false)
    expect(await give(target, { ...truth, standing: 'ended' }, fresh({ standing: 'ended' }))).toEqual([
      done,
      done,
    ])
    expect(entriesOf(scim, truth)).toEqual([])
  })

  test('unit and campus only where it says so; groups bear the prefix, or are let be', async () => {
    const [plain, rich, alone] = [fresh(), fresh(), fresh()]
    await give(open(scim), plain)
    await give(open(scim, { enterprise: true, groupPrefix: 'lab-' }), rich)
    await give(open(scim, { groups: false }), alone)
    expect(JSON.stringify(entryOf(scim, plain))).not.toContain('Gløshaugen')
    expect(JSON.stringify(entryOf(scim, rich))).toContain('"department":"IE"')
    expect(JSON.stringify(entryOf(scim, rich))).toContain('"division":"Gløshaugen"')
    expect(groupsOf(scim, rich)).toEqual(['lab-student'])
    expect(groupsOf(scim, alone)).toEqual([])
    const group = [...scim.store.groups.values()].find(({ displayName }) => displayName === 'student')
    group?.members.push({ value: entryOf(scim, alone)?.id ?? '' })
    await give(open(scim, { groups: false }), { ...alone, standing: 'hidden' })
    expect(groupsOf(scim, alone)).toEqual(['student'])
  })

  test('an address in the clear is for this machine alone, and holds no key', () => {
    const address = (value: string) =>
      targetsSetting.safeParse([{ ...settingsOf('http://127.0.0.1:1/scim'), address: value }]).success
    expect(
      ['https://lab.example.org/scim', 'http://localhost:8080/scim', 'http://[::1]/scim'].map(address),
    ).toEqual([true, true, true])
    expect(
      [
        'http://lab.example.org/scim',
        'https://key@lab.example.org',
        'https://lab.example.org?token=1',
        'ftp://x',
      ].map(address),
    ).toEqual([false, false, false, false])
  })
})

describe('what goes wrong', () => {
  const target = open(scim)
  const troubleOf = async (list: readonly Fault[], about?: (went: WentBy) => boolean) => {
    await give(target, fresh())
    faults(scim, list, about)
    const [outcome] = await give(target, fresh())
    scim.faultOf = () => null
    now += 2 * 60 * 60_000
    return outcome?.is === 'done' ? outcome.is : `${outcome?.is} ${outcome?.trouble.what}`
  }
  const answers = (status: number): Fault => ({ is: 'answers', status, applies: false })

  test.each([
    [401, 'again credentials-refused'],
    [403, 'again no-right'],
    [404, 'again base-missing'],
    [429, 'again busy'],
    [500, 'again not-understood'],
    [501, 'give-up not-understood'],
    [502, 'again unreachable'],
    [503, 'again busy'],
    [504, 'again unreachable'],
    [507, 'again full'],
    [301, 'again base-missing'],
    [418, 'again not-understood'],
  ])('an answer of %i is %s', async (status, said) => {
    expect(await troubleOf([answers(status)], ({ method }) => method === 'GET')).toBe(said)
  })

  test.each([
    [400, 'give-up value-refused'],
    [413, 'give-up value-refused'],
    [422, 'give-up value-refused'],
  ])('a change that is answered with %i is %s', async (status, said) => {
    expect(await troubleOf([answers(status)], ({ method }) => method === 'POST')).toBe(said)
  })

  test('silence, a line that breaks and an answer that is no JSON are tried again', async () => {
    for (const fault of [
      { is: 'says-nothing', applies: false },
      { is: 'hangs-up', applies: false },
    ] as const)
      expect(await troubleOf([fault])).toBe('again unreachable')
    expect(await troubleOf([{ is: 'babbles', applies: false }])).toBe('again not-understood')
    const away = openScim(settingsOf('http://127.0.0.1:9/scim'), {
      token: 'x',
      within: { milliseconds: 400 },
      now: () => now,
    })
    expect((await give(away, fresh()))[0]).toMatchObject({ is: 'again', trouble: { what: 'unreachable' } })
  })

  test('that we stop is not the server’s doing', async () => {
    const truth = fresh()
    const order = { truth, password: null, pin: null }
    await target.compare([truth], never)
    expect(await target.deliver([order], AbortSignal.abort())).toMatchObject([
      { is: 'again', trouble: { what: 'stopped' } },
    ])
  })

  test('a server that asks to wait is not asked before that', async () => {
    faults(scim, [{ is: 'answers', status: 429, applies: false, retryAfter: '120' }])
    const truth = fresh()
    await give(target, truth)
    scim.faultOf = () => null
    const before = scim.wentBy.length
    now += 119_000
    expect((await give(target, truth))[0]).toMatchObject({ is: 'again', trouble: { what: 'busy' } })
    expect(scim.wentBy).toHaveLength(before)
    now += 2_000
    expect(await give(target, truth)).toEqual([done])
  })

  test('a redirect is not followed: the token goes nowhere else', async () => {
    const elsewhere = await startScim()
    faults(scim, [{ is: 'redirects', to: elsewhere.address }], ({ method }) => method === 'GET')
    expect((await give(target, fresh()))[0]).toMatchObject({ is: 'again', trouble: { what: 'base-missing' } })
    scim.faultOf = () => null
    expect(elsewhere.wentBy).toEqual([])
    await elsewhere.close()
  })

  test('what was made without an answer is found again, not made twice', async () => {
    for (const fault of [
      { is: 'hangs-up', applies: true },
      { is: 'says-nothing', applies: true },
      { is: 'answers', status: 500, applies: true },
      { is: 'babbles', applies: true },
    ] as const) {
      const truth = fresh()
      faults(scim, [fault], ({ method }) => method === 'POST')
      expect((await give(target, truth))[0]?.is).toBe('again')
      scim.faultOf = () => null
      expect(await give(target, truth)).toEqual([done])
      expect(entriesOf(scim, truth)).toHaveLength(1)
      expect(groupsOf(scim, truth)).toEqual(['student'])
    }
  })

  test('a name that somebody takes between looking and making is tried again, not doubled', async () => {
    const truth = fresh()
    faults(scim, [answers(409)], ({ method }) => method === 'POST')
    expect(await give(target, truth)).toEqual([done])
    scim.faultOf = () => null
    expect(entriesOf(scim, truth)).toHaveLength(1)
  })

  test('somebody else’s change between reading and writing is read again', async () => {
    const truth = fresh()
    await give(target, truth)
    scim.faultOf = (went) => {
      const entry = entryOf(scim, truth)
      if (went.method === 'PATCH' && went.path.includes('Users') && entry && entry.version < 3)
        entry.version += 1
      return null
    }
    expect(await give(target, { ...truth, mail: 'new@example.org' })).toEqual([done])
    scim.faultOf = () => null
    expect(entryOf(scim, truth)?.['emails']).toMatchObject([{ value: 'new@example.org' }])
  })

  test('a refused value keeps nobody open who should be closed', async () => {
    const truth = fresh()
    await give(target, truth)
    faults(scim, [answers(400)], ({ method, path }) => method === 'PATCH' && path.includes('Users'))
    const [outcome] = await give(target, { ...truth, standing: 'hidden', mail: 'odd@example.org' })
    scim.faultOf = () => null
    expect(outcome).toMatchObject({ is: 'give-up', trouble: { what: 'value-refused' } })
    expect(entryOf(scim, truth)?.['active']).toBe(false)
  })

  test('nobody is opened while the groups of before cannot be taken away (case X-07)', async () => {
    const truth = fresh({ groups: ['employee'] })
    await give(target, truth)
    const entry = entryOf(scim, truth)
    if (entry) entry['active'] = false
    faults(scim, [answers(500)], ({ method, path }) => method === 'PATCH' && path.includes('Groups'))
    const [outcome] = await give(target, { ...truth, groups: ['student'] })
    scim.faultOf = () => null
    expect(outcome).toMatchObject({ is: 'again' })
    expect(entryOf(scim, truth)?.['active']).toBe(false)
    expect(await give(target, { ...truth, groups: ['student'] })).toEqual([done])
    expect(groupsOf(scim, truth)).toEqual(['student'])
  })

  test('one account that fails does not keep the others out', async () => {
    const truths = [fresh(), fresh(), fresh()]
    faults(scim, [answers(400)], ({ body }) => body.includes(truths[1]?.username ?? '-'))
    expect((await give(target, ...truths)).map(({ is }) => is)).toEqual(['done', 'give-up', 'done'])
    scim.faultOf = () => null
  })

  test('two entries with our id: the same one is ours every time, the other opens nothing', async () => {
    const truth = fresh()
    await give(target, truth)
    const entry = entryOf(scim, truth)
    if (entry) scim.store.people.set('zz-twin', { ...entry, id: 'zz-twin', userName: 'twin' })
    expect(await give(target, truth)).toEqual([{ ...done, mended: ['externalId'] }])
    expect(scim.store.people.get('zz-twin')?.['active']).toBe(false)
    expect(scim.store.people.get(entry?.id ?? '')?.['active']).toBe(true)
    scim.store.people.delete('zz-twin')
  })

  test('a server that forgets our id is not used', async () => {
    const forgetful = await startScim({ keepsExternalId: false })
    expect((await give(open(forgetful), fresh()))[0]).toMatchObject({
      is: 'again',
      trouble: { what: 'schema-missing' },
    })
    await forgetful.close()
  })

  test('a server that gives others than were asked for is not used: nobody would be found again', async () => {
    const heedless = await startScim({ heedsFilters: false })
    const target = open(heedless)
    expect(await give(target, fresh())).toEqual([done])
    const second = fresh()
    expect((await give(target, second))[0]).toMatchObject({
      is: 'again',
      trouble: { what: 'schema-missing' },
    })
    expect(heedless.store.people.size).toBe(1)
    await heedless.close()
  })

  test('nothing that is said of a trouble holds a name, a value or the token', async () => {
    const truth = fresh()
    const said: string[] = []
    for (const status of [400, 401, 403, 404, 409, 412, 429, 500, 503]) {
      faults(
        scim,
        [answers(status), answers(status), answers(status), answers(status)],
        ({ method }) => method === 'POST',
      )
      const [outcome] = await give(open(scim), truth)
      if (outcome && outcome.is !== 'done') said.push(outcome.trouble.said)
      now += 2 * 60 * 60_000
    }
    scim.faultOf = () => null
    expect(said.length).toBeGreaterThan(6)
    for (const each of said) expect(each).not.toMatch(/Kari|abcde|example|test-|127\.0/)
  })
})

describe('what is there', () => {
  const target = open(scim, { pageSize: 3 })
  const survey = async () => {
    const found: Found[] = []
    for await (const each of target.survey(never)) found.push(each)
    return found
  }

  test('is told each once, also where pages shift, and what is another system’s is not', async () => {
    scim.store.people.set('foreign', {
      id: 'foreign',
      userName: 'foreign',
      externalId: 'hr-1',
      version: 1,
      active: true,
    })
    scim.store.people.set('free', { id: 'free', userName: 'free', version: 1, active: false })
    scim.faultOf = () => ({ is: 'shuffles' })
    const found = await survey()
    scim.faultOf = () => null
    expect(found.map(({ place }) => place).sort()).toEqual(
      [...scim.store.people.keys()]
        .filter((id) => id !== 'foreign')
        .map((id) => `Users/${id}`)
        .sort(),
    )
    expect(found.find(({ username }) => username === 'free')).toEqual({
      accountId: null,
      username: 'free',
      place: 'Users/free',
      listed: false,
    })
  })

  test('is told by cursor where the server reads long lists so (RFC 9865)', async () => {
    const byCursor = await startScim({ cursor: true })
    const system = open(byCursor, { pageSize: 3 })
    const truths = Array.from({ length: 8 }, () => fresh())
    await give(system, ...truths)
    const found: string[] = []
    for await (const { accountId } of system.survey(never)) found.push(accountId ?? '')
    expect(found.sort()).toEqual(truths.map(({ accountId }) => accountId).sort())
    expect(byCursor.wentBy.filter(({ search }) => search.has('cursor'))).toHaveLength(3)
    expect(byCursor.wentBy.some(({ search }) => search.has('startIndex'))).toBe(false)
    await byCursor.close()
  })

  test('is compared attribute by attribute, without a change', async () => {
    const [same, edited, missing] = [fresh(), fresh(), fresh()]
    await give(target, same, edited)
    const entry = entryOf(scim, edited)
    if (entry) entry['displayName'] = 'Somebody'
    const group = [...scim.store.groups.values()].find(({ displayName }) => displayName === 'student')
    if (group) group.members = group.members.filter(({ value }) => value !== entry?.id)
    const before = JSON.stringify([...scim.store.people])
    expect(await target.compare([same, edited, missing, fresh({ standing: 'hidden' })], never)).toEqual([
      {
        accountId: edited.accountId,
        username: edited.username,
        is: 'differs',
        attributes: ['displayName', 'groups'],
      },
      { accountId: missing.accountId, username: missing.username, is: 'missing', attributes: [] },
    ])
    expect(JSON.stringify([...scim.store.people])).toBe(before)
    await give(target, edited)
    expect(await target.compare([edited], never)).toEqual([])
  })

  test('throws in our words when it cannot be asked', async () => {
    faults(scim, [{ is: 'answers', status: 401, applies: false }])
    await expect(target.compare([fresh()], never)).rejects.toMatchObject({
      trouble: { what: 'credentials-refused' },
    })
    faults(scim, [{ is: 'answers', status: 502, applies: false }])
    await expect(survey()).rejects.toMatchObject({ trouble: { what: 'unreachable' } })
    scim.faultOf = () => null
  })

  test('is checked before it is used, and nothing is written', async () => {
    const before = JSON.stringify([[...scim.store.people], [...scim.store.groups]])
    const checked = await target.check(never)
    expect(checked.map(({ what, is }) => `${what} ${is}`)).toEqual([
      'encrypted unsure',
      'reachable right',
      'credentials right',
      'base right',
      'schema right',
      'may-write right',
      'groups right',
    ])
    expect(JSON.stringify([[...scim.store.people], [...scim.store.groups]])).toBe(before)
    const wrong = (settings: TargetSetting<'scim'>, token: string | null) =>
      openScim(settings, { token, within: { milliseconds: 400 }, now: () => now })
    expect((await wrong(settingsOf(scim.address), 'wrong').check(never)).at(-1)).toMatchObject({
      what: 'credentials',
      is: 'wrong',
    })
    expect((await wrong(settingsOf(scim.address), null).check(never)).at(-1)).toMatchObject({
      what: 'credentials',
      is: 'wrong',
    })
    expect((await wrong(settingsOf(`${scim.address}/x`), scim.token).check(never)).at(-1)).toMatchObject({
      what: 'base',
      is: 'wrong',
    })
    faults(scim, [{ is: 'answers', status: 403, applies: false }], ({ method }) => method === 'DELETE')
    expect((await target.check(never)).find(({ what }) => what === 'may-write')).toMatchObject({
      is: 'wrong',
      said: 'HTTP 403',
    })
    scim.faultOf = () => null
  })
})

test('one entry that the server keeps for itself holds up nobody', async () => {
  const [first, ...others] = Array.from({ length: 10 }, () => fresh())
  if (!first) throw new Error('nobody')
  scim.faultOf = ({ method, body }) =>
    method === 'POST' && body.includes(first.accountId)
      ? { is: 'answers', status: 403, applies: false }
      : null
  const outcomes = await give(open(scim), first, ...others)
  scim.faultOf = () => null
  expect(outcomes[0]).toMatchObject({ is: 'again', trouble: { what: 'no-right' } })
  expect(outcomes.slice(1)).toEqual(others.map(() => done))
})
