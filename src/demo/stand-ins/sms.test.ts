/** A text message leaves through the gateway's REST interface, once, or we are told why not. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { linkMobility } from '../../adapters/sms/link-mobility.ts'
import type { Sms } from '../../core/messages/message.ts'
import { type SmsMode, type SmsStandIn, startSmsStandIn } from './sms.ts'
import type { TakenMessage } from './taken.ts'

let gateway: SmsStandIn
let inbox: TakenMessage[]
const at = Temporal.Instant.from('2026-08-10T03:00:00Z')
const never = new AbortController().signal
const sms: Sms = { channel: 'sms', to: '+4791234567', text: 'Prøve: Ny PIN-kode: 4711 æøå €' }

beforeEach(async () => {
  inbox = []
  gateway = await startSmsStandIn({
    password: 'hemmelig',
    onMessage: (message) => Promise.resolve(void inbox.push(message)),
  })
})
afterEach(() => gateway.close())

const carrier = (password = gateway.password, milliseconds = 2_000, url = gateway.url) =>
  linkMobility({
    url,
    username: 'ntnu',
    password,
    platformId: 'COMMON_API',
    platformPartnerId: '1',
    source: 'Prove',
    within: { milliseconds },
  })
const send = (id = 'job-1') => carrier().send(sms, { id, at, signal: never })

test('a text message arrives as it was written, under the institution that signed in', async () => {
  expect(await send()).toEqual({ outcome: 'done', reference: 'link-job-1' })
  expect(inbox).toEqual([
    { id: 'job-1', institution: 'ntnu', channel: 'sms', to: sms.to, subject: '', text: sms.text },
  ])
})

test('the same job sent twice is one message, and so is one whose answer got lost (case X-03)', async () => {
  gateway.behave('accept-then-drop')
  expect((await send()).outcome).toBe('again')
  gateway.behave('ok')
  expect(await send()).toEqual({ outcome: 'done', reference: 'link-job-1' })
  expect(inbox).toHaveLength(1)
  expect(gateway.times('ntnu', 'job-1')).toBe(2)
})

test.each<[SmsMode, string]>([
  ['500', 'SMS gateway: answered 500'],
  ['nonsense', 'SMS gateway: answered something else than its interface says'],
  ['refuses', 'SMS gateway: result code 2'],
])('a gateway that answers with %s is tried again', async (mode, because) => {
  gateway.behave(mode)
  expect(await send()).toEqual({ outcome: 'again', because, after: null })
})

test('a gateway that says how long to wait is given that time', async () => {
  gateway.behave('429')
  const outcome = await send()
  expect(outcome).toMatchObject({ outcome: 'again', because: 'SMS gateway: answered 429' })
  expect(outcome.outcome === 'again' && outcome.after?.total('seconds')).toBe(2)
})

test.each<SmsMode>(['hang', 'drip'])(
  'a gateway that does not come to an end (%s) is left after the limit (case X-05)',
  async (mode) => {
    gateway.behave(mode)
    const began = performance.now()
    const outcome = await carrier(gateway.password, 300).send(sms, { id: 'x', at, signal: never })
    expect(outcome).toEqual({ outcome: 'again', because: 'SMS gateway: no answer in time', after: null })
    expect(performance.now() - began).toBeLessThan(2_000)
  },
)

test('a number the gateway refuses is given up; one that is not one number is never sent', async () => {
  gateway.behave('422')
  expect(await send()).toEqual({ outcome: 'give-up', because: 'SMS gateway: refused (422)' })
  gateway.behave('ok')
  for (const to of ['+4791234567,+4791234568', '91234567', '+47 912', '']) {
    expect((await carrier().send({ ...sms, to }, { id: 'y', at, signal: never })).outcome, to).toBe('give-up')
  }
  expect(inbox).toEqual([])
})

test('a wrong password or a closed port is ours to mend: the message waits', async () => {
  expect(await carrier('other').send(sms, { id: 'z', at, signal: never })).toMatchObject({ outcome: 'again' })
  await gateway.close()
  const closed = carrier()
  expect(await closed.send(sms, { id: 'z', at, signal: never })).toMatchObject({
    outcome: 'again',
    because: 'SMS gateway: not reached (ECONNREFUSED)',
  })
  expect(inbox).toEqual([])
})
