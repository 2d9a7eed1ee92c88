/** A number whose SIM card was changed lately gets neither a temporary password nor a code, nor one that nobody could tell of (case R-03). */
import { describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { workOff } from '../../cast/post.ts'
import { putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import type { SimAnswer, SimChanges } from '../../core/person/sim-changes.ts'
import { journeys } from '../../run/journeys.ts'

const ntnu = await testWorld('ntnu')
const portal = await testPortal([ntnu], journeys)
let people = 0

type Someone = SignedUp & { mail: string; mobile: string }

async function someone(): Promise<Someone> {
  people += 1
  const username = `sim${people}`
  const one = await putSignedUp(ntnu, { username })
  const mobile = `+479912${String(5000 + people)}`
  await ntnu.world.store
    .updateTable('person')
    .set({ mobile, mobile_changed: '2026-01-05', email_changed: '2026-01-05' })
    .where('id', '=', one.personId)
    .execute()
  return { ...one, mail: `${username}@example.org`, mobile }
}

function operators(answer: SimAnswer, asked: string[] = []): SimChanges {
  return {
    changedWithin: (number, within) => {
      asked.push(`${number} ${within.toString()}`)
      return Promise.resolve(answer)
    },
  }
}

/** To the page after the order; what it says is the same for everybody. */
async function order(one: Someone, sims: SimChanges | null) {
  const browser = openBrowser(portal, { host: 'ntnu.localhost', from: `192.0.2.${people}` })
  await browser.open('/forgotten-password')
  await browser.submit({ email: one.mail })
  const mails = await workOff(ntnu, sims)
  const code = /^\d{8}$/m.exec(mails.find(({ to }) => to === one.mail)?.text ?? '')?.[0] ?? ''
  await browser.submit({ code })
  expect(browser.page.path).toBe('/forgotten-password/text-message')
  await browser.submit({})
  const texts = (await workOff(ntnu, sims)).filter(({ channel }) => channel === 'sms')
  return { page: browser.page, texts: texts.length }
}

async function notSent(one: Someone): Promise<unknown[]> {
  const lines = await ntnu.world.store
    .selectFrom('journal')
    .select(['details'])
    .where('person_id', '=', one.personId)
    .where('what', '=', 'temporary-password-not-sent')
    .execute()
  return lines.map(({ details }) => (details as { notSent?: unknown }).notSent)
}

describe('a temporary password', () => {
  test('goes to a number whose card is the same, asked about for the days that a contact rests', async () => {
    const one = await someone()
    const asked: string[] = []
    const { page, texts } = await order(one, operators('unchanged', asked))
    expect([page.path, texts]).toEqual(['/forgotten-password/sent', 1])
    expect(asked).toEqual([`${one.mobile} P7D`])
  })

  test.each([
    ['changed', 'sim-card-changed-lately'],
    ['unknown', 'sim-card-not-known'],
  ] as const)(
    '%s: nothing is sent, outside nothing is told, and the journal says why',
    async (answer, why) => {
      const usual = await order(await someone(), null)
      const one = await someone()
      const { page, texts } = await order(one, operators(answer))
      expect([page.path, texts]).toEqual(['/forgotten-password/sent', 0])
      expect(page.text).toBe(usual.page.text)
      expect(await notSent(one)).toEqual([why])
    },
  )

  test('is not asked about for a number that no message would go to', async () => {
    const one = await someone()
    const yesterday = ntnu.world.now().subtract({ hours: 24 }).toString().slice(0, 10)
    await ntnu.world.store
      .updateTable('person')
      .set({ mobile_changed: yesterday, first_seen_at: ntnu.world.now().subtract({ hours: 24 * 90 }) })
      .where('id', '=', one.personId)
      .execute()
    const asked: string[] = []
    await order(one, operators('unchanged', asked))
    expect([asked, await notSent(one)]).toEqual([[], ['mobile-changed-lately']])
  })

  test('is not sent to another number than the one that was asked about', async () => {
    const one = await someone()
    const other = `+479912${String(7000 + people)}`
    const changing: SimChanges = {
      changedWithin: async () => {
        await ntnu.world.store
          .updateTable('person')
          .set({ mobile: other })
          .where('id', '=', one.personId)
          .execute()
        return 'unchanged'
      },
    }
    const { texts } = await order(one, changing)
    expect([texts, await notSent(one)]).toEqual([0, ['sim-card-not-known']])
  })
})
