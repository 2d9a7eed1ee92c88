/** A new PIN from the desk: it reaches the person by mail or in a sealed letter, and stands nowhere else (cases R-17, P-01). */
import { beforeAll, describe, expect, test } from 'vitest'
import { type AgentInTests, openDeskIn, putAgent } from '../cast/at-the-desk.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import { newcomer } from '../cast/newcomers.ts'
import { workOff } from '../cast/post.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { openPrinter, readLetter } from '../cast/test-printer.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import type { Institution } from '../core/institution/institution.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
/** PINs of eight letters and digits: one that is found somewhere is no chance. */
const settings = (institution: Institution): Institution => ({
  ...demandsNoFactor(institution),
  pin: { ...institution.pin, one: false },
})
const university = await testWorld('oslomet', { settings })
const portal = await testPortal([university], journeys)
const { store } = university.world
const pinShape = /\b[0-9B-DF-HJ-NP-TV-Z]{8}\b/
let agent: AgentInTests

beforeAll(async () => {
  agent = await putAgent(university, 'agent', 'agent0001')
})

async function arrived(place: number, line: Record<string, unknown> = {}) {
  const person = newcomer(place, { line })
  await university.takeIn('fs', [person.line])
  const { id } = await store
    .selectFrom('person')
    .select('id')
    .where('student_number', '=', person.studentNumber)
    .executeTakeFirstOrThrow()
  await workOff(university)
  return { ...person, personId: id, mail: `newcomer${place}@example.org` }
}

async function atTheDesk(personId: string, language = 'en'): Promise<Browser> {
  const browser = await openDeskIn(university, portal, host, agent, language)
  await browser.open(`/desk/people/${personId}/caller`)
  await browser.submit({ how: 'passport-seen' })
  return browser
}

async function make(browser: Browser, personId: string, way: string): Promise<void> {
  await browser.open(`/desk/people/${personId}/new-pin`)
  await browser.submit({ way, reason: 'Lost the PIN', ticket: 'INC-1' })
}

async function proves(person: { idNumber: string; studentNumber: string }, pin: string): Promise<boolean> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/activate-account/student')
  await browser.submit({ idNumber: person.idNumber, studentNumber: person.studentNumber, pin })
  return browser.page.status === 200
}

/** Where a secret stands that nobody but its owner may read. */
async function placesOf(secret: string, pages: readonly string[]): Promise<string[]> {
  const found = {
    'a page': pages.join('\n'),
    'the database': await everythingIn(store),
    'the log': JSON.stringify(university.told),
  }
  return Object.entries(found).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
}

describe('by mail', () => {
  test('it goes to the registered address, works, and the old one does not; nothing else has it', async () => {
    const person = await arrived(1)
    const browser = await atTheDesk(person.personId)
    await make(browser, person.personId, 'mail')
    expect(browser.page.title).toBe('The new PIN is on its way.')
    const pages = [browser.page.html]
    await browser.open(`/desk/people/${person.personId}`)
    const left = await workOff(university)
    const mail = left.find(({ text }) => pinShape.test(text))
    expect(mail?.to).toBe(person.mail)
    const pin = pinShape.exec(mail?.text ?? '')?.[0] ?? ''
    expect(left.filter(({ text }) => text.includes(pin))).toHaveLength(1)
    // told on every channel that the desk did it
    expect(left.filter(({ text }) => text.includes('desk')).map(({ channel }) => channel)).toEqual(
      expect.arrayContaining(['mail', 'sms']),
    )
    expect(await placesOf(pin, [...pages, browser.page.html])).toEqual([])
    expect(await proves(person, person.pin)).toBe(false)
    expect(await proves(person, pin)).toBe(true)
  })

  test('five wrong tries are its whole life, however long one waits between them (P-01)', async () => {
    const person = await arrived(2)
    await make(await atTheDesk(person.personId), person.personId, 'mail')
    const [mail] = (await workOff(university)).filter(({ text }) => pinShape.test(text))
    const pin = pinShape.exec(mail?.text ?? '')?.[0] ?? ''
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(await proves(person, 'XXXXXXXX')).toBe(false)
      university.advance('PT31M')
    }
    expect(await proves(person, pin)).toBe(false)
  })

  test('not to an address that was changed a short time ago, nor more often than the institution allows', async () => {
    const person = await arrived(3)
    await store
      .updateTable('person')
      .set({
        first_seen_at: '2025-01-01T00:00:00Z',
        email_changed: university.world.now().toString().slice(0, 10),
      })
      .where('id', '=', person.personId)
      .execute()
    const browser = await atTheDesk(person.personId)
    await make(browser, person.personId, 'mail')
    expect(browser.page.text).toContain('was changed a short time ago')
    expect(browser.page.status).toBe(422)
    for (let made = 0; made < 3; made += 1) {
      await make(browser, person.personId, 'letter')
      expect(browser.page.title).toBe('The new PIN is on its way.')
    }
    await make(browser, person.personId, 'letter')
    expect(browser.page.text).toContain('Too many PINs have been made lately.')
    const { printer, letters } = openPrinter()
    await workOff(university, null, printer)
    // two of the three were replaced before the printer came to them
    expect(letters()).toHaveLength(1)
  })

  test('somebody who has no address in any register gets none by mail', async () => {
    const person = await arrived(4, { email: null })
    const browser = await atTheDesk(person.personId)
    await make(browser, person.personId, 'mail')
    expect(browser.page.text).toContain('The register has no e-mail address.')
  })
})

describe('in a sealed letter', () => {
  test('with the address of the register, in the person’s language; nothing but the letter has the PIN', async () => {
    const address = { street: 'Storgata 1', postcode: '0155', city: 'Oslo' }
    const person = await arrived(5, { address, language: 'nn', name: { given: 'Åse', family: 'Ødegård' } })
    const browser = await atTheDesk(person.personId)
    await make(browser, person.personId, 'letter')
    const { printer, folder, letters } = openPrinter()
    const left = await workOff(university, null, printer)
    const letter = await readLetter(folder, letters()[0] ?? '')
    const pin = pinShape.exec(letter.text)?.[0] ?? ''
    expect(pin).not.toBe('')
    expect(letter.language).toBe('nn-NO')
    for (const says of ['Åse Ødegård', 'Storgata 1', '0155 Oslo', 'PIN-koden din', 'Brukarstøtta'])
      expect(letter.text).toContain(says)
    expect(left.filter(({ text }) => text.includes(pin))).toEqual([])
    expect(letters()[0]).not.toContain(pin)
    expect(await placesOf(pin, [browser.page.html])).toEqual([])
    expect(await proves(person, pin)).toBe(true)
  })

  test('whoever is address-protected gets a letter without an address', async () => {
    const person = await arrived(6, { address: 'Hemmelig vei 1, 9999 Sted', protected: true })
    await make(await atTheDesk(person.personId), person.personId, 'letter')
    const { printer, folder, letters } = openPrinter()
    await workOff(university, null, printer)
    const { text } = await readLetter(folder, letters()[0] ?? '')
    expect(text).toContain('Kim Berg')
    expect(text).not.toContain('Hemmelig')
  })

  test('taken back before it is printed, nothing is printed, and the PIN is dead', async () => {
    const person = await arrived(7)
    const browser = await atTheDesk(person.personId)
    await make(browser, person.personId, 'letter')
    const act = await store
      .selectFrom('desk_act')
      .select('id')
      .where('person_id', '=', person.personId)
      .executeTakeFirstOrThrow()
    await browser.open(`/desk/acts/${act.id}/undo`)
    await browser.submit({ reason: 'Wrong person' })
    expect(browser.page.title).toBe('It is taken back.')
    const { printer, letters } = openPrinter()
    await workOff(university, null, printer)
    expect(letters()).toEqual([])
    const living = await store
      .selectFrom('access_pin')
      .select('id')
      .where('person_id', '=', person.personId)
      .where('replaced_at', 'is', null)
      .execute()
    expect(living).toEqual([])
  })

  test('where no printer was named it is not offered, says why, and cannot be asked for', async () => {
    const bare = await testWorld('oslomet', { settings, printsLetters: false })
    const door = await testPortal([bare], journeys)
    const somebody = await putSignedUp(bare, { username: 'brevl1001' })
    const atDesk = await putAgent(bare, 'agent', 'agent0001')
    const browser = await openDeskIn(bare, door, host, atDesk)
    await browser.open(`/desk/people/${somebody.personId}/caller`)
    await browser.submit({ how: 'video' })
    await browser.open(`/desk/people/${somebody.personId}/new-pin`)
    expect(browser.page.text).toContain('No printer for sealed letters is connected')
    expect(browser.page.html).not.toContain('value="letter"')
    await browser.submit({ way: 'letter', reason: 'x', ticket: 'INC-1' })
    expect(browser.page.status).toBe(422)
  })
})

test('the page is in three languages, and closed before the caller is known', async () => {
  const person = await arrived(8)
  for (const [language, title, closed] of [
    ['nb', 'Lag en ny PIN-kode', 'Du har ikke notert hvordan du vet hvem du snakker med.'],
    ['nn', 'Lag ein ny PIN-kode', 'Du har ikkje notert korleis du veit kven du snakkar med.'],
    ['en', 'Make a new PIN', 'You have not recorded how you know who you are talking to.'],
  ] as const) {
    const browser = await openDeskIn(university, portal, host, agent, language)
    await browser.open(`/desk/people/${person.personId}/new-pin`)
    expect(browser.page.title).toBe(title)
    expect(browser.page.text).toContain(closed)
  }
})
