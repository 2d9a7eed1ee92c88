/** The night: the same end however often and however interrupted, closings that nothing explains are held, and people hear in time. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { firstStudy, paidAutumn } from '../cast/newcomers.ts'
import { workOff } from '../cast/post.ts'
import { putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { noFacts, type PersonFacts } from '../core/person/facts.ts'
import { latestNights } from '../store/nights.ts'
import { hearRegister } from '../store/register-heard.ts'
import { nightOf, runDueNight, runNight } from './run-night.ts'
import { settleDue } from './settle-verdicts.ts'
import { tellBeforeEnd } from './tell-before-end.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
const asTheyAre = world.institution
let people = 0

const study = { ...firstStudy, from: '2024-08-10', until: '2029-06-30' }
const student: PersonFacts = {
  ...noFacts,
  registers: ['fs'],
  studies: [study],
  semesters: [{ ...paidAutumn, void: false }],
}
const leaving = (on: string): PersonFacts => ({
  ...student,
  studies: [{ ...study, ended: { on, why: 'completed' } }],
})

beforeEach(async () => {
  world.institution = asTheyAre
  tested.setNow('2026-08-20T08:00:00Z')
  for (const table of [
    'register_heard',
    'night',
    'end_notice',
    'access_change',
    'verdict',
    'verdict_due',
  ] as const)
    await world.store.deleteFrom(table).execute()
  await sql`delete from placed_lock; delete from acceptance`.execute(world.store)
  await sql`update account set closed_at = now() where closed_at is null`.execute(world.store)
  await world.store.deleteFrom('verdict_due').execute()
})

async function somebody(facts: PersonFacts = student): Promise<SignedUp> {
  people += 1
  return putSignedUp(tested, { username: `nattkonto${people}`, facts })
}

const apply = { by: 'operator:ola', apply: true, releaseBrake: null }
const plan = { ...apply, apply: false }
const openOf = async ({ accountId }: SignedUp) =>
  (
    await world.store
      .selectFrom('verdict')
      .select('open_places')
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  )?.open_places.length

describe('a night', () => {
  test('is due when its hour has struck, and runs once', async () => {
    await somebody()
    tested.setNow('2026-08-21T00:29:00Z')
    expect(nightOf(world).toString()).toBe('2026-08-20')
    tested.setNow('2026-08-21T00:30:00Z')
    expect(nightOf(world).toString()).toBe('2026-08-21')
    await runDueNight(world)
    await runDueNight(world)
    expect(await latestNights(world.store, 5)).toMatchObject([
      { state: 'done', byWhom: 'schedule', day: Temporal.PlainDate.from('2026-08-21') },
    ])
    tested.advance('PT24H')
    await runDueNight(world)
    expect(await latestNights(world.store, 5)).toHaveLength(2)
  })

  test('says what it would do without doing it, and then does it', async () => {
    const kari = await somebody(leaving('2026-06-20'))
    await settleDue(world)
    tested.setNow('2026-09-18T08:00:00Z')
    await hearRegister(world.store, 'fs', Temporal.Instant.from('2026-09-18T01:00:00Z'))
    expect(await runNight(world, plan)).toMatchObject({
      is: 'planned',
      id: null,
      counts: { closed: 1, unexpected: 0 },
    })
    expect(await openOf(kari)).toBe(5)
    expect(await runNight(world, apply)).toMatchObject({ is: 'done', counts: { closed: 1, unexpected: 0 } })
    expect(await openOf(kari)).toBe(0)
    expect(await runNight(world, apply)).toMatchObject({ is: 'done', counts: { closed: 0, changed: 0 } })
  })

  test('two at once: one of them runs', async () => {
    await somebody()
    const outcomes = await Promise.all([runNight(world, apply), runNight(world, apply)])
    expect(outcomes.map(({ is }) => is).sort()).toEqual(['busy', 'done'])
  })

  test('names the registers that were silent', async () => {
    await hearRegister(world.store, 'fs', Temporal.Instant.from('2026-08-10T01:00:00Z'))
    expect(await runNight(world, apply)).toMatchObject({ silent: ['fs'] })
  })

  test('one that was interrupted goes on under its own report', async () => {
    await somebody()
    await sql`create function boom() returns trigger language plpgsql as $$ begin raise exception 'injected'; end $$`.execute(
      world.store,
    )
    await sql`create trigger boom before insert on verdict for each row execute function boom()`.execute(
      world.store,
    )
    await expect(runNight(world, apply)).rejects.toThrow('injected')
    await sql`drop function boom cascade`.execute(world.store)
    expect(await latestNights(world.store, 5)).toMatchObject([{ state: 'running' }])
    await runNight(world, apply)
    expect(await latestNights(world.store, 5)).toMatchObject([{ state: 'done' }])
  })
})

describe('closings that nothing explains', () => {
  /** Somebody edited the file of the institution: nobody counts as paid any longer. */
  const wrongly = {
    ...asTheyAre,
    terms: { ...asTheyAre.terms, begins: { spring: '01-01', autumn: '12-24' } },
  }

  async function thirtyAccounts() {
    const all: SignedUp[] = []
    for (let made = 0; made < 30; made += 1) all.push(await somebody())
    await settleDue(world)
    world.institution = wrongly
    return all
  }

  test('more than the brake allows: nobody is closed, the night says so, and opening goes on', async () => {
    const all = await thirtyAccounts()
    expect(await runNight(world, plan)).toMatchObject({ is: 'refused', counts: { unexpected: 30 } })
    expect(await runNight(world, apply)).toMatchObject({
      is: 'refused',
      because: expect.stringMatching(/^30 of \d+ accounts would close although no day .* allows 20$/),
    })
    for (const one of all) expect(await openOf(one)).toBe(5)
    expect(await latestNights(world.store, 1)).toMatchObject([{ state: 'refused' }])
  })

  test('released with a reason it does as it was told', async () => {
    const all = await thirtyAccounts()
    const released = await runNight(world, { ...apply, releaseBrake: 'vi har byttet terminer' })
    expect(released).toMatchObject({ is: 'done', counts: { unexpected: 30, closed: 30 } })
    for (const one of all) expect(await openOf(one)).toBe(0)
    expect(await latestNights(world.store, 1)).toMatchObject([{ releasedBecause: 'vi har byttet terminer' }])
  })

  test('a day on which many close is no reason to stop: it was forecast', async () => {
    const all: SignedUp[] = []
    for (let made = 0; made < 30; made += 1) all.push(await somebody(leaving('2026-06-20')))
    await settleDue(world)
    tested.setNow('2026-09-18T08:00:00Z')
    expect(await runNight(world, apply)).toMatchObject({ is: 'done', counts: { closed: 30, unexpected: 0 } })
    for (const one of all) expect(await openOf(one)).toBe(0)
  })
})

describe('people are told before', () => {
  const heardNow = async () => hearRegister(world.store, 'fs', world.now())
  const on = async (day: string) => {
    tested.setNow(`${day}T08:00:00Z`)
    await heardNow()
    await settleDue(world)
    return tellBeforeEnd(world)
  }

  test('30, 7 and 1 days before the account closes, each once, in their own language, on their own contacts (O-16)', async () => {
    const kari = await somebody(leaving('2026-06-20'))
    await sql`update person set language = 'nn' where id = ${kari.personId}`.execute(world.store)
    expect(await on('2026-08-18')).toMatchObject({ closing: 0 })
    expect(await on('2026-08-19')).toMatchObject({ closing: 1 })
    expect(await on('2026-08-19')).toMatchObject({ closing: 0 })
    const [mail, sms] = await workOff(tested)
    expect(mail).toMatchObject({ channel: 'mail', to: `${kari.username}@example.org` })
    expect(mail?.text).toContain('registrert avslutta 20. juni 2026')
    expect(mail?.text).toContain('blir difor stengd 18. september 2026')
    expect(sms).toMatchObject({ channel: 'sms', to: '+4799123456' })
    expect(await on('2026-09-10')).toMatchObject({ closing: 0 })
    expect(await on('2026-09-11')).toMatchObject({ closing: 1 })
    expect(await on('2026-09-17')).toMatchObject({ closing: 1 })
    expect(await on('2026-09-18')).toMatchObject({ closing: 0 })
  })

  test('what closes earlier is named with its day', async () => {
    await somebody(leaving('2026-10-01'))
    expect(await on('2026-10-01')).toMatchObject({ closing: 0 })
    expect(await on('2026-11-30')).toMatchObject({ closing: 1 })
    const texts = (await workOff(tested)).map(({ text }) => text).join('\n')
    expect(texts).toContain('Noe stenger tidligere: Canvas 2. oktober 2026.')
  })

  test('an end that was reported late: the nearest notice, and only that', async () => {
    await somebody(leaving('2026-06-20'))
    expect(await on('2026-09-14')).toMatchObject({ closing: 1 })
    expect(await on('2026-09-14')).toMatchObject({ closing: 0 })
  })

  test('an end that does not come is taken back, once; a new day is told anew', async () => {
    const kari = await somebody(leaving('2026-06-20'))
    await on('2026-09-11')
    await workOff(tested)
    const say = async (facts: PersonFacts) => {
      await sql`update person set facts = ${JSON.stringify(facts)}::json where id = ${kari.personId}`.execute(
        world.store,
      )
      await settleDue(world)
      return tellBeforeEnd(world)
    }
    expect(await say(student)).toMatchObject({ takenBack: 1, closing: 0 })
    expect(await say(student)).toMatchObject({ takenBack: 0 })
    expect((await workOff(tested)).map(({ text }) => text).join()).toContain('ikke stengt den dagen')
    expect(await say(leaving('2026-06-20'))).toMatchObject({ takenBack: 0, closing: 1 })
  })

  test('employees, guests and members of projects by their own settings (field 34)', async () => {
    const job = {
      title: 'Lektor',
      unit: null,
      campus: null,
      from: '2020-01-01',
      until: '2026-09-30',
      ended: null,
    }
    await somebody({ ...noFacts, registers: ['hr'], positions: [job] })
    await somebody({ ...noFacts, registers: [], guest: { from: '2026-09-01', until: '2026-09-09' } })
    await settleDue(world)
    expect(await on('2026-09-01')).toMatchObject({ closing: 1 })
    const sent = await workOff(tested)
    expect(await on('2026-09-03')).toMatchObject({ closing: 1 })
    const texts = [...sent, ...(await workOff(tested))].map(({ text }) => text)
    expect(texts.some((text) => text.includes('Arbeidsforholdet ditt ved OsloMet'))).toBe(true)
    expect(texts.some((text) => text.includes('Du er gjest ved OsloMet'))).toBe(true)
  })

  test('the fee: a week and a day before the deadline, to whoever has not paid (O-15)', async () => {
    await somebody({ ...student, semesters: [{ ...paidAutumn, term: '2026-spring', void: false }] })
    await somebody()
    expect(await on('2026-08-24')).toMatchObject({ deadline: 0 })
    expect(await on('2026-08-25')).toMatchObject({ deadline: 1 })
    const [mail] = await workOff(tested)
    expect(await on('2026-08-31')).toMatchObject({ deadline: 1 })
    expect(await on('2026-09-01')).toMatchObject({ deadline: 0 })
    expect(mail?.text).toContain(
      'Er den ikke betalt 1. september 2026, blir brukerkontoen stengt dagen etter.',
    )
  })

  test('the registration: a week and a day before the term before stops to count (O-14)', async () => {
    const spring = { term: '2026-spring', registered: '2026-01-10', fee: 'paid' as const, void: false }
    const onlyPaid = { ...paidAutumn, registered: null, void: false }
    await somebody({ ...student, semesters: [spring, onlyPaid] })
    expect(await on('2026-09-07')).toMatchObject({ deadline: 0 })
    expect(await on('2026-09-08')).toMatchObject({ deadline: 1 })
    const [mail] = await workOff(tested)
    expect(mail?.text).toContain('Er du ikke registrert 15. september 2026')
    expect(await on('2026-09-14')).toMatchObject({ deadline: 1 })
    expect(await on('2026-09-15')).toMatchObject({ deadline: 0 })
  })

  test('ten workers at once tell it once', async () => {
    await somebody(leaving('2026-06-20'))
    tested.setNow('2026-09-11T08:00:00Z')
    await settleDue(world)
    const told = await Promise.all(Array.from({ length: 10 }, async () => tellBeforeEnd(world)))
    expect(told.reduce((sum, { closing }) => sum + closing, 0)).toBe(1)
  })

  test('the dead are not written to, nor those who are closed already', async () => {
    const dead = await somebody(leaving('2026-06-20'))
    await sql`update person set deceased = '2026-08-01' where id = ${dead.personId}`.execute(world.store)
    const left = { ...study, ended: { on: '2026-06-20', why: 'left' as const } }
    await somebody({ ...student, studies: [left], semesters: [] })
    expect(await on('2026-09-11')).toMatchObject({ closing: 0 })
  })
})
