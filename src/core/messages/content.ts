/** A message before it has words: its kind and the facts that go into them, and how it waits, sealed, until it is sent. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { alarmKinds } from '../alarms/alarm.ts'
import { deskActs } from '../institution/desk-work.ts'
import { groups } from '../institution/words.ts'
import { registers } from '../institution/words.ts'
import { countedHow } from '../person/missing-contacts.ts'
import { secondFactorChanges } from './second-factor-change.ts'
import { wifiChanges } from './wifi-change.ts'

/** An instant as text while it waits. */
const instant = z.codec(z.string(), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (at) => at.toString(),
})
const happened = z.strictObject({ at: instant })

/** Every kind of message and what it is about. Nothing here is a text that a person has written (case M-05), but for the name of a register's file, which goes to operators alone. */
const messageContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account-activated'), facts: happened }),
  z.strictObject({
    kind: z.literal('account-deactivated'),
    facts: z.strictObject({ at: instant, pinUntil: instant.nullable() }),
  }),
  z.strictObject({ kind: z.literal('change-undone'), facts: happened }),
  z.strictObject({ kind: z.literal('mail-address-changed'), facts: happened }),
  z.strictObject({
    kind: z.literal('contact-changed'),
    facts: z.strictObject({ what: z.enum(['mail', 'mobile']), at: instant }),
  }),
  z.strictObject({
    kind: z.literal('contacts-missing'),
    facts: z.strictObject({ register: z.enum(registers), number: z.number(), is: z.enum(countedHow) }),
  }),
  z.strictObject({
    kind: z.literal('activation-link'),
    facts: z.strictObject({ path: z.string(), until: instant }),
  }),
  z.strictObject({
    kind: z.literal('desk-acted'),
    facts: z.strictObject({ act: z.enum(deskActs), undone: z.boolean(), at: instant }),
  }),
  z.strictObject({
    kind: z.literal('caller-code'),
    facts: z.strictObject({ code: z.string(), minutes: z.number() }),
  }),
  z.strictObject({
    kind: z.literal('desk-code'),
    facts: z.strictObject({ code: z.string(), until: instant }),
  }),
  z.strictObject({
    kind: z.literal('account-closes'),
    facts: z.strictObject({
      by: z.enum(groups),
      endsOn: z.iso.date(),
      on: z.iso.date(),
      earlier: z.array(z.strictObject({ service: z.string(), on: z.iso.date() })),
    }),
  }),
  z.strictObject({ kind: z.literal('account-stays'), facts: z.strictObject({ on: z.iso.date() }) }),
  z.strictObject({ kind: z.literal('registration-due'), facts: z.strictObject({ on: z.iso.date() }) }),
  z.strictObject({
    kind: z.literal('fee-due'),
    facts: z.strictObject({ on: z.iso.date(), days: z.number() }),
  }),
  z.strictObject({ kind: z.literal('activation-open'), facts: z.strictObject({}) }),
  z.strictObject({ kind: z.literal('door-pin-changed'), facts: happened }),
  z.strictObject({
    kind: z.literal('factor-wait-begun'),
    facts: z.strictObject({ until: instant, dispute: z.string().nullable() }),
  }),
  z.strictObject({
    kind: z.literal('mail-code'),
    facts: z.strictObject({ code: z.string(), minutes: z.number() }),
  }),
  z.strictObject({ kind: z.literal('new-access-pin'), facts: z.strictObject({ pin: z.string() }) }),
  z.strictObject({ kind: z.literal('new-access-pin-ordered'), facts: happened }),
  z.strictObject({
    kind: z.literal('password-changed'),
    facts: z.strictObject({ at: instant, dispute: z.string().nullable() }),
  }),
  z.strictObject({
    kind: z.literal('operator-alarm'),
    facts: z.strictObject({
      alarm: z.enum(alarmKinds),
      about: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      at: instant,
    }),
  }),
  z.strictObject({ kind: z.literal('password-expires'), facts: happened }),
  z.strictObject({ kind: z.literal('password-must-change'), facts: happened }),
  z.strictObject({
    kind: z.literal('recovery-code'),
    facts: z.strictObject({
      what: z.enum(['password', 'username']),
      path: z.string(),
      code: z.string(),
      until: instant,
    }),
  }),
  z.strictObject({
    kind: z.literal('second-factor-changed'),
    facts: z.strictObject({
      what: z.enum(secondFactorChanges),
      at: instant,
      dispute: z.string().nullable(),
    }),
  }),
  z.strictObject({
    kind: z.literal('project-link'),
    facts: z.strictObject({ path: z.string(), until: instant }),
  }),
  z.strictObject({ kind: z.literal('project-link-made'), facts: z.strictObject({ until: instant }) }),
  z.strictObject({
    kind: z.literal('project-link-told'),
    facts: z.strictObject({ what: z.enum(['used', 'void']), project: z.string(), at: instant }),
  }),
  z.strictObject({ kind: z.literal('project-link-used'), facts: happened }),
  z.strictObject({ kind: z.literal('second-factor-guessed'), facts: happened }),
  z.strictObject({ kind: z.literal('sign-in-closed-for-long'), facts: happened }),
  z.strictObject({ kind: z.literal('sign-in-closed'), facts: z.strictObject({ until: instant }) }),
  z.strictObject({
    kind: z.literal('temporary-password'),
    facts: z.strictObject({ password: z.string(), until: instant }),
  }),
  z.strictObject({
    kind: z.literal('text-code'),
    facts: z.strictObject({ code: z.string(), minutes: z.number(), host: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('wifi-changed'),
    facts: z.strictObject({ what: z.enum(wifiChanges), at: instant }),
  }),
])

export type MessageContent = z.output<typeof messageContent>

/** The name of a kind of message: the same word in jobs, limits, journal and metrics. */
export type MessageKind = MessageContent['kind']

/** The facts of one kind. */
export type FactsOf<Kind extends MessageKind> = Extract<MessageContent, { kind: Kind }>['facts']

/** What is sealed to the worker while a message waits: where it goes and everything it says. */
const waiting = z.strictObject({ address: z.string(), content: messageContent })
export type WaitingMessage = z.output<typeof waiting>

/** A waiting message as text, to be sealed. */
export function writeWaiting(message: WaitingMessage): string {
  return JSON.stringify(z.encode(waiting, message))
}

/** The waiting message in an unsealed text. Throws when it is none: nobody but this program writes them. */
export function readWaiting(text: string): WaitingMessage {
  return waiting.parse(JSON.parse(text))
}
