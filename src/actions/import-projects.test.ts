/** A file of projects becomes projects and people: one person however many projects, nobody reached who is no longer named, and every guarantee of the other registers. (Long: one night after another.) */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { becauseOf } from '../cast/import-nights.ts'
import { importFile, importWorld } from '../cast/import-world.ts'
import { makeNationalNumber } from '../cast/synthetic-numbers.ts'
import { testStore } from '../cast/test-database.ts'
import { access, dayAt, groupsOf } from '../core/account/access.ts'
import { emptyTables } from '../cast/emptied-tables.ts'
import { poolOf } from '../store/database.ts'

const { store } = await testStore(20)
const words = (text: string) => ({ nb: text, nn: text, en: text })
const { world, setNow } = importWorld(store, {
  settings: {
    registers: {
      projects: { name: words('the project register'), corrected: { at: words('your administrator') } },
    },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'adgang-projects-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let day = 0
let files = 0
beforeEach(async () => {
  day = 0
  await emptyTables(
    store,
    `access_pin, identity_number, merge_candidate, link, absence, source_record, register_run, project, project_member,
    project_administrator, project_link, account, taken_name, person`,
  )
})

type Named = Record<string, unknown>
const who = (id: string, more: Named = {}): Named => ({
  id,
  name: { given: `Given${id}`, family: `Family${id}` },
  born: '1990-04-12',
  email: `${id}@example.org`,
  country: 'IT',
  ...more,
})
const project = (key: string, admins: Named[], members: Named[], more: Named = {}): Named => ({
  project: key,
  name: { en: `Project ${key}` },
  from: '2026-01-01',
  until: '2027-12-31',
  admins,
  members,
  ...more,
})

function write(
  lines: readonly (Named | string)[],
  {
    after = 1,
    kind = 'full',
    header = {},
    trailer = {},
  }: { after?: number; kind?: string; header?: Named; trailer?: Named } = {},
): string {
  day += after
  const date = new Date(Date.UTC(2026, 7, 9 + day)).toISOString().slice(0, 10)
  setNow(`${date}T04:00:00Z`)
  const first = {
    register: 'projects',
    institution: 'prove',
    kind,
    generated: `${date}T01:00:00Z`,
    format: 1,
    ...header,
  }
  const last = { end: true, projects: lines.length, ...trailer }
  const path = join(folder, `${(files += 1)}.jsonl`)
  const text = [first, ...lines, last].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  writeFileSync(path, `${text.join('\n')}\n`)
  return path
}

async function take(path: string, request: Parameters<typeof importFile>[2] = {}) {
  const outcome = await importFile(world, path, request)
  if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome
}

async function personOf(id: string, register = 'projects') {
  const row = await store
    .selectFrom('source_record as s')
    .innerJoin('link as l', 'l.source_record_id', 's.id')
    .innerJoin('person as p', 'p.id', 'l.person_id')
    .where('s.register', '=', register)
    .where('s.register_id', '=', id)
    .where('l.undone_at', 'is', null)
    .selectAll('p')
    .executeTakeFirst()
  if (!row) throw new Error(`nobody is ${id}`)
  return row
}

async function count(table: string): Promise<number> {
  const { rows } = await poolOf(store).query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}

/** Who belongs where now, and who administers: `ec1 admin a right`. */
async function members(): Promise<string[]> {
  const { rows } = await poolOf(store).query<{ text: string }>(
    `SELECT p.key || ' ' || m.role || ' ' || m.register_id || CASE WHEN a.id IS NULL THEN '' ELSE ' right' END AS text
     FROM project_member m JOIN project p ON p.id = m.project_id
       LEFT JOIN project_administrator a ON a.project_id = m.project_id AND a.register_id = m.register_id AND a.ended_at IS NULL
     WHERE m.gone_at IS NULL ORDER BY 1`,
  )
  return rows.map(({ text }) => text)
}

/** Everything of people and projects as one text. */
async function everything(): Promise<string> {
  const tables = ['source_record', 'person', 'link', 'identity_number', 'absence', 'journal', 'project']
  const sums: string[] = []
  for (const name of [...tables, 'project_member', 'project_administrator']) {
    const { rows } = await sql<{ sum: string }>`
      SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${sql.table(name)} t`.execute(
      store,
    )
    sums.push(rows[0]?.sum ?? '')
  }
  return sums.join(' ')
}

async function projectsOf(id: string): Promise<string[]> {
  const { facts } = await personOf(id)
  return (facts as { projects: { project: string; role: string }[] }).projects.map(
    (each) => `${each.project} ${each.role}`,
  )
}

const judged = async (id: string) => {
  const { facts, deceased } = await personOf(id)
  return { facts: facts as never, deceased: deceased?.toString() ?? null, acceptances: [] }
}
const hindered = async (id: string) =>
  access({ account: null, person: await judged(id) }, world.institution, world.now())
    .map(({ reason, next }) => `${reason} ${next}`)
    .filter((text) => !text.startsWith('not-activated'))

describe('a first file', () => {
  test('brings projects, their people, and the right to administer for a year', async () => {
    const path = write([project('ec1', [who('a')], [who('b'), who('c')]), project('ec2', [who('d')], [])])
    const { plan, applied } = await take(path)
    expect(plan).toMatchObject({ people: 4, arrived: 4, badCount: 0 })
    expect(applied).toMatchObject({ arrived: 4, failed: 0 })
    expect(await members()).toEqual([
      'ec1 admin a right',
      'ec1 member b',
      'ec1 member c',
      'ec2 admin d right',
    ])
    expect(await personOf('b')).toMatchObject({
      given: 'Givenb',
      email: 'b@example.org',
      email_register: 'projects',
    })
    expect(groupsOf(await judged('b'), world.institution, dayAt(world.now(), world.institution))).toEqual([
      'project-member',
    ])
    const [right] = await store
      .selectFrom('project_administrator')
      .selectAll()
      .orderBy('register_id')
      .execute()
    expect(right).toMatchObject({ given_by: 'register:projects', confirmed_at: null })
    expect(right?.ends_at.toString()).toBe(
      world
        .now()
        .add({ hours: 24 * 365 })
        .toString(),
    )
  })

  test('without apply changes nothing and says what it would do', async () => {
    const before = await everything()
    const outcome = await importFile(world, write([project('ec1', [who('a')], [who('b')])]), { apply: false })
    expect(outcome).toMatchObject({ is: 'planned', plan: { arrived: 2 } })
    expect(await everything()).toBe(before)
  })

  test('the same file again does nothing; a newer one that says the same touches nobody', async () => {
    const lines = [project('ec1', [who('a')], [who('b')])]
    const path = write(lines)
    await take(path)
    const before = await everything()
    expect(becauseOf(await importFile(world, path))).toBe('same-file')
    const { plan } = await take(write(lines))
    expect(plan).toMatchObject({ unchanged: 2, changed: 0 })
    expect(await everything()).toBe(before)
  })
})

describe('one person', () => {
  test('in several projects is one, and an administrator of one may be a member of another', async () => {
    await take(write([project('ec1', [who('a')], [who('b')]), project('ec2', [who('b')], [who('a')])]))
    expect(await count('person')).toBe(2)
    expect(await projectsOf('a')).toEqual(['ec1 admin', 'ec2 member'])
    expect(await projectsOf('b')).toEqual(['ec1 member', 'ec2 admin'])
  })

  test('in both lists of a project is its administrator, once', async () => {
    await take(write([project('ec1', [who('a')], [who('a')])]))
    expect(await members()).toEqual(['ec1 admin a right'])
  })

  test('told of in two ways is told of by the first line, and the report says so', async () => {
    const lines = [
      project('ec1', [], [who('b')]),
      project('ec2', [], [who('c'), who('b', { email: 'x@example.org' })]),
    ]
    const { plan } = await take(write(lines))
    expect(plan.notes).toEqual([
      { line: 3, key: 'members[1]', because: 'is told of otherwise on line 2; that line holds' },
    ])
    expect((await personOf('b')).email).toBe('b@example.org')
  })

  test('whom the student register knows by the same number stays that person', async () => {
    const number = makeNationalNumber({ born: '1990-04-12', serial: 3 })
    const identity = [{ number, type: 'fodselsnummer' }]
    const path = join(folder, 'fs.jsonl')
    const fs = [
      { register: 'fs', institution: 'prove', kind: 'full', generated: '2026-08-01T01:00:00Z' },
      { id: 's1', name: { given: 'Kari', family: 'Nordmann' }, identity, email: 'kari@example.org' },
      { end: true, people: 1 },
    ]
    writeFileSync(path, fs.map((line) => `${JSON.stringify(line)}\n`).join(''))
    await take(path)
    const { plan } = await take(write([project('ec1', [], [who('b', { identity })])]))
    expect(plan).toMatchObject({ linked: 1, arrived: 0 })
    expect(await count('person')).toBe(1)
    expect((await personOf('b')).id).toBe((await personOf('s1', 'fs')).id)
    expect((await personOf('b')).facts).toMatchObject({ registers: ['fs', 'projects'] })
  })
})

describe('from one night to the next', () => {
  test('whoever a project no longer names is out of it at once, and keeps the other projects', async () => {
    await take(write([project('ec1', [who('a')], [who('b'), who('c')]), project('ec2', [], [who('b')])]))
    const { plan } = await take(write([project('ec1', [who('a')], []), project('ec2', [], [who('b')])]))
    expect(plan).toMatchObject({ changed: 2, missing: 0 })
    expect(await members()).toEqual(['ec1 admin a right', 'ec2 member b'])
    expect(await projectsOf('b')).toEqual(['ec2 member'])
    expect(await hindered('b')).toEqual([])
    expect(await projectsOf('c')).toEqual([])
    expect(await hindered('c')).toEqual(['not-registered ask-project'])
  })

  test('a file of changes says nothing of other projects', async () => {
    await take(write([project('ec1', [who('a')], [who('b')]), project('ec2', [who('a')], [who('b')])]))
    const { plan } = await take(write([project('ec2', [who('b')], [])], { kind: 'changes' }))
    expect(plan.missing).toBe(0)
    expect(await members()).toEqual(['ec1 admin a right', 'ec1 member b', 'ec2 admin b right'])
    expect(await projectsOf('a')).toEqual(['ec1 admin'])
    expect(await projectsOf('b')).toEqual(['ec1 member', 'ec2 admin'])
  })

  test('in a file of changes the register says which project is gone', async () => {
    await take(write([project('ec1', [who('a')], [who('b')]), project('ec2', [], [who('b')])]))
    await take(write([{ project: 'ec1', gone: true }], { kind: 'changes' }))
    expect(await members()).toEqual(['ec2 member b'])
    expect(await projectsOf('a')).toEqual([])
    expect(await projectsOf('b')).toEqual(['ec2 member'])
    await take(write([project('ec1', [who('a')], [])], { kind: 'changes' }))
    expect(await members()).toEqual(['ec1 admin a right', 'ec2 member b'])
    expect(await hindered('a')).toEqual([])
  })

  test('a project missing from full files is gone after 14 days and three files, not before', async () => {
    const kept = project('ec2', [who('d')], [])
    await take(write([project('ec1', [who('a')], [who('b')]), kept]))
    for (const after of [1, 7]) {
      await take(write([kept], { after }))
      expect(await members()).toContain('ec1 member b')
      expect(await hindered('b')).toEqual([])
    }
    await take(write([kept], { after: 8 }))
    expect(await members()).toEqual(['ec2 admin d right'])
    expect(await hindered('b')).not.toEqual([])
    await take(write([project('ec1', [who('a')], [who('b')]), kept]))
    expect(await hindered('b')).toEqual([])
    expect(await members()).toContain('ec1 member b')
  })

  test('an administrator is one no longer as soon as the register says so; a right that ran out comes back by no file', async () => {
    await take(write([project('ec1', [who('a')], [who('b')])]))
    await take(write([project('ec1', [who('b')], [who('a')])]))
    expect(await members()).toEqual(['ec1 admin b right', 'ec1 member a'])
    const before = await store
      .selectFrom('project_administrator')
      .select('ends_at')
      .where('register_id', '=', 'b')
      .executeTakeFirst()
    await take(write([project('ec1', [who('b')], [who('a'), who('c')])], { after: 400 }))
    const rights = await store
      .selectFrom('project_administrator')
      .selectAll()
      .where('register_id', '=', 'b')
      .execute()
    expect(rights).toHaveLength(1)
    expect(rights[0]?.ends_at.toString()).toBe(before?.ends_at.toString())
  })

  test('a project that is over closes the account the day after its last day', async () => {
    await take(write([project('ec1', [], [who('b')], { until: '2026-08-12' })]))
    setNow('2026-08-12T20:00:00Z')
    expect(await hindered('b')).toEqual([])
    setNow('2026-08-12T22:30:00Z')
    expect(await hindered('b')).toEqual(['not-registered ask-project'])
  })
})

describe('a file that looks broken', () => {
  const many = Array.from({ length: 60 }, (_, place) => who(`m${place}`))

  test.each<[string, () => string]>([
    ['cut-off', () => write([], { trailer: { end: undefined } })],
    ['other-institution', () => write([], { header: { institution: 'another' } })],
    ['wrong-count', () => write([project('ec1', [], [])], { trailer: { projects: 2 } })],
    ['bad-trailer', () => write([project('ec1', [], [])], { trailer: { projects: undefined, people: 1 } })],
    ['older', () => write([], { header: { generated: '2026-01-01T00:00:00Z' } })],
  ])('%s changes nothing', async (because, make) => {
    await take(write([project('ec1', [who('a')], [who('b')])]))
    const before = await everything()
    expect(becauseOf(await importFile(world, make()))).toBe(because)
    expect(await everything()).toBe(before)
  })

  test('that would put too many out is stopped, and is taken when a human says why', async () => {
    await take(write([project('ec1', [who('a')], many)]))
    const before = await everything()
    const path = write([project('ec1', [who('a')], [])])
    expect(becauseOf(await importFile(world, path))).toBe('brake')
    expect(await everything()).toBe(before)
    const { applied } = await take(path, { releaseBrake: 'the project really is over' })
    expect(applied.changed).toBe(60)
    expect(await members()).toEqual(['ec1 admin a right'])
  })

  test('bad lines are reported with number, key and reason; their projects keep what they had', async () => {
    await take(write([project('ec1', [who('a')], [who('b')]), project('ec2', [], [who('c')])]))
    const { plan } = await take(
      write([
        project('ec1', [who('a')], [], { colour: 'red' }),
        project('ec2', [], [who('c'), who('d', { born: '2020-02-30' })]),
        '{"project":',
        project('ec3', [], [who('e', { identity: [{ number: '123', type: 'fodselsnummer' }] }), who('f')]),
        project('ec4', [], [who('g')]),
        project('ec4', [], [who('h')]),
      ]),
    )
    expect(plan.bad.map(({ line, objections }) => [line, objections[0]?.key])).toEqual([
      [2, 'colour'],
      [3, 'members[1].born'],
      [4, null],
      [6, 'project'],
      [7, 'project'],
      [5, 'identity[0].number'],
    ])
    expect(plan.absencesCancelled).toBe(true)
    expect(await members()).toEqual([
      'ec1 admin a right',
      'ec1 member b',
      'ec2 member c',
      'ec3 member e',
      'ec3 member f',
    ])
    expect(await projectsOf('b')).toEqual(['ec1 member'])
  })

  test('an institution without projects refuses the file', async () => {
    const other = importWorld(store)
    expect(becauseOf(await importFile(other.world, write([])))).toBe('unknown-register')
  })
})

test('stopped between people and projects, the same file goes on and comes to the same', async () => {
  await take(write([project('ec1', [who('a')], [who('b'), who('c')])]))
  const path = write([project('ec1', [who('b')], [who('d')])])
  const { rows } = await poolOf(store).query<{ before: string }>(
    `SELECT json_build_object('p', (SELECT json_agg(p) FROM project p), 'm', (SELECT json_agg(m) FROM project_member m),
       'a', (SELECT json_agg(a) FROM project_administrator a))::text AS before`,
  )
  await take(path)
  const whole = await members()
  expect(whole).toEqual(['ec1 admin b right', 'ec1 member d'])
  // as if killed after the people and before the projects
  const kept = JSON.parse(rows[0]?.before ?? '{}') as Record<'p' | 'm' | 'a', unknown>
  await poolOf(store).query(`TRUNCATE project, project_member, project_administrator, project_link CASCADE`)
  for (const [table, key] of [
    ['project', 'p'],
    ['project_member', 'm'],
    ['project_administrator', 'a'],
  ] as const)
    await poolOf(store).query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [JSON.stringify(kept[key])],
    )
  await sql`UPDATE register_run SET state = 'applying', finished_at = NULL WHERE id = (SELECT max(id) FROM register_run)`.execute(
    store,
  )
  const journal = await count('journal')
  await take(path)
  expect(await members()).toEqual(whole)
  expect(await count('journal')).toBe(journal)
  expect(await projectsOf('c')).toEqual([])
})
