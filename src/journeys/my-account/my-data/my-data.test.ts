/** Everything that is held about me: complete, mine alone, readable, and nobody gets it from a browser left open (GDPR articles 15 and 20). (Long: every promise of the page and of the file.) */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { get, jarAt, type Jar, post } from '../../../cast/knock.ts'
import { putAccount, putPerson } from '../../../cast/rows.ts'
import { putSignedUp } from '../../../cast/signed-up.ts'
import { makeNationalNumber } from '../../../cast/synthetic-numbers.ts'
import { testPortal } from '../../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../../cast/test-world.ts'
import { dataParts } from '../../../core/retention/data-parts.ts'
import { purposes } from '../../../core/secrets/purposes.ts'
import { addToJournal } from '../../../store/journal.ts'
import { exportedTables, tablesNotExported } from '../../../store/personal-data.ts'
import { changePassword } from '../../change-password/journey.ts'
import { signIn } from '../../sign-in/journey.ts'
import { myAccount } from '../journey.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world, takeIn } = tested
const { store } = world
const portal = await testPortal([tested], [signIn, myAccount, changePassword])
const path = '/en/my-account/my-data'
let people = 0

async function signedIn({ username, password }: { username: string; password: string }): Promise<Jar> {
  const jar = await jarAt(portal, 'oslomet.localhost')
  expect((await post(portal, jar, '/sign-in', { username, password })).statusCode).toBe(303)
  return jar
}

const someone = async (more: object = {}) => putSignedUp(tested, { username: `alt${(people += 1)}`, ...more })

async function jsonOf(jar: Jar) {
  const answer = await post(portal, jar, path, { format: 'json' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  return JSON.parse(answer.body) as {
    username: string
    rules: object[]
    parts: Record<string, Record<string, unknown>[]>
  }
}

describe('the page', () => {
  test.each([
    ['nb', 'Alt vi har lagret om deg', '3 år', 'Brukernavn og e-postadresser du har hatt her'],
    ['nn', 'Alt vi har lagra om deg', '3 år', 'Brukarnamn og e-postadresser du har hatt her'],
    ['en', 'Everything we hold about you', '3 years', 'Usernames and mail addresses you had here'],
  ])('in %s: what, why, how long, and what remains', async (language, ...words) => {
    const jar = await signedIn(await someone())
    const { body, statusCode } = await get(portal, jar, `/${language}/my-account/my-data`)
    expect(statusCode).toBe(200)
    for (const word of words) expect(body).toContain(word)
    expect((await get(portal, jar, `/${language}/my-account`)).body).toContain('/my-account/my-data')
  })

  test('a session that is not fresh is asked for the password, and gets no file without it', async () => {
    const person = await someone()
    const jar = await signedIn(person)
    tested.advance('PT6M')
    const shown = await get(portal, jar, path)
    expect(shown.body).toContain('currentPassword')
    expect(shown.body).not.toContain('value="json"')
    const wrong = await post(portal, jar, path, { format: 'json', currentPassword: 'ikke dette passordet' })
    expect(wrong.statusCode).toBe(422)
    const without = await post(portal, jar, path, { format: 'json' })
    expect(without.statusCode).toBe(422)
    expect(without.body).not.toContain('identityNumbers')
    const right = await post(portal, jar, path, { currentPassword: person.password })
    expect(right.statusCode).toBe(303)
    await get(portal, jar, path)
    expect((await jsonOf(jar)).username).toBe(person.username)
  })

  test('five times a day, each written down; ten at once are not more', async () => {
    const person = await someone()
    const jar = await signedIn(person)
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => post(portal, { ...jar }, path, { format: 'json' })),
    )
    expect(answers.map(({ statusCode }) => statusCode).filter((code) => code === 200)).toHaveLength(5)
    expect(answers.map(({ statusCode }) => statusCode).filter((code) => code === 429)).toHaveLength(5)
    const lines = await store
      .selectFrom('journal')
      .select('what')
      .where('person_id', '=', person.personId)
      .where('what', '=', 'data-downloaded')
      .execute()
    expect(lines).toHaveLength(5)
    tested.advance('PT25H')
    const again = await signedIn(person)
    expect(
      (await jsonOf(again)).parts['journal']?.filter(({ kind }) => kind === 'data-downloaded'),
    ).toHaveLength(6)
  })

  test('nobody gets it who is not signed in', async () => {
    const jar = await jarAt(portal, 'oslomet.localhost')
    expect((await get(portal, jar, path)).statusCode).toBe(303)
    expect((await post(portal, jar, path, { format: 'json' })).statusCode).not.toBe(200)
  })
})

const hostile = `Kari</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&\u2028`

describe('the file', () => {
  test('is complete: every table is given, or says why it is not', async () => {
    const { rows } = await sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(
      store,
    )
    const known = new Set([...exportedTables, ...Object.keys(tablesNotExported)])
    expect(
      rows.map(({ name }) => name).filter((name) => !known.has(name) && !name.startsWith('import_')),
    ).toEqual([])
    const there = new Set(rows.map(({ name }) => name))
    expect([...known].filter((name) => !there.has(name))).toEqual([])
    // whatever has a column for a person or an account is not put aside; but what lives for minutes or seconds tells nothing,
    // and a farewell is written when nobody is left to ask
    const asides = new Set([...exportedTables, 'passkey_ceremony', 'verdict_due', 'farewell'])
    const { rows: personal } = await sql<{ name: string }>`
      SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
        AND (column_name ~ '(person|account)' OR column_name = 'register_id')`.execute(store)
    expect(
      personal.map(({ name }) => name).filter((name) => !asides.has(name) && !name.startsWith('import_')),
    ).toEqual([])
  })

  test('every part has its fields, and what the registers told is opened: number, line, addresses masked', async () => {
    const number = makeNationalNumber({ born: '2003-05-17', serial: 7 })
    await takeIn('fs', [
      {
        id: '880077',
        name: { given: 'Alta', family: 'Fossum' },
        born: '2003-05-17',
        identity: [{ type: 'fodselsnummer', number }],
        studentNumber: '880077',
        email: 'alta.fossum@example.org',
        mobile: '+4799887766',
        pin: '4711',
        studies: [],
        semesters: [],
      },
    ])
    const { id } = await store
      .selectFrom('person')
      .select('id')
      .where('given', '=', 'Alta')
      .executeTakeFirstOrThrow()
    const person = await someone()
    await store.updateTable('account').set({ person_id: id }).where('id', '=', person.accountId).execute()
    await sql`UPDATE acceptance SET person_id = ${id} WHERE person_id = ${person.personId}`.execute(store)
    await sql`UPDATE person SET facts = (SELECT facts FROM person WHERE id = ${person.personId}) WHERE id = ${id}`.execute(
      store,
    )
    const index = world.keys.index(purposes.messageAddress, 'mail alta.fossum@example.org')
    await sql`INSERT INTO message_sent (job_id, person_id, kind, channel, allowance, address_index, counted_at)
      VALUES (gen_random_uuid(), ${id}, 'password-changed', 'mail', 'notices', ${index}, ${world.now()})`.execute(
      store,
    )
    const data = await jsonOf(await signedIn(person))
    expect(Object.keys(data.parts)).toEqual(Object.keys(dataParts))
    for (const [part, fields] of Object.entries(dataParts))
      for (const row of data.parts[part] ?? [])
        expect(Object.keys(row).sort(), part).toEqual([...fields].sort())
    expect(data.parts['identityNumbers']).toMatchObject([{ number, type: 'fodselsnummer', register: 'fs' }])
    expect(data.parts['registerRecords']).toMatchObject([
      { registerId: '880077', line: { name: { given: 'Alta' } } },
    ])
    expect(data.parts['messages']).toMatchObject([{ to: 'a••••@example.org', kind: 'password-changed' }])
    expect(data.parts['accessPins']).toHaveLength(1)
    expect(JSON.stringify(data)).not.toContain('4711')
  })

  test('holds nothing of anybody else, and no secret', async () => {
    const other = await others()
    const person = await someone()
    await addToJournal(store, world.now(), {
      personId: person.personId,
      accountId: person.accountId,
      what: 'desk-looked',
      by: 'desk:hjelper1',
    })
    const jar = await signedIn(person)
    const { rows } = await sql<{ sealed: string }>`
      SELECT encode(password_sealed, 'base64') AS sealed FROM account WHERE id = ${person.accountId}`.execute(
      store,
    )
    for (const format of ['json', 'html']) {
      const { body } = await post(portal, jar, path, { format })
      for (const canary of [...other, rows[0]?.sealed ?? 'none', 'argon2', person.password])
        expect(body.toLowerCase(), canary).not.toContain(canary.toLowerCase())
      expect(body).toContain('desk:hjelper1')
    }
  })

  test('where agents are not named to people, the desk as a whole did it: on the page and in the file', async () => {
    const person = await someone()
    const entry = { personId: person.personId, accountId: person.accountId }
    await addToJournal(store, world.now(), { ...entry, what: 'desk-looked', by: 'desk:hjelper2' })
    const jar = await signedIn(person)
    expect((await get(portal, jar, '/en/my-account/journal')).body).toContain(
      'By the service desk (hjelper2)',
    )
    const { institution } = world
    world.institution = { ...institution, journal: { ...institution.journal, namesAgents: false } }
    try {
      const { body } = await get(portal, jar, '/en/my-account/journal')
      expect(body).toContain('By the service desk')
      const { body: file } = await post(portal, jar, path, { format: 'html' })
      for (const text of [body, file]) expect(text).not.toContain('hjelper2')
    } finally {
      world.institution = institution
    }
  })

  test('a name cannot leave its place in the page, and the JSON inside is the same as alone', async () => {
    const person = await someone({ given: hostile })
    const jar = await signedIn(person)
    const alone = await jsonOf(jar)
    const { body, headers } = await post(portal, jar, path, { format: 'html' })
    expect(headers['content-disposition']).toBe(
      `attachment; filename="oslomet-${person.username}-2026-08-21.html"`,
    )
    expect(body.match(/<script/g)).toHaveLength(1)
    expect(body.match(/<\/script>/g)).toHaveLength(1)
    expect(body).not.toMatch(/<img/)
    expect(body).not.toMatch(/(src|href)="(?!#)/)
    const inside = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(body)?.[1] ?? ''
    expect(inside).not.toMatch(/[<>&\u2028]/)
    const read = JSON.parse(inside) as typeof alone
    expect(read.parts['person']?.[0]?.['given']).toBe(hostile)
    expect(read.parts['accounts']).toEqual(alone.parts['accounts'])
    expect(Object.keys(read.parts)).toEqual(Object.keys(alone.parts))
    for (const part of Object.keys(read.parts)) expect(body).toContain(`<section id="${part}">`)
  })

  test('a journal of many years leaves page by page', async () => {
    const person = await someone()
    await sql`INSERT INTO journal (at, person_id, what, by_whom) SELECT ${world.now()}, ${person.personId}, 'signed-in', 'self'
      FROM generate_series(1, 2300)`.execute(store)
    const data = await jsonOf(await signedIn(person))
    expect(data.parts['journal']?.length).toBe(2302)
  })
})

/** Somebody else, in every table that joins people, with words that nobody else has. */
async function others(): Promise<string[]> {
  const username = 'naboenx'
  const personId = await putPerson(store, { given: 'Nabofornavn', family: 'Naboetternavn' })
  await store
    .updateTable('person')
    .set({ email: 'nabo.epost@example.org', mobile: '+4741000000' })
    .where('id', '=', personId)
    .execute()
  await putAccount(store, { personId, username, mail: 'nabo.mail@oslomet.no' })
  await addToJournal(store, world.now(), {
    personId,
    accountId: null,
    what: 'signed-in',
    by: 'self',
    because: 'nabogrunn',
  })
  return [
    username,
    'Nabofornavn',
    'Naboetternavn',
    'nabo.epost',
    'nabo.mail',
    '41000000',
    'nabogrunn',
    personId,
  ]
}
