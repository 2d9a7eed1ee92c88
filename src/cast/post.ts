/** The post of a test: works off what waits in the queue as a worker does, and keeps every message instead of sending it. */
import { sendMessage } from '../actions/add-message.ts'
import { sendActivationLink } from '../actions/ask-activation-link.ts'
import { sendNewPin } from '../actions/order-pin.ts'
import { settleJob, takeDueJobs } from '../actions/work-through-jobs.ts'
import type { Carrier, Message } from '../core/messages/message.ts'
import type { DoJob } from '../jobs/run-jobs.ts'
import { sendActivationLinks } from '../jobs/send-activation-link.ts'
import { sendMessages } from '../jobs/send-message.ts'
import { sendNewPins } from '../jobs/send-new-pin.ts'
import { tellOfLocks } from '../jobs/tell-of-lock.ts'
import { tellOfLock } from '../actions/tell-of-lock.ts'
import { tellThatItIsOpen } from '../jobs/tell-that-activation-is-open.ts'
import { tellThatOpen } from '../actions/remind-when-open.ts'
import type { TestWorld } from './test-world.ts'

/** Does every due job, and those they bring; gives back the messages that left, in their order. */
export async function workOff({ world, workerKeys }: TestWorld): Promise<Message[]> {
  const left: Message[] = []
  const carrier: Carrier<Message> = {
    send: (message) => {
      left.push(message)
      return Promise.resolve({ outcome: 'done', reference: null })
    },
  }
  const kinds: Record<string, DoJob> = {
    [sendMessage]: sendMessages(world, workerKeys, { mail: carrier, sms: carrier }),
    [sendActivationLink]: sendActivationLinks(world),
    [sendNewPin]: sendNewPins(world),
    [tellThatOpen]: tellThatItIsOpen(world),
    [tellOfLock]: tellOfLocks(world),
  }
  for (;;) {
    const jobs = await takeDueJobs(world, Object.keys(kinds), 50)
    if (jobs.length === 0) return left
    for (const job of jobs) {
      const outcome = await kinds[job.kind]?.(job, AbortSignal.timeout(5_000))
      if (outcome) await settleJob(world, job, outcome)
    }
  }
}
