/** A carrier that keeps failing gets a rest, and a chance after it. */
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { Carrier, SendOutcome, Sms } from '../core/messages/message.ts'
import { restAfterFailures } from './rest-after-failures.ts'

const sms: Sms = { channel: 'sms', to: '+4791234567', text: 'Hei' }
const start = Temporal.Instant.from('2026-08-10T03:00:00Z')
const fails: SendOutcome = { outcome: 'again', because: 'busy', after: null }

function carrierThatSays(answers: SendOutcome[]) {
  let asked = 0
  const carrier: Carrier<Sms> = {
    send: () => Promise.resolve(answers[asked++] ?? { outcome: 'done', reference: null }),
  }
  const resting = restAfterFailures(carrier)
  const send = (seconds: number) =>
    resting.send(sms, { id: 'x', at: start.add({ seconds }), signal: new AbortController().signal })
  return { send, asked: () => asked }
}

test('after five failures it is not asked for 15 seconds; then one that fails makes it rest again', async () => {
  const { send, asked } = carrierThatSays([fails, fails, fails, fails, fails, fails])
  for (let i = 0; i < 5; i++) await send(i)
  const rested = await send(10)
  expect(rested).toMatchObject({ outcome: 'again', because: 'sms keeps failing and is left alone' })
  expect(rested.outcome === 'again' && rested.after?.total('seconds')).toBe(9)
  expect(asked()).toBe(5)
  await send(19)
  expect(asked()).toBe(6)
  await send(20)
  expect(asked()).toBe(6)
  expect(await send(34)).toEqual({ outcome: 'done', reference: null })
  expect(await send(35)).toEqual({ outcome: 'done', reference: null })
})

test('a refused message between failures is an answer: no rest', async () => {
  const refused: SendOutcome = { outcome: 'give-up', because: 'no such number' }
  const { send, asked } = carrierThatSays([fails, fails, fails, fails, refused, fails, fails])
  for (let i = 0; i < 8; i++) await send(i)
  expect(asked()).toBe(8)
})

test('a clock that was set back ends the rest', async () => {
  const { send, asked } = carrierThatSays([fails, fails, fails, fails, fails])
  for (let i = 0; i < 5; i++) await send(i)
  await send(-86_400)
  expect(asked()).toBe(6)
})
