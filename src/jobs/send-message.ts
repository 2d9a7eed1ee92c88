/** Sends one message: opened, counted, put into words, handed to the outside, written down. */
import type { TakenJob } from '../actions/work-through-jobs.ts'
import type { World } from '../actions/world.ts'
import { noteSent, writeMessage } from '../actions/write-message.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { Carriers, Message, Posting, SendOutcome } from '../core/messages/message.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { restAfterFailures } from './rest-after-failures.ts'
import type { DoJob } from './run-jobs.ts'

/**
 * Does jobs of the kind `send-message`. The job's id goes along as the message's own, so that a second try after a lost
 * answer is the same message to a relay or gateway that looks (case X-03).
 */
export function sendMessages(world: World, keys: WorkerKeys, carriers: Carriers): DoJob {
  const rested = { mail: restAfterFailures(carriers.mail), sms: restAfterFailures(carriers.sms) }
  return async (job, signal) => {
    const written = await writeMessage(world, keys, job)
    if ('outcome' in written) return written
    const sent = await hand(written, rested, { id: job.id, at: world.now(), signal })
    return sent.outcome === 'done' ? noted(world, job, sent.reference) : sent
  }
}

function hand(message: Message, carriers: Carriers, posting: Posting): Promise<SendOutcome> {
  return message.channel === 'mail'
    ? carriers.mail.send(message, posting)
    : carriers.sms.send(message, posting)
}

async function noted(world: World, job: TakenJob, reference: string | null): Promise<JobOutcome> {
  await noteSent(world, job, reference)
  return { outcome: 'done' }
}
