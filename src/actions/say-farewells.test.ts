/** Whoever is erased here goes from the other systems too, whoever dies on the way, and nothing else goes with them. (Long: one way after another in which it could fail.) */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../adapters/crypto/journal-keys.ts'
import { openOpenLdap } from '../adapters/ldap/openldap/open-openldap.ts'
import { openScim } from '../adapters/scim/open-scim.ts'
import { putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { startScim, type TestScim } from '../cast/test-scim.ts'
import { startTestSlapd, type TestSlapd } from '../cast/test-slapd.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { tellTargets } from '../cast/told-targets.ts'
import type { Institution } from '../core/institution/institution.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { noFacts } from '../core/person/facts.ts'
import type { Goodbye, TargetSystem } from '../core/targets/target-system.ts'
import { deliverToTarget } from '../jobs/deliver-to-targets.ts'
import { deletePerson } from '../store/departed.ts'
import { compareTarget } from './compare-target.ts'
import { deliverOnce, type OpenTarget } from './deliver.ts'
import { forgetDeparted } from './forget.ts'
import { knowTargets } from './keep-targets.ts'
import { sayFarewells } from './say-farewells.ts'
import { sealJournal } from './seal-journal.ts'
import { seeTargets, tryTargetAgain } from './see-targets.ts'
import { settleDue } from './settle-verdicts.ts'
import { tidyUp } from './tidy-up.ts'
import { together } from './world.ts'

const base = 'dc=uni,dc=example'
const tested = await testWorld('oslomet', { settings: withTargets })
const { world, workerKeys } = tested
const never = new AbortController().signal
let slapd: TestSlapd
let server: TestScim
let ldap: OpenTarget
let scim: OpenTarget
let people = 0

function withTargets(institution: Institution): Institution {
  const common = { name: { nb: 'Der', nn: 'Der', en: 'There' }, dryRun: false }
  const targets = targetsSetting.parse([
    {
      ...common,
      ...{ kind: 'openldap', key: 'ldap', address: 'ldap://127.0.0.1:1', base, bindAs: `cn=adgang,${base}` },
    },
    { ...common, kind: 'scim', key: 'lab', address: 'http://127.0.0.1:1' },
  ])
  return { ...demandsNoFactor(institution), targets }
}

beforeAll(async () => {
  slapd = await startTestSlapd({ base })
  server = await startScim()
  const system = openOpenLdap({
    ...{ url: slapd.url, bindAs: slapd.bindAs, secret: slapd.secret, ca: null, base },
    ...{ people: 'ou=people', hidden: 'ou=hidden', groups: 'ou=groups', schema: 'feide' },
    ...{ nationalNumber: false, mailAliases: true, posix: null, realm: 'uni.example' },
  })
  ldap = { key: 'ldap', system }
  const setting = world.institution.targets.find(({ kind }) => kind === 'scim')
  if (setting?.kind !== 'scim') throw new Error('no SCIM setting')
  const house = { token: server.token, within: { milliseconds: 10_000 }, now: () => Date.now() }
  scim = { key: 'lab', system: openScim({ ...setting, address: server.address }, house) }
  await knowTargets(world)
})

afterAll(async () => {
  await ldap.system.close()
  await Promise.all([slapd.stop(), server.close()])
})

beforeEach(() => tested.setNow('2026-08-20T08:00:00Z'))

type Somebody = SignedUp & { given: string }

/** Somebody with a name of their own, who is listed at both. */
async function somebody(): Promise<Somebody> {
  people += 1
  const given = `Avreist${people}x`
  const one = await putSignedUp(tested, { username: `borte${people}x`, given, family: 'Forsvunnet' })
  await tellTargets(tested, [ldap, scim])
  return { ...one, given }
}

async function erase({ personId }: SignedUp): Promise<void> {
  await together(world, async (db) => deletePerson(db, personId))
}

/** Every line of the directory, and everything that the SCIM server keeps, that holds this text. */
async function saidThere(text: string): Promise<string[]> {
  const entries = await slapd.byHand(
    async (client) => (await client.search(base, { scope: 'sub' })).searchEntries,
  )
  const kept = [...server.store.people.values(), ...server.store.groups.values()]
  return [...entries, ...kept].map((each) => JSON.stringify(each)).filter((line) => line.includes(text))
}

async function putByHand(uid: string, more: Record<string, string>): Promise<void> {
  await slapd.byHand(async (client) =>
    client.add(`uid=${uid},ou=people,${base}`, {
      objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'eduPerson'],
      ...{ uid, cn: uid, sn: 'x', ...more },
    }),
  )
}

const say = async (target: OpenTarget, more: Partial<TargetSystem> = {}) =>
  sayFarewells(world, { ...target, system: { ...target.system, ...more } }, never)

async function farewell({ accountId }: SignedUp, target = 'ldap') {
  const { rows } = await sql<{ state: string; tries: number; trouble: string | null }>`
    SELECT CASE WHEN done_at IS NOT NULL THEN 'said' WHEN given_up_at IS NOT NULL THEN 'given up' ELSE 'waits' END AS state,
      tries, trouble FROM farewell WHERE account_id = ${accountId} AND target = ${target}`.execute(
    world.store,
  )
  return rows[0] ?? null
}

const leaseIsOver = async () =>
  sql`UPDATE farewell SET lease_until = clock_timestamp() - interval '1 second'`.execute(world.store)

test('somebody who is erased is nowhere afterwards, and an entry of the same name stays (case X-08)', async () => {
  const one = await somebody()
  const colleague = await somebody()
  await putByHand('not-ours', { cn: `${one.given} Forsvunnet` })
  expect(await saidThere(one.given)).toHaveLength(3)
  // entry and group, and the SCIM entry
  expect(await saidThere(one.username)).toHaveLength(3)
  // their studies end, and every register lets go
  await world.store
    .updateTable('person')
    .set({ facts: JSON.stringify(noFacts), changed_at: world.now() })
    .where('id', '=', one.personId)
    .execute()
  await settleDue(world)
  await tellTargets(tested, [ldap, scim])
  await sealJournal(world, sha256)
  const runners = [ldap, scim].map((target) =>
    deliverToTarget(world, { keys: workerKeys, target, mayDeliver: () => Promise.resolve(true), idleMs: 20 }),
  )
  try {
    tested.setNow('2029-08-20T08:00:00Z')
    expect(await forgetDeparted(world)).toBeGreaterThan(0)
    await vi.waitFor(
      async () =>
        expect([await farewell(one), await farewell(one, 'lab')]).toMatchObject([
          { state: 'said' },
          { state: 'said' },
        ]),
      10_000,
    )
  } finally {
    await Promise.all(runners.map(async (runner) => runner.stop()))
  }
  const [stays, ...others] = await saidThere(one.given)
  expect(others).toEqual([])
  expect(stays).toContain('uid=not-ours')
  expect(await saidThere(one.username)).toEqual([])
  expect(await saidThere(one.accountId.replaceAll('-', ''))).toEqual([])
  expect(await saidThere(colleague.given)).toHaveLength(2)
})

describe('workers that die or hang', () => {
  test('one that died after it took the entry away: it is done once more, and written down', async () => {
    const one = await somebody()
    await erase(one)
    const sayGoodbye: TargetSystem['sayGoodbye'] = async (ids, signal) => {
      await ldap.system.sayGoodbye(ids, signal)
      throw new Error('killed')
    }
    await expect(say(ldap, { sayGoodbye })).rejects.toThrow('killed')
    expect(await saidThere(one.username)).toHaveLength(1)
    // it is in the dead one's hands until that is over
    expect(await say(ldap)).toMatchObject({ taken: 0 })
    await leaseIsOver()
    expect(await say(ldap)).toMatchObject({ taken: 1 })
    expect(await farewell(one)).toMatchObject({ state: 'said', trouble: null })
  })

  test('one that died between the groups and the entry: nothing of it stays in a group', async () => {
    const one = await somebody()
    await slapd.byHand(async (client) => {
      const { Attribute, Change } = await import('ldapts')
      const values = [`uid=${one.username},ou=people,${base}`]
      const modification = new Attribute({ type: 'member', values })
      await client.modify(`cn=student,ou=groups,${base}`, new Change({ operation: 'delete', modification }))
    })
    await erase(one)
    await Promise.all([say(ldap), say(scim)])
    expect(await saidThere(one.username)).toEqual([])
  })

  test('a delivery that is under way when somebody is erased is waited for, and what it wrote late goes as well', async () => {
    const one = await somebody()
    await sql`UPDATE delivery SET wanted = wanted + 1 WHERE account_id = ${one.accountId} AND target = 'ldap'`.execute(
      world.store,
    )
    const deliver: TargetSystem['deliver'] = async (orders, signal) => {
      await erase(one)
      // while it may still write, nobody says goodbye
      expect(await say(ldap)).toMatchObject({ taken: 0 })
      // it hangs past its lease: the goodbye comes first
      await leaseIsOver()
      expect(await say(ldap)).toMatchObject({ taken: 1 })
      expect(await farewell(one)).toMatchObject({ state: 'said' })
      return ldap.system.deliver(orders, signal)
    }
    const slow = { key: 'ldap', system: { ...ldap.system, deliver } }
    expect(await deliverOnce(world, workerKeys, slow, never)).toMatchObject({ taken: 1 })
    await say(scim)
    expect(await saidThere(one.username)).not.toEqual([])
    expect(await farewell(one)).toMatchObject({ state: 'waits' })
    await say(ldap)
    expect(await saidThere(one.username)).toEqual([])
  })

  test('four at once take each once', async () => {
    const crowd: Somebody[] = []
    for (let each = 0; each < 12; each += 1) crowd.push(await somebody())
    for (const one of crowd) await erase(one)
    const seen: string[] = []
    const sayGoodbye: TargetSystem['sayGoodbye'] = async (ids, signal) => {
      seen.push(...ids)
      return ldap.system.sayGoodbye(ids, signal)
    }
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while ((await say(ldap, { sayGoodbye, atOnce: 2 })).taken > 0);
      }),
    )
    expect(seen.toSorted()).toEqual(crowd.map(({ accountId }) => accountId).toSorted())
    await say(scim)
    for (const { username } of crowd) expect(await saidThere(username)).toEqual([])
  })
})

describe('a target that cannot, or must not', () => {
  const answering =
    (outcome: Goodbye): TargetSystem['sayGoodbye'] =>
    (ids) =>
      Promise.resolve(ids.map(() => outcome))

  test('is asked nothing while it only reports, and nothing while it rests', async () => {
    const one = await somebody()
    await erase(one)
    await sql`UPDATE target SET writes = false`.execute(world.store)
    expect([(await say(ldap)).taken, (await say(scim)).taken]).toEqual([0, 0])
    await sql`UPDATE target SET writes = true`.execute(world.store)
    await slapd.kill()
    expect(await say(ldap)).toEqual({ taken: 1, more: false })
    await slapd.start()
    // it rests until its time comes, however often it is asked
    expect(await say(ldap)).toMatchObject({ taken: 0 })
    expect((await seeTargets(world)).find(({ key }) => key === 'ldap')).toMatchObject({
      trouble: 'unreachable',
      farewells: { waiting: 1, givenUp: 0 },
    })
    tested.advance('PT20M')
    expect(await say(ldap)).toMatchObject({ taken: 1 })
    await say(scim)
    expect(await saidThere(one.username)).toEqual([])
    expect((await seeTargets(world)).find(({ key }) => key === 'ldap')).toMatchObject({
      trouble: null,
      farewells: { waiting: 0, givenUp: 0 },
    })
  })

  test('a missing right to take away keeps no password from getting there, and is given up and said in the end', async () => {
    const one = await somebody()
    await erase(one)
    const no = answering({ is: 'again', trouble: { what: 'no-right', said: 'HTTP 403' } })
    for (let round = 1; round <= 12; round += 1) {
      expect(await say(ldap, { sayGoodbye: no })).toMatchObject({ taken: 1 })
      // not at once again
      expect(await say(ldap, { sayGoodbye: no })).toMatchObject({ taken: 0 })
      tested.advance('PT20M')
    }
    expect(await farewell(one)).toMatchObject({ state: 'given up', trouble: 'no-right' })
    const [seen] = (await seeTargets(world)).filter(({ key }) => key === 'ldap')
    expect(seen).toMatchObject({
      trouble: null,
      farewells: { waiting: 0, givenUp: 1, notGone: [{ accountId: one.accountId, said: 'HTTP 403' }] },
    })
    expect(await tryTargetAgain(world, 'ldap')).toMatchObject({ givenUp: 1 })
    await Promise.all([say(ldap), say(scim)])
    expect(await saidThere(one.username)).toEqual([])
  })

  test('that was away for long has used up nobody’s tries when it is back', async () => {
    const one = await somebody()
    await erase(one)
    const away = answering({ is: 'again', trouble: { what: 'unreachable', said: 'ECONNREFUSED' } })
    for (let round = 1; round <= 15; round += 1) {
      expect(await say(ldap, { sayGoodbye: away })).toMatchObject({ taken: 1 })
      tested.advance('PT20M')
    }
    const no = answering({ is: 'again', trouble: { what: 'no-right', said: 'HTTP 403' } })
    expect(await say(ldap, { sayGoodbye: no })).toMatchObject({ taken: 1 })
    expect(await farewell(one)).toMatchObject({ state: 'waits', tries: 1 })
    tested.advance('PT20M')
    await Promise.all([say(ldap), say(scim)])
    expect(await saidThere(one.username)).toEqual([])
  })

  test('one that is refused holds up nobody else', async () => {
    const [bad, good] = [await somebody(), await somebody()]
    await putBelow(bad)
    await Promise.all([erase(bad), erase(good)])
    await Promise.all([say(ldap), say(scim)])
    expect(await farewell(bad)).toMatchObject({ state: 'given up', trouble: 'protected-by-target' })
    expect(await farewell(good)).toMatchObject({ state: 'said' })
    expect([await saidThere(good.username), (await saidThere(bad.username)).length]).toEqual([[], 2])
    await slapd.byHand(async (client) => client.del(`cn=theirs,uid=${bad.username},ou=people,${base}`))
    await tryTargetAgain(world, 'ldap')
    await say(ldap)
    expect(await saidThere(bad.username)).toEqual([])
  })

  async function putBelow({ username }: SignedUp): Promise<void> {
    await slapd.byHand(async (client) =>
      client.add(`cn=theirs,uid=${username},ou=people,${base}`, {
        objectClass: ['top', 'device'],
        cn: 'theirs',
      }),
    )
  }
})

describe('a comparison', () => {
  const wish = { by: 'system', mend: true, because: null, leftOvers: false }

  test('takes away again what came back, and nothing that was never erased here, unless somebody says so and why', async () => {
    const one = await somebody()
    const anchor = { eduPersonUniqueId: `${one.accountId.replaceAll('-', '')}@uni.example` }
    await erase(one)
    await Promise.all([say(ldap), say(scim)])
    // the directory is put back from a backup, and holds an account that another house, or a later day, made
    await putByHand('came-back', anchor)
    const another = '33333333-3333-4333-8333-333333333333'
    await putByHand('another', { eduPersonUniqueId: `${another.replaceAll('-', '')}@uni.example` })
    expect(await compareTarget(world, ldap, { ...wish, mend: false }, never)).toMatchObject({
      counts: { 'left-over': 2 },
      takenAway: 0,
    })
    expect(await say(ldap)).toMatchObject({ taken: 0 })
    expect(await compareTarget(world, ldap, wish, never)).toMatchObject({ takenAway: 1, held: null })
    await say(ldap)
    expect([await saidThere('came-back'), (await saidThere('another')).length]).toEqual([[], 1])
    const meant = { ...wish, by: 'operator:kim', because: 'restored from a backup', leftOvers: true }
    expect(await compareTarget(world, ldap, meant, never)).toMatchObject({ takenAway: 1, held: null })
    await say(ldap)
    expect(await saidThere('another')).toEqual([])
    expect((await compareTarget(world, ldap, wish, never)).counts['left-over']).toBeUndefined()
  })

  test('takes nothing away by itself where too much came back, and tells', async () => {
    const crowd: Somebody[] = []
    for (let each = 0; each < 22; each += 1) crowd.push(await somebody())
    for (const one of crowd) await erase(one)
    await Promise.all([say(ldap), say(scim)])
    for (const { accountId, username } of crowd)
      await putByHand(username, { eduPersonUniqueId: `${accountId.replaceAll('-', '')}@uni.example` })
    expect(await compareTarget(world, ldap, wish, never)).toMatchObject({ takenAway: 0, held: 'brake' })
    expect(await say(ldap)).toMatchObject({ taken: 0 })
    const meant = { ...wish, because: 'the directory was put back' }
    expect(await compareTarget(world, ldap, meant, never)).toMatchObject({ takenAway: 22, held: null })
    await say(ldap)
    for (const { username } of crowd) expect(await saidThere(username)).toEqual([])
  })

  test('never takes away an account, whatever it is told', async () => {
    const one = await somebody()
    await sql`INSERT INTO farewell (target, account_id, since, done_at) VALUES
      ('ldap', ${one.accountId}, now(), now()), ('lab', ${one.accountId}, now(), NULL)`.execute(world.store)
    const meant = { ...wish, because: 'everything', leftOvers: true }
    expect(await compareTarget(world, ldap, meant, never)).toMatchObject({ takenAway: 0 })
    expect([(await say(ldap)).taken, (await say(scim)).taken]).toEqual([0, 0])
    expect((await saidThere(one.username)).length).toBeGreaterThan(1)
  })
})

test('what was said is forgotten after a year, and what was not is kept', async () => {
  const [said, waits] = [await somebody(), await somebody()]
  await erase(said)
  await Promise.all([say(ldap), say(scim)])
  await erase(waits)
  tested.setNow('2027-08-21T08:00:00Z')
  await tidyUp(world)
  expect([await farewell(said), await farewell(waits)]).toMatchObject([null, { state: 'waits' }])
})
