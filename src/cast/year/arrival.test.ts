/** The same facts, whichever way they arrive: a file twice, in two halves, in any order of files and lines, give the same world. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { settleDue } from '../../actions/settle-verdicts.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { emptyTables } from '../emptied-tables.ts'
import { poolOf } from '../../store/database.ts'
import { importFile } from '../import-world.ts'
import { type MadeLine, registerFileText } from '../register-file-maker.ts'
import { testWorld } from '../test-world.ts'
import { nameAt, personsByPlace, putAccounts } from './accounts.ts'
import { heardOf, type HeardOf } from './heard.ts'
import { lifeAt } from './lives.ts'
import { employeeLine, studentLine } from './night-file.ts'
import { ofTheYear } from './plan.ts'

/** How long somebody was away is history, and another test's subject: here only what is known decides. */
const tested = await testWorld('oslomet', { settings: withoutHistory, now: '2027-02-10T11:00:00Z' })
const { world } = tested
const folder = mkdtempSync(join(tmpdir(), 'adgang-arrival-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function withoutHistory(institution: Institution): Institution {
  const { lifecycle } = institution
  const renewPasswordAfter = Temporal.Duration.from({ years: 10 })
  return ofTheYear({ ...institution, lifecycle: { ...lifecycle, renewPasswordAfter } })
}

let minutes = 0
beforeEach(async () => emptied())

async function emptied(): Promise<void> {
  minutes = 0
  await emptyTables(
    world.store,
    `access_pin, identity_number, merge_candidate, link, absence, source_record, register_run, register_heard,
     placed_lock, account, taken_name, person, acceptance, verdict, verdict_due, access_change`,
  )
}

const people = 40
const nights = ['2026-08-20', '2026-10-20', '2027-02-09'] as const

/** What both registers say of everybody after these nights. */
function saidBy(seed: string, night: string): { register: HeardOf; line: MadeLine }[] {
  const lives = Array.from({ length: people }, (_, place) => lifeAt(seed, place))
  const never = { files: 3, days: 14 }
  const students = heardOf(lives, (life) => life.fs, 'fs', never)
  const employees = heardOf(lives, (life) => life.hr, 'hr', never)
  return [
    ...linesOf('fs', (made, place) => studentLine(made, students.line(place, 'full', night))),
    ...linesOf('hr', (made, place) => employeeLine(made, employees.line(place, 'full', night))),
  ]
}

function linesOf(register: HeardOf, change: (made: MadeLine, place: number) => MadeLine | null) {
  const lines: { register: HeardOf; line: MadeLine }[] = []
  registerFileText({
    register,
    institution: world.institution.key,
    people,
    generated: '2027-02-10T01:00:00Z',
    change: (made, place) => {
      const line = change(made, place)
      if (line !== null) lines.push({ register, line })
      return line
    },
  })
  return lines
}

/** One file of changes with these lines of one register; a later moment than the one before. */
async function arrives(register: HeardOf, lines: readonly { register: HeardOf; line: MadeLine }[]) {
  const own = lines.filter((each) => each.register === register).map(({ line }) => line)
  const generated = `2027-02-10T0${1 + Math.floor(minutes / 60)}:${String((minutes += 1) % 60).padStart(2, '0')}:00Z`
  const header = { register, institution: world.institution.key, kind: 'changes', generated, format: 1 }
  const path = join(folder, 'file.jsonl')
  const all = [header, ...own, { end: true, people: own.length }]
  writeFileSync(path, all.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const outcome = await importFile(world, path, { releaseBrake: 'made up' })
  if (outcome.is === 'done' && outcome.plan.badCount === 0) return path
  throw new Error(JSON.stringify(outcome))
}

/** Everybody has an account from the moment they are known, so that what is kept has been settled on the way. */
async function settleAll(): Promise<void> {
  const persons = await personsByPlace(world)
  const { rows } = await poolOf(world.store).query<{ username: string }>('select username from account')
  const known = rows.map(({ username }) => username)
  const wishes = [...persons].map(([place, personId]) => ({ place, personId, passwordSet: world.now() }))
  await putAccounts(
    world,
    wishes.filter(({ place }) => !known.includes(nameAt(place))),
  )
  await settleDue(world)
}

/** The world as it says itself: persons, facts, verdicts. Since when somebody is closed is history, and left out. */
async function theWorld(): Promise<string[]> {
  await settleAll()
  const { rows } = await poolOf(world.store).query<{ row: string }>(
    `select concat_ws(' | ', a.username, p.given, p.family, p.email, p.mobile, p.student_number, p.deceased, p.facts::jsonb::text,
       v.open_places, v.reasons, v.groups, v.services, v.ends_on, v.ends_by, v.fee_due_on, v.registration_due_on, v.closes_at, v.valid_until,
       (select string_agg(s.register || s.register_id, ' ' order by s.register)
        from link l join source_record s on s.id = l.source_record_id where l.person_id = p.id and l.undone_at is null)) as row
     from person p join account a on a.person_id = p.id join verdict v on v.account_id = a.id order by a.username`,
  )
  return rows.map(({ row }) => row)
}

async function inOneGo(seed: string): Promise<string[]> {
  await emptied()
  const last = saidBy(seed, nights[2])
  await arrives('fs', last)
  await arrives('hr', last)
  return theWorld()
}

test('the same file twice gives the same world, and the second time there is nothing to do', async () => {
  const once = await inOneGo('twice')
  const last = saidBy('twice', nights[2])
  const path = await arrives('fs', last)
  expect(await importFile(world, path)).toMatchObject({ is: 'same-file' })
  expect(await theWorld()).toEqual(once)
  expect(once.length).toBeGreaterThan(30)
})

test(
  'halves, orders of lines, of files and of registers, and what was said before: the same world',
  { timeout: 240_000 },
  async () => {
    const way = fc.record({
      seed: fc.integer({ min: 0, max: 1_000 }).map((number) => `arrival ${number}`),
      cut: fc.integer({ min: 0, max: people }),
      turned: fc.boolean(),
      hrFirst: fc.boolean(),
      /** Which earlier nights arrived too. */
      earlier: fc.subarray([0, 1]),
    })
    await fc.assert(
      fc.asyncProperty(way, async ({ seed, cut, turned, hrFirst, earlier }) => {
        const expected = await inOneGo(seed)
        await emptied()
        // whom a register has let go in between it once knew: that is another world
        const last = saidBy(seed, nights[2])
        const knows = (register: HeardOf, id: string) =>
          last.some((each) => each.register === register && each.line.id === id)
        const registers = hrFirst ? (['hr', 'fs'] as const) : (['fs', 'hr'] as const)
        for (const night of [...earlier.map((place) => nights[place] ?? nights[0]), nights[2]]) {
          const said = saidBy(seed, night).filter(({ register, line }) => knows(register, line.id))
          const lines = turned ? said.reverse() : said
          const halves = [lines.slice(0, cut), lines.slice(cut)]
          for (const half of turned ? halves.reverse() : halves)
            for (const register of registers) await arrives(register, half)
          await settleAll()
        }
        expect(await theWorld()).toEqual(expected)
      }),
      { numRuns: 6, seed: 7 },
    )
  },
)
