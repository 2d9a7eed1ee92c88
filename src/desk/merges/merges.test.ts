/** One person or two, asked by a real register file and answered by the desk: no night undoes it, and it can be taken back (field 5.4). */
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AgentInTests, grantRank, openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import { type Browser, openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { workOff } from '../../cast/post.ts'
import { goodPassword, otherPassword, sealed } from '../../cast/signed-up.ts'
import { freshAddress } from '../../cast/standing.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { putAccount } from '../../cast/rows.ts'
import type { Thing } from '../../core/person/visibility.ts'
import { journeys } from '../../run/journeys.ts'
import { choicesOf, keepChoice } from '../../store/visibility-choices.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)
const { store } = university.world
let agent: AgentInTests
let place = 100

beforeAll(async () => {
  agent = await putAgent(university, 'administrator', 'admin0001')
})

const position = { title: 'Forsker', unit: 'TKD', campus: null, from: '2026-01-01', until: null, ended: null }

/** Two students, and a line of the staff register that has both their numbers. */
async function asked() {
  place += 2
  const [a, b] = [newcomer(place, { given: 'Ane' }), newcomer(place + 1, { given: 'Anne' })]
  await university.takeIn('fs', [a.line, b.line])
  const hr = (more: object = {}) => ({
    id: `hr-${place}`,
    name: { given: 'Anne', family: 'Berg' },
    born: '2004-02-29',
    identity: [{ number: a.idNumber, type: 'fodselsnummer' }],
    previousIdentity: [{ number: b.idNumber, type: 'fodselsnummer' }],
    email: `hr${place}@example.org`,
    mobile: '+4790000003',
    positions: [position],
    ...more,
  })
  await university.takeIn('hr', [hr()])
  const [one, two] = [await personOf('fs', String(a.line['id'])), await personOf('fs', String(b.line['id']))]
  const candidate = await store
    .selectFrom('merge_candidate')
    .select('id')
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    a,
    b,
    hr,
    one: one ?? '',
    two: two ?? '',
    hrId: `hr-${place}`,
    path: `/desk/merges/${candidate.id}`,
  }
}

async function personOf(register: string, registerId: string): Promise<string | null> {
  const row = await store
    .selectFrom('link')
    .innerJoin('source_record', 'source_record.id', 'link.source_record_id')
    .select('link.person_id as id')
    .where('source_record.register', '=', register)
    .where('source_record.register_id', '=', registerId)
    .where('link.undone_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

async function factsOf(id: string) {
  const row = await store
    .selectFrom('person')
    .select(['given', 'facts', 'student_number', 'email'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, facts: row.facts as { registers: string[]; positions: unknown[] } }
}

async function account(personId: string, username: string, password: string) {
  const id = await putAccount(store, { personId, username, mail: `${username}@oslomet.no` })
  await store
    .updateTable('account')
    .set({
      password_sealed: await sealed(university.world, id, password),
      password_set_at: university.world.now(),
    })
    .where('id', '=', id)
    .execute()
  await store
    .insertInto('acceptance')
    .values(
      university.world.institution.rulesDocuments.map(({ key, version }) => ({
        person_id: personId,
        document: key,
        version,
        accepted_at: university.world.now(),
      })),
    )
    .execute()
  return id
}

async function atDesk(who = agent, language = 'en'): Promise<Browser> {
  university.advance('PT1M')
  return openDeskIn(university, portal, host, who, language)
}

async function answer(browser: Browser, path: string, more: Record<string, string>): Promise<void> {
  await browser.open(path)
  await browser.submit({ reason: 'Asked the person', ticket: 'INC-1', ...more })
}

async function undo(browser: Browser, personId: string): Promise<void> {
  const act = await store
    .selectFrom('desk_act')
    .select('id')
    .where('person_id', '=', personId)
    .where('act', '=', 'merge-people')
    .orderBy('asked_at', 'desc')
    .executeTakeFirstOrThrow()
  await browser.open(`/desk/acts/${act.id}/undo`)
  await browser.submit({ reason: 'Was wrong' })
}

const openQuestions = async () =>
  store.selectFrom('merge_candidate').select('id').where('settled_at', 'is', null).execute()

async function signsIn(username: string, password: string): Promise<Browser> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  await browser.submit({ username, password })
  return browser
}

test('the records stand side by side, without any number; what differs is said in words, in three languages', async () => {
  const { path, a, b } = await asked()
  for (const [language, title, differs, nobody] of [
    ['nb', 'Én person eller to?', 'Ulikt', 'Oppføring som ikke er knyttet til noen ennå'],
    ['nn', 'Éin person eller to?', 'Ulikt', 'Oppføring som ikkje er knytt til nokon enno'],
    ['en', 'One person or two?', 'Different', 'A record that is linked to nobody yet'],
  ] as const) {
    const browser = await atDesk(agent, language)
    await browser.open('/desk/merges')
    expect(browser.page.title).toBe(title)
    await browser.open(path)
    for (const says of [title, differs, nobody, 'Ane Berg', 'Anne Berg', 'Forsker'])
      expect(browser.page.text).toContain(says)
    for (const { idNumber } of [a, b]) expect(browser.page.html).not.toContain(idNumber)
  }
  const browser = await atDesk()
  await answer(browser, path, { answer: '', reason: '' })
  expect([browser.page.status, browser.page.text]).toEqual([
    422,
    expect.stringContaining('Choose one or two.'),
  ])
  await answer(browser, path, { answer: 'two' })
})

describe('one person', () => {
  test('has all records, and no night takes them apart; taken back, everybody is as before, and the question is open', async () => {
    const { path, a, b, hr, one, two, hrId } = await asked()
    const before = [await factsOf(one), await factsOf(two)]
    const browser = await atDesk()
    await answer(browser, path, { answer: 'one' })
    expect(browser.page.title).toBe('They are one person now.')
    const into = await personOf('hr', hrId)
    expect([one, two]).toContain(into)
    expect(await personOf('fs', String(a.line['id']))).toBe(into)
    expect(await personOf('fs', String(b.line['id']))).toBe(into)
    expect((await factsOf(into ?? '')).facts).toMatchObject({
      registers: ['fs', 'hr'],
      positions: [{ title: 'Forsker' }],
    })
    await university.takeIn('fs', [
      { ...a.line, language: 'nn' },
      { ...b.line, language: 'nn' },
    ])
    await university.takeIn('hr', [hr({ positions: [{ ...position, title: 'Rektor' }] })])
    for (const [register, id] of [
      ['fs', String(a.line['id'])],
      ['fs', String(b.line['id'])],
      ['hr', hrId],
    ] as const)
      expect(await personOf(register, id)).toBe(into)
    expect((await factsOf(into ?? '')).facts.positions).toMatchObject([{ title: 'Rektor' }])
    expect(await openQuestions()).toEqual([])
    await undo(browser, into ?? '')
    expect(browser.page.title).toBe('It is taken back.')
    expect(await personOf('fs', String(a.line['id']))).toBe(one)
    expect(await personOf('fs', String(b.line['id']))).toBe(two)
    expect(await personOf('hr', hrId)).toBeNull()
    const after = [await factsOf(one), await factsOf(two)]
    expect(after.map(({ student_number, email, facts }) => [student_number, email, facts.registers])).toEqual(
      before.map(({ student_number, email, facts }) => [student_number, email, facts.registers]),
    )
    expect(await openQuestions()).toHaveLength(1)
    await answer(browser, path, { answer: 'two' })
  })

  test('of what each had chosen to show, the newest choice holds (O-18)', async () => {
    const { path, one, two, hrId } = await asked()
    const choose = async (personId: string, thing: Thing, shown: boolean, day: string) =>
      keepChoice(store, personId, { thing, shown, at: Temporal.Instant.from(`${day}T10:00:00Z`) })
    for (const id of [one, two]) await choose(id, 'mobile', true, '2026-08-01')
    const browser = await atDesk()
    await choose(one, 'mobile', false, '2026-08-02')
    await choose(two, 'picture', true, '2026-08-03')
    await answer(browser, path, { answer: 'one' })
    const into = (await personOf('hr', hrId)) ?? ''
    expect(await choicesOf(store, into)).toMatchObject({ mobile: { shown: false }, picture: { shown: true } })
    await undo(browser, into)
    await answer(browser, path, { answer: 'two' })
  })

  test('with two accounts: the chosen one goes on, the other one’s name leads to it; told, written, and back again', async () => {
    const { path, one, two } = await asked()
    const kept = await account(one, 'fortset01', goodPassword)
    await account(two, 'stengjes1', otherPassword)
    const browser = await atDesk()
    await answer(browser, path, { answer: 'one' })
    expect(browser.page.text).toContain('Choose which account goes on.')
    await workOff(university)
    await answer(browser, path, { answer: 'one', keep: kept })
    expect(browser.page.title).toBe('They are one person now.')
    expect((await signsIn('fortset01', goodPassword)).page.path).toBe('/my-account')
    expect((await signsIn('stengjes1', goodPassword)).textOf('username')).toBe('fortset01')
    expect((await signsIn('stengjes1', otherPassword)).page.path).toBe('/sign-in')
    const told = (await workOff(university)).filter(({ text }) => /desk|brukerst|brukarst/i.test(text))
    expect(told.length).toBeGreaterThan(0)
    for (const id of [one, two]) {
      const lines = await store
        .selectFrom('journal')
        .select('what')
        .where('person_id', '=', id)
        .where('what', '=', 'people-merged')
        .execute()
      expect(lines).toHaveLength(1)
    }
    await undo(browser, one)
    expect((await signsIn('stengjes1', otherPassword)).textOf('username')).toBe('stengjes1')
    await answer(browser, path, { answer: 'two' })
  })
})

describe('two people', () => {
  test('the record becomes somebody of its own, and no night asks again', async () => {
    const { path, hr, one, two, hrId } = await asked()
    const browser = await atDesk()
    await answer(browser, path, { answer: 'two' })
    expect(browser.page.title).toBe('They are kept apart.')
    const own = await personOf('hr', hrId)
    expect([one, two]).not.toContain(own)
    expect((await factsOf(own ?? '')).facts).toMatchObject({ registers: ['hr'] })
    await university.takeIn('hr', [hr({ positions: [{ ...position, title: 'Dekan' }] })])
    expect(await personOf('hr', hrId)).toBe(own)
    expect((await factsOf(own ?? '')).facts.positions).toMatchObject([{ title: 'Dekan' }])
    expect(await openQuestions()).toEqual([])
  })

  test('a number that is somebody else’s is not asked about twice', async () => {
    place += 2
    const [a, b] = [newcomer(place), newcomer(place + 1)]
    await university.takeIn('fs', [a.line, b.line])
    const stolen = (language: string) => ({
      ...b.line,
      language,
      identity: [
        { number: b.idNumber, type: 'fodselsnummer' },
        { number: a.idNumber, type: 'fodselsnummer' },
      ],
    })
    const held = async (language: string) => {
      await expect(university.takeIn('fs', [stolen(language)])).rejects.toThrow('belongs to somebody else')
    }
    await held('nb')
    const [question] = await openQuestions()
    const browser = await atDesk()
    await answer(browser, `/desk/merges/${question?.id ?? ''}`, { answer: 'two' })
    expect(browser.page.title).toBe('They are kept apart.')
    await held('nn')
    expect(await openQuestions()).toEqual([])
  })
})

test('twins of one file, of whom nobody is known, are for their register to correct; the page says so', async () => {
  place += 2
  const twin = newcomer(place)
  const lines = ['a', 'b'].map((which) => ({ ...twin.line, id: `tvilling-${place}-${which}` }))
  await university.takeIn('fs', lines)
  const [question] = await openQuestions()
  const browser = await atDesk()
  await browser.open(`/desk/merges/${question?.id ?? ''}`)
  expect(browser.page.text).toContain('The register has to correct them')
  expect(browser.page.html).not.toContain('name="answer"')
  await store
    .updateTable('merge_candidate')
    .set({ settled_at: university.world.now(), settled_as: 'test' })
    .where('settled_at', 'is', null)
    .execute()
})

describe('power', () => {
  test('where one of them has any rank, a second person has to agree', async () => {
    const { path, one, two } = await asked()
    const kept = await account(one, 'vanleg001', goodPassword)
    const theirs = await account(two, 'hjelpar01', goodPassword)
    await grantRank(university, theirs, 'agent')
    const browser = await atDesk()
    await answer(browser, path, { answer: 'one', keep: kept })
    expect(browser.page.title).toBe('Waits for a second person')
    expect(await openQuestions()).toHaveLength(1)
    const second = await putAgent(university, 'administrator', 'admin0002')
    const act = await store
      .selectFrom('desk_act')
      .select('id')
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow()
    const other = await atDesk(second)
    await other.open(`/desk/waiting/${act.id}`)
    await other.submit({ answer: 'yes' })
    expect(other.page.title).toBe('Done.')
    expect(await openQuestions()).toEqual([])
  })

  test('nobody joins somebody with an equal or higher rank, whichever side they stand on, and no senior anybody', async () => {
    const { path, one, two } = await asked()
    const kept = await account(one, 'vanleg002', goodPassword)
    await grantRank(university, await account(two, 'leiar0001', goodPassword), 'administrator')
    const browser = await atDesk()
    await answer(browser, path, { answer: 'one', keep: kept })
    expect(browser.page.text).toContain('The person has the same role as you or a higher one.')
    expect(await openQuestions()).toHaveLength(1)
    const senior = await putAgent(university, 'senior', 'senio0001')
    const lower = await atDesk(senior)
    await lower.open(path)
    expect(lower.page.status).toBe(404)
  })
})
