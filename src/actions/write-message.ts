/** The queue comes to a message: may it leave now, and in which words? */
import { z } from 'zod'
import { languages } from '../core/language.ts'
import { isTooLate, type JobOutcome } from '../core/jobs/job.ts'
import { limitsFor, mayReach } from '../core/messages/allowance.ts'
import { readWaiting, type WaitingMessage } from '../core/messages/content.ts'
import type { Message } from '../core/messages/message.ts'
import { senderOf } from '../core/messages/sender.ts'
import { inWords, messageKinds } from '../core/messages/texts.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { TakenJob } from '../store/jobs.ts'
import { countMessage, type Counted, markSent } from '../store/messages-sent.ts'
import { sealInfo } from './add-message.ts'
import { together, type World } from './world.ts'

const note = z.object({
  channel: z.enum(['mail', 'sms']),
  person: z.string().nullable(),
  language: z.enum(languages),
})
type Note = z.output<typeof note>

/**
 * Opens a waiting message, counts it against what its address and the institution may get (cases M-01 to M-04), and puts
 * it into words. Otherwise says what becomes of the job. A repetition of a job was counted already and uses up nothing.
 */
export async function writeMessage(
  world: World,
  keys: WorkerKeys,
  job: TakenJob,
): Promise<Message | JobOutcome> {
  if (job.sealed === null) return { outcome: 'give-up', because: 'nothing was sealed for it' }
  const told = note.parse(job.payload)
  const waiting = readWaiting((await keys.openAsWorker(sealInfo(job.id), job.sealed)).toString('utf8'))
  const to = { channel: told.channel, address: waiting.address }
  if (!mayReach(world.institution, to))
    return { outcome: 'give-up', because: 'no message may go to this address' }
  if (isTooLate(job, world.now())) return { outcome: 'give-up', because: 'no longer useful' }
  // in words first: what cannot be said is not counted
  const message = inWords(waiting.content, to, senderOf(world.institution, world.origin), told.language)
  const counted = await together(world, async (db) =>
    countMessage(db, toCount(world, job, told, waiting), limitsOf(world, told, waiting)),
  )
  return counted === 'counted' ? message : refused(counted)
}

/** Writes down that the outside took a message over. */
export async function noteSent(world: World, job: TakenJob, reference: string | null): Promise<void> {
  await markSent(world.store, job.id, world.now(), reference)
}

function toCount(world: World, job: TakenJob, told: Note, { address, content }: WaitingMessage) {
  return {
    jobId: job.id,
    personId: told.person,
    kind: content.kind,
    channel: told.channel,
    allowance: messageKinds[content.kind].allowance,
    addressIndexes: world.keys.indexes(purposes.messageAddress, `${told.channel} ${address.toLowerCase()}`),
    at: world.now(),
  }
}

function limitsOf(world: World, told: Note, { content }: WaitingMessage) {
  return limitsFor(world.institution, told.channel, messageKinds[content.kind].allowance)
}

/** Too many to one address ends the message: waiting would only move the flood. A spent budget of the day waits for the next. */
function refused(counted: Exclude<Counted, 'counted'>): JobOutcome {
  return counted === 'too-many-to-address'
    ? { outcome: 'give-up', because: 'too many messages to this address' }
    : { outcome: 'again', because: "the institution's messages of today are used up", after: null }
}
