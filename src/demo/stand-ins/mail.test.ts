/** A mail leaves through SMTP and arrives at one mailbox, once, whole, or we are told why not. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { smtpRelay } from '../../adapters/smtp/relay.ts'
import type { Mail } from '../../core/messages/message.ts'
import { type MailStandIn, startMailStandIn } from './mail.ts'
import type { TakenMessage } from './taken.ts'

let relay: MailStandIn
let inbox: TakenMessage[]
const at = Temporal.Instant.from('2026-08-10T03:00:00Z')
const never = new AbortController().signal
const mail: Mail = {
  channel: 'mail',
  to: 'kari@example.org',
  subject: 'Passordet ditt ved Høgskolen er endret, og det er en lang emnelinje som må brytes på veien',
  text: 'Hei,\n\nBlåbærsyltetøy på ' + 'lang '.repeat(60) + 'linje.\n.\n.. og punktum\n\nHilsen\nPrøve',
  language: 'nb',
}

beforeEach(async () => {
  inbox = []
  relay = await startMailStandIn({
    password: 'p@ss/word',
    onMessage: (message) => Promise.resolve(void inbox.push(message)),
  })
})
afterEach(() => relay.close())

const carrier = (url = relay.urlFor('oslomet'), milliseconds = 2_000) =>
  smtpRelay({
    url,
    from: { address: 'no-reply@prove.example', name: 'Prøve' },
    replyTo: null,
    within: { milliseconds },
  })
const send = (message: Partial<Mail> = {}, id = 'job-1') =>
  carrier().send({ ...mail, ...message }, { id, at, signal: never })

test('a mail arrives as it was written, under the institution that signed in', async () => {
  expect(await send()).toEqual({ outcome: 'done', reference: '<job-1@prove.example>' })
  expect(inbox).toEqual([
    {
      id: 'job-1',
      institution: 'oslomet',
      channel: 'mail',
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
    },
  ])
})

test('a line break in a subject or an address makes no header and no second recipient (case M-06)', async () => {
  await send({ subject: 'Hei\r\nBcc: ond@example.org' })
  expect(inbox.map(({ to, subject }) => ({ to, subject }))).toEqual([
    { to: mail.to, subject: 'Hei Bcc: ond@example.org' },
  ])
  const several = [
    'a@x.test\r\nBcc: b@x.test',
    'a@x.test,b@y.test',
    'a@x.test, b@y.test',
    '"<script>"@x.test',
    'A <a@x.test>',
    'a@b@x.test',
    'a@x.test>\r\nRCPT TO:<b@x.test',
  ]
  for (const to of several) expect((await send({ to }, to)).outcome, to).toBe('give-up')
  expect(inbox).toHaveLength(1)
})

test('a mailbox in an international domain is reached', async () => {
  expect((await send({ to: 'kari@blåbær.example' })).outcome).toBe('done')
  expect(inbox[0]?.to).toBe('kari@blåbær.example')
})

test('the same job sent twice is one mail', async () => {
  await send()
  await send()
  expect(inbox).toHaveLength(1)
  expect(relay.times('oslomet', 'job-1')).toBe(2)
})

test('a mailbox that does not exist is given up, and the answer does not repeat the address', async () => {
  relay.behave('no-such-mailbox')
  expect(await send()).toEqual({ outcome: 'give-up', because: 'mail relay: EENVELOPE RCPT TO 550' })
})

test('a busy relay, a wrong sign-in, a closed port and a relay that hangs are tried again', async () => {
  relay.behave('busy')
  expect(await send()).toEqual({
    outcome: 'again',
    because: 'mail relay: EENVELOPE RCPT TO 451',
    after: null,
  })
  const wrong = relay.urlFor('oslomet').replace('p%40ss', 'other')
  expect((await carrier(wrong).send(mail, { id: 'a', at, signal: never })).outcome).toBe('again')
  expect((await carrier('smtp://127.0.0.1:1').send(mail, { id: 'b', at, signal: never })).outcome).toBe(
    'again',
  )
  relay.behave('hang')
  const began = performance.now()
  const hung = await carrier(relay.urlFor('oslomet'), 300).send(mail, { id: 'c', at, signal: never })
  expect(hung).toMatchObject({ outcome: 'again' })
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('a connection lost after the relay took the mail is tried again, and shown once (case X-03)', async () => {
  relay.behave('accept-then-drop')
  expect((await send()).outcome).toBe('again')
  relay.behave('ok')
  expect((await send()).outcome).toBe('done')
  expect(inbox).toHaveLength(1)
  expect(relay.times('oslomet', 'job-1')).toBe(2)
})

test('a relay elsewhere gets no mail without TLS', async () => {
  // `127.1` is this machine as well, but not one of its names that may go without TLS
  const elsewhere = carrier(relay.urlFor('oslomet').replace('127.0.0.1', '127.1'))
  const outcome = await elsewhere.send(mail, { id: 'd', at, signal: never })
  expect(outcome).toMatchObject({ outcome: 'again', because: expect.stringContaining('ETLS') })
  expect(inbox).toEqual([])
})
