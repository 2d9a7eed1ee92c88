/** The post of a test: works off what waits in the queue as a worker does, and keeps every message instead of sending it. */
import { settleJob, takeDueJobs } from '../actions/work-through-jobs.ts'
import type { SealedPrinter } from '../core/letters/letter.ts'
import type { Carrier, Message } from '../core/messages/message.ts'
import type { ServiceTeller } from '../core/openid/telling.ts'
import type { SimChanges } from '../core/person/sim-changes.ts'
import { jobKinds } from '../jobs/kinds.ts'
import { queueState } from '../store/jobs.ts'
import type { TestWorld } from './test-world.ts'

/** Does every due job, and those they bring; gives back the messages that left, in their order. `sims`: who is asked about SIM cards. */
export async function workOff(
  { world, workerKeys }: TestWorld,
  sims: SimChanges | null = null,
  printer: SealedPrinter | null = null,
  services: ServiceTeller | null = null,
): Promise<Message[]> {
  const left: Message[] = []
  const carrier: Carrier<Message> = {
    send: (message) => {
      left.push(message)
      return Promise.resolve({ outcome: 'done', reference: null })
    },
  }
  const kinds = jobKinds(world, workerKeys, { mail: carrier, sms: carrier, sims, printer, services })
  for (;;) {
    const { dead } = await queueState(world.store, world.now())
    const jobs = await takeDueJobs(world, Object.keys(kinds), 50)
    // what is too late is buried as it is taken, and may have kept others of its order waiting
    if (jobs.length === 0 && (await queueState(world.store, world.now())).dead === dead) return left
    for (const job of jobs) {
      const outcome = await kinds[job.kind]?.(job, AbortSignal.timeout(5_000))
      if (outcome) await settleJob(world, job, outcome)
    }
  }
}
