/** A year of accounts, from one August to the next: nights, files, people who pay, leave and come back, and on every day the oracle beside the program. (Long: one day from its night to its noon.) */
import { Temporal } from 'temporal-polyfill'
import { runNight } from '../../actions/run-night.ts'
import { settleDue } from '../../actions/settle-verdicts.ts'
import { sponsorGuest } from '../../actions/sponsor-guest.ts'
import type { World } from '../../actions/world.ts'
import { poolOf } from '../../store/database.ts'
import { putAgent } from '../at-the-desk.ts'
import type { TestWorld } from '../made-world.ts'
import { nameAt, personsByPlace, putAccounts, renewPasswords } from './accounts.ts'
import { chanceOf } from './chance.ts'
import { lettersToTheDead, unreadableClosings } from './closings.ts'
import { daysAfter } from './days.ts'
import { differences, differencesAtDoor, differencesWithout, type Expected } from './differences.ts'
import { type Heard, heardOf } from './heard.ts'
import { firstDay, lifeAt } from './lives.ts'
import { takeEmployees, takeStudents } from './night-file.ts'
import { noticeDifferences } from './notices.ts'
import type { DayPlan } from './plan.ts'
import { type Asked, ought, type Ought } from './oracle.ts'
import type { Life } from './story.ts'
import type { Day, Told, ToldEmployee, ToldStudent } from './told.ts'

export type YearWish = { tested: TestWorld; people: number; seed: string; folder: string }

/** What a day came to. */
export type DayResult = {
  day: Day
  compared: number
  open: number
  closings: number
  told: number
  settling: number
}

/** The year, day by day; throws with every difference of a day in words. */
export type Year = {
  live(plan: DayPlan): Promise<DayResult>
  /** Takes the files of a night, and nothing more. */
  hear(plan: DayPlan): Promise<void>
  /** What must hold of the year as a whole; gives back what happened in it, in numbers. */
  end(): Promise<Record<string, number>>
}

type Someone = {
  place: number
  life: Life
  personId: string | null
  accountId: string | null
  passwordSet: string | null
  renewsOn: Day | null
  guest: Told['guest']
  /** Since when the account has been closed for what the registers say: not before `from`, not after `until`. */
  closed: { from: Day; until: Day } | null
  /** Came back on this day after a long time, and has not shown anew who they are (N-7). */
  back: Day | null
  opensSince: Day | null
  dead: { from: Temporal.Instant; until: Temporal.Instant | null } | null
}

type State = {
  tested: TestWorld
  world: World
  folder: string
  everybody: Someone[]
  fs: Heard<ToldStudent>
  hr: Heard<ToldEmployee>
  heardAt: { fs: Temporal.Instant | null; hr: Temporal.Instant | null }
  before: Day | null
  lastChange: string
  sponsor: Awaited<ReturnType<typeof putAgent>>
  sums: Record<string, number>
}

/** Makes the people; nobody has been told of yet. */
export async function openYear({ tested, people, seed, folder }: YearWish): Promise<Year> {
  const everybody = Array.from({ length: people }, (_, place) => someoneAt(seed, place))
  const lives = everybody.map(({ life }) => life)
  const { registers } = tested.world.institution
  const goneAfter = (register: 'fs' | 'hr') => {
    const { missingFor, files } = registers[register]?.goneAfter ?? { missingFor: null, files: 3 }
    return { files, days: missingFor?.days ?? 14 }
  }
  tested.setNow(at(firstDay, '03:00', tested.world).toString())
  const state: State = {
    tested,
    world: tested.world,
    folder,
    everybody,
    fs: heardOf(lives, (life) => life.fs, 'fs', goneAfter('fs')),
    hr: heardOf(lives, (life) => life.hr, 'hr', goneAfter('hr')),
    heardAt: { fs: null, hr: null },
    before: null,
    lastChange: '0',
    sponsor: await putAgent(tested, 'administrator', 'vertskapet'),
    sums: {},
  }
  return { live: (plan) => live(state, plan), hear: (plan) => takeFiles(state, plan), end: () => end(state) }
}

function someoneAt(seed: string, place: number): Someone {
  const life = lifeAt(seed, place)
  const chance = chanceOf(`${seed} password ${place}`)
  const set = chance.day('2025-08-06', '2026-07-30')
  const expires = `${Number(set.slice(0, 4)) + 1}${set.slice(4)}`
  return {
    place,
    life,
    personId: null,
    accountId: null,
    passwordSet: life.activates === 'before' ? `${set}T09:00:00Z` : null,
    renewsOn: chance.happens(8) ? null : daysAfter(expires, chance.below(40) - 20),
    guest: null,
    closed: null,
    back: null,
    opensSince: null,
    dead: null,
  }
}

async function live(state: State, plan: DayPlan): Promise<DayResult> {
  const { day } = plan
  await takeFiles(state, plan)
  const told = await night(state, day)
  await morning(state, day)
  state.tested.setNow(at(day, '12:00', state.world).toString())
  const started = performance.now()
  await settleDue(state.world)
  const settling = performance.now() - started
  const { compared, open } = await compare(state, day)
  const { last, closings, found } = await unreadableClosings(state.world, state.lastChange)
  state.lastChange = last
  fail(day, found)
  add(state, 'closings', closings)
  state.before = day
  return { day, compared, open, closings, told, settling }
}

async function takeFiles(state: State, { day, fs, hr }: DayPlan): Promise<void> {
  const { tested, world, folder, everybody } = state
  const generated = at(day, '03:00', world)
  tested.setNow(at(day, '03:15', world).toString())
  const file = { night: day, generated: generated.toString(), people: everybody.length, folder }
  if (fs) await takeStudents(world, state.fs, { ...file, kind: fs })
  if (hr) await takeEmployees(world, state.hr, { ...file, kind: hr })
  state.heardAt = { fs: fs ? generated : state.heardAt.fs, hr: hr ? generated : state.heardAt.hr }
  if (fs ?? hr) await noteWhoIsWho(state)
  if (state.before === null)
    await openAccounts(
      state,
      everybody.filter(({ life }) => life.activates === 'before'),
    )
  noteTheDead(state)
}

async function noteWhoIsWho({ world, everybody }: State): Promise<void> {
  const persons = await personsByPlace(world)
  for (const someone of everybody) {
    const personId = persons.get(someone.place)
    if (personId === undefined) continue
    if (someone.personId !== null && someone.personId !== personId)
      throw new Error(`${textOf(someone)} has become another person`)
    someone.personId = personId
  }
}

async function openAccounts({ world }: State, people: readonly Someone[]): Promise<void> {
  const wishes = people.flatMap(({ place, personId, passwordSet }) =>
    personId === null
      ? []
      : [{ place, personId, passwordSet: Temporal.Instant.from(passwordSet ?? world.now()) }],
  )
  const ids = await putAccounts(world, wishes)
  for (const someone of people) {
    const id = ids.get(someone.place)
    if (id === undefined) throw new Error(`${textOf(someone)} has no person`)
    someone.accountId = id
    someone.passwordSet ??= world.now().toString()
  }
}

function noteTheDead({ world, everybody, fs }: State): void {
  for (const someone of everybody) {
    const isDead = (fs.of(someone.place)?.deceased ?? null) !== null
    if (isDead && someone.dead === null) someone.dead = { from: world.now(), until: null }
    if (!isDead && someone.dead?.until === null) someone.dead = { ...someone.dead, until: world.now() }
  }
}

/** Runs the night, and looks at who was told of what. Nothing of a whole year is unexpected. */
async function night(state: State, day: Day): Promise<number> {
  const { tested, world } = state
  tested.setNow(at(day, '03:30', world).toString())
  const outcome = await runNight(world, { by: 'operator:year', apply: true, releaseBrake: null })
  if (outcome.is !== 'done') throw new Error(`the night of ${day}: ${JSON.stringify(outcome)}`)
  const { counts } = outcome
  const unexpected = state.before !== null && counts.unexpected > 0
  fail(day, unexpected ? [`${counts.unexpected} closings that the night did not expect`] : [])
  await noteComings(state, day)
  const reachable = withAccounts(state).flatMap(({ accountId, someone }) =>
    oughtFor(state, someone).open.includes('mail')
      ? [{ name: textOf(someone), accountId, told: toldOf(state, someone) }]
      : [],
  )
  fail(day, await noticeDifferences(world, reachable, day))
  add(state, 'told of an end', counts.toldOfClosing)
  add(state, 'told of a deadline', counts.toldOfDeadline)
  add(state, 'taken back', counts.takenBack)
  add(state, 'paused', counts.paused)
  return counts.toldOfClosing + counts.toldOfDeadline + counts.takenBack
}

/**
 * Who closed and who came back since the day before (N-7). Where days were left out the oracle cannot tell how long
 * somebody was closed, and takes the program's word when that matters.
 */
async function noteComings(state: State, day: Day): Promise<void> {
  const from = state.before === null ? '1900-01-01' : daysAfter(state.before, 1)
  const asked = askedNow(state)
  const unsure: Someone[] = []
  for (const { someone } of withAccounts(state)) {
    const isOpen = roleReasons(state, someone, asked).length === 0
    const { closed } = someone
    if (!isOpen) someone.closed ??= { from, until: state.before === null ? from : day }
    if (!isOpen || closed === null) continue
    someone.closed = null
    const long = renewAfter(state)
    if (daysBetween(closed.until, from) > long) someone.back = day
    else if (daysBetween(closed.from, day) >= long) unsure.push(someone)
    add(state, 'came back', 1)
  }
  const { rows } = await poolOf(state.world.store).query<{ id: string }>(
    'select id from account where password_must_identify and id = any($1::uuid[])',
    [unsure.map(({ accountId }) => accountId)],
  )
  for (const someone of unsure) if (rows.some(({ id }) => id === someone.accountId)) someone.back = day
}

function renewAfter({ world }: State): number {
  return world.institution.lifecycle.renewPasswordAfter.days
}

/** What people do themselves: activate, renew a password, be a guest. */
async function morning(state: State, day: Day): Promise<void> {
  const { tested, world, everybody } = state
  tested.setNow(at(day, '09:00', world).toString())
  const asked = askedNow(state)
  const renewing = everybody.filter(({ accountId, back, renewsOn }) => {
    const anew = back !== null && daysAfter(back, 2) <= day
    return accountId !== null && (anew || (renewsOn !== null && renewsOn <= day))
  })
  await renewPasswords(
    world,
    renewing.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])),
  )
  for (const someone of renewing) {
    someone.passwordSet = world.now().toString()
    if (someone.renewsOn !== null && someone.renewsOn <= day) someone.renewsOn = null
    someone.back = null
  }
  for (const someone of everybody) await beGuest(state, someone, day)
  const opening = everybody.filter((someone) => opensAccount(state, someone, asked, day))
  await openAccounts(state, opening)
  add(state, 'activated', opening.length)
}

function opensAccount(state: State, someone: Someone, asked: Asked, day: Day): boolean {
  const { life, personId, accountId } = someone
  if (personId === null || accountId !== null || typeof life.activates !== 'number') return false
  if (roleReasons(state, someone, asked).length > 0) return false
  someone.opensSince ??= day
  return daysAfter(someone.opensSince, life.activates) <= day
}

async function beGuest(state: State, someone: Someone, day: Day): Promise<void> {
  const { guest: stay } = someone.life
  if (stay === null || someone.guest !== null || day < stay.from || stay.until < day) return
  const { sponsor, world } = state
  const agent = { sessionId: '', accountId: sponsor.accountId, personId: sponsor.personId }
  const outcome = await sponsorGuest(
    world,
    { ...agent, username: sponsor.username, rank: sponsor.rank },
    {
      given: 'Gjest',
      family: 'Åretsen',
      birthDate: '1980-01-01',
      email: `gjest${someone.place}@example.org`,
      mobile: `+4798${String(someone.place).padStart(6, '0')}`,
      language: 'nb',
      username: sponsor.username,
      ...stay,
      reason: 'forskningsopphold',
      ticket: '1',
    },
  )
  if (outcome.is !== 'sponsored') throw new Error(`${textOf(someone)}: ${JSON.stringify(outcome)}`)
  someone.personId = outcome.personId
  someone.guest = stay
}

/** Everybody with an account, by page; a few at the door and a few without an account, one by one. */
async function compare(state: State, day: Day): Promise<{ compared: number; open: number }> {
  const { world, everybody } = state
  const all = withAccounts(state).map(({ accountId, someone }): Expected => {
    return { name: textOf(someone), accountId, ought: oughtFor(state, someone) }
  })
  const found = await differences(world, all)
  const some = Math.max(1, Math.floor(all.length / 20))
  found.push(
    ...(await differencesAtDoor(
      world,
      all.filter((_, at_) => at_ % some === dayNumber(day) % some),
    )),
  )
  const without = everybody.flatMap((someone) =>
    someone.personId !== null && someone.accountId === null
      ? [{ name: textOf(someone), personId: someone.personId, ought: oughtFor(state, someone) }]
      : [],
  )
  found.push(...(await differencesWithout(world, without.slice(0, 50))))
  fail(day, found)
  return { compared: all.length, open: all.filter(({ ought: { open } }) => open.includes('services')).length }
}

function oughtFor(state: State, someone: Someone): Ought {
  const judged = ought(toldOf(state, someone), askedNow(state), state.world.institution)
  if (someone.back === null) return judged
  // N-7: forgotten-password routes apply; until then nothing but the doors opens
  return {
    ...judged,
    reasons: [...judged.reasons, 'must-change-password'],
    open: judged.open.filter((place) => place === 'door'),
  }
}

function roleReasons(state: State, someone: Someone, asked: Asked): readonly string[] {
  const told = { ...toldOf(state, someone), activated: 'yes', passwordSet: asked.now.toString() }
  return ought(told, asked, state.world.institution).reasons
}

function toldOf({ fs, hr }: State, { place, guest, accountId, passwordSet }: Someone): Told {
  const activated = accountId === null ? null : passwordSet
  return { fs: fs.of(place), hr: hr.of(place), guest, activated, passwordSet }
}

/** Silent: older than 36 hours (design.md). */
function askedNow({ world, heardAt }: State): Asked {
  const now = world.now()
  const since = (heard: Temporal.Instant | null): Day | null => {
    const silent = heard?.add({ hours: 36 }) ?? null
    return silent !== null && Temporal.Instant.compare(silent, now) < 0
      ? silent.toZonedDateTimeISO(world.institution.timeZone).toPlainDate().toString()
      : null
  }
  return { now, silentSince: { fs: since(heardAt.fs), hr: since(heardAt.hr) } }
}

function withAccounts({ everybody }: State): { accountId: string; someone: Someone }[] {
  return everybody.flatMap((someone) =>
    someone.accountId === null ? [] : [{ accountId: someone.accountId, someone }],
  )
}

/** Nobody dead was written to; everybody has the account, the username and the address of the beginning (N-7). */
async function end(state: State): Promise<Record<string, number>> {
  const { world, everybody } = state
  const dead = everybody.flatMap(({ personId, dead: death }) =>
    personId === null || death === null ? [] : [{ personId, ...death }],
  )
  add(state, 'died', dead.length)
  fail('the year', await lettersToTheDead(world, dead))
  const { rows } = await poolOf(world.store).query<{
    id: string
    username: string
    mail: string
    accounts: number
  }>(
    `select id, username, mail, count(*) over (partition by person_id) as accounts from account where closed_at is null`,
  )
  const accounts = new Map(rows.map((row) => [row.id, row]))
  const found = withAccounts(state).flatMap(({ accountId, someone }) => {
    const row = accounts.get(accountId)
    const mail = `${nameAt(someone.place)}@${world.institution.mailAddresses.domain}`
    const same = row?.username === nameAt(someone.place) && row.mail === mail && row.accounts === 1
    return same ? [] : [`${textOf(someone)} has another account: ${JSON.stringify(row)}`]
  })
  fail('the year', found)
  return state.sums
}

function add({ sums }: State, what: string, count: number): void {
  sums[what] = (sums[what] ?? 0) + count
}

/** Everything known of somebody, so that a difference can be understood from its text. */
function textOf({ place, life: { kind } }: Someone): string {
  return `${place} (${kind})`
}

function fail(when: string, found: readonly string[]): void {
  if (found.length === 0) return
  throw new Error(`${when}: ${found.length} differences\n${found.slice(0, 25).join('\n')}`)
}

/** A moment of a day at the institution. */
function at(day: Day, time: string, { institution }: World): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(institution.timeZone).toInstant()
}

function dayNumber(day: Day): number {
  return Math.round(Date.parse(day) / 86_400_000)
}

function daysBetween(from: Day, until: Day): number {
  return dayNumber(until) - dayNumber(from)
}
