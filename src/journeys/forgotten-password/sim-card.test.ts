/** A number whose SIM card was changed lately gets neither a temporary password nor a code, nor one that nobody could tell of (case R-03). */
import { describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { workOff } from '../../cast/post.ts'
import { putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import type { Message } from '../../core/messages/message.ts'
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

/** Operators who give these answers one after the other, and the last one from then on. */
function operators(answers: readonly [SimAnswer, ...SimAnswer[]], asked: string[] = []): SimChanges {
  return {
    changedWithin: (number, within) => {
      asked.push(`${number} ${within.toString()}`)
      return Promise.resolve(answers[asked.length - 1] ?? answers.at(-1) ?? 'unknown')
    },
  }
}

/** The post of the next seconds, in which the operators are asked once more. */
async function postOfSeconds(sims: SimChanges | null): Promise<Message[]> {
  const first = await workOff(ntnu, sims)
  ntnu.advance('PT3S')
  const second = await workOff(ntnu, sims)
  ntnu.advance('PT3S')
  return [...first, ...second, ...(await workOff(ntnu, sims))]
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
  const texts = (await postOfSeconds(sims)).filter(({ channel }) => channel === 'sms')
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
    const { page, texts } = await order(one, operators(['unchanged'], asked))
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
      const { page, texts } = await order(one, operators([answer]))
      expect([page.path, texts]).toEqual(['/forgotten-password/sent', 0])
      expect(page.text).toBe(usual.page.text)
      expect(await notSent(one)).toEqual([why])
    },
  )

  test.each([
    ['the second time', ['unknown', 'unchanged'], 1],
    ['the third time', ['unknown', 'unknown', 'unchanged'], 1],
    ['the fourth time, which nobody waits for', ['unknown', 'unknown', 'unknown', 'unchanged'], 0],
  ] as const)('operators who answer %s', async (_when, answers, sent) => {
    const one = await someone()
    const asked: string[] = []
    const { texts } = await order(one, operators(answers, asked))
    expect([texts, asked.length]).toEqual([sent, Math.min(3, answers.length)])
    expect(await notSent(one)).toEqual(sent === 1 ? [] : ['sim-card-not-known'])
  })

  test('is not asked about for a number that no message would go to', async () => {
    const one = await someone()
    const yesterday = ntnu.world.now().subtract({ hours: 24 }).toString().slice(0, 10)
    await ntnu.world.store
      .updateTable('person')
      .set({ mobile_changed: yesterday, first_seen_at: ntnu.world.now().subtract({ hours: 24 * 90 }) })
      .where('id', '=', one.personId)
      .execute()
    const asked: string[] = []
    await order(one, operators(['unchanged'], asked))
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
