/** Who cannot be reached: who stands on the list, who does not, who is never named, and that no cell of the file computes (deliver 6, I-07). */
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { seeMissingContacts } from '../../actions/missing-contacts.ts'
import { tellRegisterOwners } from '../../actions/tell-register-owners.ts'
import { type AgentInTests, openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { workOff } from '../../cast/post.ts'
import { cookiesOf } from '../../cast/standing.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', {
  settings: (institution) => {
    const calm = demandsNoFactor(institution)
    const { fs } = calm.registers
    if (fs === null) throw new Error('there are students here')
    return { ...calm, registers: { ...calm.registers, fs: { ...fs, owner: { mail: 'fs@oslomet.example' } } } }
  },
})
const { world } = university
const portal = await testPortal([university], journeys)
let senior: AgentInTests
let agent: AgentInTests

const position = { title: 'Lektor', unit: 'TKD', campus: null, from: '2020-01-01', until: null, ended: null }
const old = { programme: 'X', kind: 'ordinary', from: '2015-08-10', until: '2018-06-30', ended: null }
const line = (place: number, given: string, more: object) =>
  newcomer(place, { given, line: { ...more } }).line

beforeAll(async () => {
  await university.takeIn('fs', [
    line(1, 'Alt', {}),
    line(2, '=1+1', { mobile: null }),
    line(3, 'Utan', { email: null, mobile: null }),
    line(4, 'Løynd', { email: null, protected: true }),
    line(5, 'Død', { email: null, deceased: '2026-08-01' }),
    line(6, 'Ferdig', { email: null, studies: [old] }),
  ])
  const {
    studentNumber: _none,
    studies: _studies,
    semesters: _semesters,
    ...employee
  } = line(7, 'Lektor', {})
  await university.takeIn('hr', [{ ...employee, id: 'hr-7', email: null, positions: [position] }])
  senior = await putAgent(university, 'senior', 'leder1001')
  agent = await putAgent(university, 'agent', 'vanle1001')
})

const listed = async (filter: Partial<Parameters<typeof seeMissingContacts>[1]> = {}) =>
  (await seeMissingContacts(world, { from: null, missing: null, ...filter }, { after: null, most: 25 }))
    .people

describe('the list', () => {
  test('has everybody with an account or soon one; nobody who has all, is dead, or is here no longer', async () => {
    const names = (await listed()).map(({ name, missing }) => [name, missing])
    expect(names).toHaveLength(4)
    expect(names).toContainEqual(['=1+1 Berg', ['mobile']])
    expect(names).toContainEqual(['Utan Berg', ['mail', 'mobile']])
    expect(names).toContainEqual(['Lektor Berg', ['mail']])
    expect(names).toContainEqual([null, ['mail']])
  })

  test('by register, and by what is missing', async () => {
    expect((await listed({ from: 'hr' })).map(({ name }) => name)).toEqual(['Lektor Berg'])
    expect(
      (await listed({ missing: 'mobile' })).map(({ name }) => name ?? '').sort((a, b) => a.localeCompare(b)),
    ).toEqual(['=1+1 Berg', 'Utan Berg'])
    expect(await listed({ from: 'guest' })).toEqual([])
  })

  test('goes on page by page, and nobody stands on two of them or on none', async () => {
    const all = (await listed()).map(({ id }) => id)
    const seen: string[] = []
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof seeMissingContacts>> = await seeMissingContacts(
        world,
        { from: null, missing: null },
        { after, most: 1 },
      )
      seen.push(...page.people.map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(all)
  })
})

describe('the page', () => {
  test.each([
    [
      'nb',
      'midlertidig passord på SMS',
      'Kan ikke få: varsler på e-post',
      'Spør: studentregisteret (FS) (fs@oslomet.example)',
    ],
    [
      'nn',
      'mellombels passord på SMS',
      'Kan ikkje få: varsel på e-post',
      'Spør: studentregisteret (FS) (fs@oslomet.example)',
    ],
    [
      'en',
      'a temporary password by SMS',
      'Cannot get: notices by e-mail',
      'Ask: the student register (FS) (fs@oslomet.example)',
    ],
  ])(
    'in %s: what is missing, what it stops, whom to ask; an agent may read it',
    async (language, sms, mail, ask) => {
      const browser = await openDeskIn(university, portal, host, agent, language)
      await browser.open(`/${language}/desk/contacts`)
      expect(browser.page.status).toBe(200)
      for (const words of [sms, mail, ask, '=1+1 Berg', 'newcomer-2', '700002'])
        expect(browser.page.text).toContain(words)
      expect(browser.page.html).not.toContain(newcomer(2).idNumber)
      await browser.open(`/${language}/desk/contacts?from=hr&missing=`)
      expect(browser.page.text).toContain('Lektor Berg')
      expect(browser.page.text).not.toContain('=1+1')
      expect((await browser.open(`/${language}/desk/contacts/download`)).status).toBe(404)
    },
  )

  test('never names whoever has a protected address: only the id in the register', async () => {
    const browser = await openDeskIn(university, portal, host, agent)
    await browser.open('/desk/contacts')
    expect(browser.page.text).toContain('newcomer-4')
    expect(browser.page.html).not.toMatch(/Løynd|700004/)
  })

  test('the file: the same people, a name that looks like a formula stays a name, protected ones stay unnamed', async () => {
    const browser = await openDeskIn(university, portal, host, senior)
    await browser.open('/desk/contacts')
    expect(browser.page.html).toContain('/desk/contacts/download')
    const file = await portal.inject({
      url: '/desk/contacts/download?from=fs',
      headers: { host, cookie: cookiesOf(browser), 'accept-language': 'en' },
    })
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [, ...rows] = parse(file.body, { bom: true })
    expect(rows).toHaveLength(3)
    expect(file.body).toContain(`"'=1+1 Berg"`)
    expect(file.body).not.toMatch(/Løynd|700004/)
    expect(file.body).not.toContain(newcomer(2).idNumber)
    expect(university.told.some(({ event }) => event === 'desk-missing-contacts-downloaded')).toBe(true)
  })

  test('without the desk there is no such page', async () => {
    const answer = await portal.inject({ url: '/desk/contacts', headers: { host } })
    expect(answer.statusCode).not.toBe(200)
    expect(answer.body).not.toContain('newcomer-2')
  })
})

test('the owner of a register is told once a week, how many and where, and nobody by name', async () => {
  await workOff(university)
  const told = await Promise.all([tellRegisterOwners(world), tellRegisterOwners(world)])
  expect(told[0] + told[1]).toBe(1)
  const sent = await workOff(university)
  expect(sent.map(({ to }) => to)).toEqual(['fs@oslomet.example'])
  expect(sent[0]?.text).toContain('3 personer i studentregisteret')
  expect(sent[0]?.text).toContain('/nb/desk/contacts')
  expect(sent[0]?.text).not.toMatch(/Utan|newcomer|Berg/)
  university.advance('PT167H')
  expect(await tellRegisterOwners(world)).toBe(0)
  university.advance('PT2H')
  expect(await tellRegisterOwners(world)).toBe(1)
})

test('with nobody on the list there is no mail', async () => {
  await world.store.deleteFrom('register_owner_told').execute()
  await world.store.updateTable('person').set({ email: 'a@example.org', mobile: '+4799000000' }).execute()
  expect(await tellRegisterOwners(world)).toBe(0)
})
