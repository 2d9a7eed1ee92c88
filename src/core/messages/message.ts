/** A message on its way to one person: what it is, and what can become of it when it is handed to the outside. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../language.ts'
import type { SealedPrinter } from '../letters/letter.ts'
import type { ServiceTeller } from '../openid/telling.ts'
import type { SimChanges } from '../person/sim-changes.ts'
import type { JobOutcome } from '../jobs/job.ts'

/** A letter to exactly one mail address: plain text, in one language (row A-1). */
export type Mail = { channel: 'mail'; to: string; subject: string; text: string; language: Language }

/** A text message to exactly one number in international form, `+47…`: one segment of GSM-7 (case M-05). */
export type Sms = { channel: 'sms'; to: string; text: string }

export type Message = Mail | Sms
export type Channel = Message['channel']

/** Where a message goes: taken from what the house already knew, never from a request (cases L-10 to L-12). */
export type Destination = { channel: Channel; address: string }

/** Under which number, when, and until when a message is handed over. The same `id` again is the same message again. */
export type Posting = { id: string; at: Temporal.Instant; signal: AbortSignal }

/** What became of one try. `reference` is what the other side calls the message. */
export type SendOutcome =
  Exclude<JobOutcome, { outcome: 'done' }> | { outcome: 'done'; reference: string | null }

/** Somebody outside who carries messages of one kind: an SMTP relay, an SMS gateway. Never throws for an expected "no". */
export type Carrier<M extends Message> = {
  send(message: M, posting: Posting): Promise<SendOutcome>
}

/**
 * One carrier for each channel; `sims`: who is asked before a recovery goes to a number, `printer`: who folds and seals
 * letters, where there is somebody.
 */
export type Carriers = {
  mail: Carrier<Mail>
  sms: Carrier<Sms>
  sims?: SimChanges | null
  printer?: SealedPrinter | null
  /** Who tells services that somebody is signed out. */
  services?: ServiceTeller | null
}
