/** The desk reads who spoke last, what the clock will close and what each night did to whom; agents have no such pages. */
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { runNight } from '../../actions/run-night.ts'
import { settleDue } from '../../actions/settle-verdicts.ts'
import { type AgentInTests, openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import type { Browser } from '../../cast/browser.ts'
import { firstStudy, newcomer, paidAutumn } from '../../cast/newcomers.ts'
import { putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { noFacts, type PersonFacts } from '../../core/person/facts.ts'
import { journeys } from '../../run/journeys.ts'
import { hearRegister } from '../../store/register-heard.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = university
const portal = await testPortal([university], journeys)
const leaving = (on: string): PersonFacts => ({
  ...noFacts,
  registers: ['fs'],
  studies: [{ ...firstStudy, from: '2024-08-10', ended: { on, why: 'completed' } }],
  semesters: [{ ...paidAutumn, void: false }],
})
let lead: AgentInTests
let hidden: SignedUp

beforeAll(async () => {
  lead = await putAgent(university, 'senior', 'leder2001')
  await putSignedUp(university, { username: 'slutt2001', facts: leaving('2026-05-25') })
  hidden = await putSignedUp(university, {
    username: 'slutt2002',
    given: 'Skjult',
    family: 'Navn',
    facts: leaving('2026-05-25'),
  })
  await world.store.updateTable('person').set({ protected: true }).where('id', '=', hidden.personId).execute()
  await settleDue(world)
})

async function desk(path: string, language = 'en'): Promise<Browser> {
  university.advance('PT10M')
  const browser = await openDeskIn(university, portal, host, lead, language)
  await browser.open(path)
  return browser
}

describe('before the day', () => {
  test('the forecast has the day, the reason and how many, and names them a click away', async () => {
    const { page } = await desk('/desk/nights')
    expect(page.html).toContain('2 closings in the coming days')
    expect(page.text).toContain('23 August 2026 The studies have ended 2')
    const day = await desk('/desk/closings/2026-08-23')
    expect(day.page.text).toContain('Kari Nordmann (slutt2001)')
    expect(day.page.text).toContain('Protected person (slutt2002)')
    expect(day.page.text).not.toContain('Skjult')
  })

  test('a register that is silent is marked, and how many are in only because of that', async () => {
    await hearRegister(world.store, 'fs', Temporal.Instant.from('2026-08-10T01:00:00Z'))
    await hearRegister(world.store, 'hr', world.now())
    const { page } = await desk('/desk/nights', 'nb')
    expect(page.text).toMatch(/studentregisteret \(FS\) Sist hørt fra 10\. august 2026.* Stille for lenge/)
    expect(page.text).toMatch(/personalsystemet Sist hørt fra 20\. august 2026.* Som det skal/)
  })
})

describe('after the day', () => {
  test('the night’s report says whom it closed and why, in each language; a protected name stays hidden', async () => {
    university.setNow('2026-08-23T08:00:00Z')
    await hearRegister(world.store, 'fs', world.now())
    const night = await runNight(world, { by: 'operator:ola', apply: true, releaseBrake: null })
    const id = 'id' in night ? night.id : null
    for (const [language, why] of [
      ['nb', 'Studiet er avsluttet'],
      ['nn', 'Studiet er avslutta'],
      ['en', 'The studies have ended'],
    ] as const) {
      const { page } = await desk(`/desk/nights/${id}`, language)
      expect(page.text).toContain(`Kari Nordmann (slutt2001) ${why}`)
      expect(page.text).not.toContain('Skjult')
    }
    const list = await desk('/desk/nights')
    expect(list.page.text).toContain('The night of 23 August 2026 2 closed, 0 opened Done')
    expect(list.page.text).toContain('No closings in sight')
  })

  test('an import’s report says whose access it changed', async () => {
    const one = newcomer(3)
    await university.takeIn('fs', [one.line])
    const run = await world.store
      .selectFrom('register_run')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    const { page } = await desk(`/desk/imports/${run?.id ?? 0}`)
    expect(page.text).toContain('File from the student register (FS)')
    expect(page.text).toMatch(/People in the file \d+ Arrived \d+/)
    expect(page.text).toContain('Nobody’s access changed')
  })

  test('what is no night, no file and no day is not found', async () => {
    const browser = await desk('/desk/nights/999999')
    expect(browser.page.status).toBe(404)
    for (const path of [
      '/desk/nights/x',
      '/desk/imports/999999',
      '/desk/closings/2026-13-45',
      '/desk/closings/x',
    ])
      expect((await browser.open(path)).status, path).toBe(404)
  })
})

test('an agent has no such pages', async () => {
  const agent = await putAgent(university, 'agent', 'vanle2001')
  university.advance('PT10M')
  const browser = await openDeskIn(university, portal, host, agent)
  for (const path of ['/desk/nights', '/desk/nights/1', '/desk/imports/1', '/desk/closings/2026-08-23'])
    expect((await browser.open(path)).status, path).toBe(404)
})
