/** Puts a message to a person into the queue, together with the change it tells of. It leaves a moment later. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../core/language.ts'
import { type MessageContent, type MessageKind, writeWaiting } from '../core/messages/content.ts'
import type { Channel, Destination } from '../core/messages/message.ts'
import { mayGoBy, messageKinds } from '../core/messages/texts.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { addJob, type NewJob } from '../store/jobs.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** The kind of job that sends a message. */
export const sendMessage = 'send-message'

/** What anybody may read of a waiting message: never the address, never a fact. */
export type MessageNote = { kind: MessageKind; channel: Channel; person: string | null; language: Language }

/** A message that is wanted. */
export type WantedMessage = {
  content: MessageContent
  /** Where it goes: what the house knew *before* the change it tells of (row A-5), never what was typed (case L-10). */
  to: readonly Destination[]
  personId: string | null
  language: Language
  /** Messages and deliveries with the same key leave in the order in which they were wanted. */
  orderKey?: string
  /** While a message with this key waits, another one is not added (case M-07). */
  unique?: string
}

/**
 * Adds one job for each destination that this kind of message has words for, inside the caller's transaction. Address and
 * facts are sealed to the worker: a portal that is broken into cannot read what waits (case Y-11). Call
 * `world.nudgeJobs()` after the transaction.
 */
export async function addMessage(world: World, db: Db, wanted: WantedMessage): Promise<void> {
  for (const job of await messageJobs(world, wanted)) await addJob(db, job)
}

/** The jobs themselves, for the import, which writes many at once. */
export async function messageJobs(world: World, wanted: WantedMessage): Promise<NewJob[]> {
  const now = world.now()
  const jobs: NewJob[] = []
  for (const to of wanted.to.filter(({ channel }) => mayGoBy(wanted.content.kind, channel))) {
    const id = randomId(world.dice)
    const sealed = await world.keys.sealForWorker(
      sealInfo(id),
      writeWaiting({ address: to.address, content: wanted.content }),
    )
    const note: MessageNote = {
      kind: wanted.content.kind,
      channel: to.channel,
      person: wanted.personId,
      language: wanted.language,
    }
    jobs.push({
      id,
      kind: sendMessage,
      payload: note,
      sealed,
      ...(wanted.orderKey === undefined ? {} : { orderKey: `${to.channel} ${wanted.orderKey}` }),
      ...(wanted.unique === undefined ? {} : { unique: `${to.channel} ${wanted.unique}` }),
      due: now,
      usefulUntil: usefulUntil(wanted.content, now),
      createdAt: now,
    })
  }
  return jobs
}

/** What a sealed message is bound to: copied to another job it does not open. */
export function sealInfo(jobId: string): string {
  return `${purposes.job} ${jobId}`
}

/** As long as the kind says, and never longer than the thing it tells of. */
function usefulUntil(content: MessageContent, now: Temporal.Instant): Temporal.Instant {
  const kindSays = now.add(messageKinds[content.kind].useful)
  if (!('until' in content.facts)) return kindSays
  return content.facts.until.epochMilliseconds < kindSays.epochMilliseconds ? content.facts.until : kindSays
}
