/** Every kind of job, and who does it: one list for the worker of the program and for tests. */
import { printLetter } from '../actions/add-letter.ts'
import { sendMessage } from '../actions/add-message.ts'
import { sendActivationLink } from '../actions/ask-activation-link.ts'
import { sendCode } from '../actions/ask-code.ts'
import { sendNewPin } from '../actions/order-pin.ts'
import { sendTemporaryPassword } from '../actions/order-temporary-password.ts'
import { sendDeskCode } from '../actions/order-desk-code.ts'
import { sendDeskCodeOrdered } from '../actions/send-desk-code.ts'
import { tellThatOpen } from '../actions/remind-when-open.ts'
import { renewAddress, renewMailAddress } from '../actions/renew-mail-address.ts'
import { sendLinkAskedFor } from '../actions/send-activation-link.ts'
import { sendCodeAskedFor } from '../actions/send-code.ts'
import { sendPinOrdered } from '../actions/send-new-pin.ts'
import { sendTemporaryPasswordOrdered } from '../actions/send-temporary-password.ts'
import { tellService } from '../actions/sign-ins-at-services.ts'
import { tellServiceOfEnd } from '../actions/tell-services.ts'
import { tellOfLock, tellOwnerOfLock } from '../actions/tell-of-lock.ts'
import { tellThatActivationIsOpen } from '../actions/remind-when-open.ts'
import type { World } from '../actions/world.ts'
import type { Carriers } from '../core/messages/message.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { printLetters } from './print-letter.ts'
import type { DoJob } from './run-jobs.ts'
import { sendMessages } from './send-message.ts'

/** The jobs of one institution. */
export function jobKinds(world: World, keys: WorkerKeys, carriers: Carriers): Record<string, DoJob> {
  const { services } = carriers
  return {
    [sendMessage]: sendMessages(world, keys, carriers),
    // without a printer letters wait for a worker that has one
    ...(carriers.printer ? { [printLetter]: printLetters(world, keys, carriers.printer) } : {}),
    [sendActivationLink]: async (job) => sendLinkAskedFor(world, job),
    [sendCode]: async (job) => sendCodeAskedFor(world, keys, job, carriers.sims ?? null),
    [sendTemporaryPassword]: async (job) => sendTemporaryPasswordOrdered(world, job, carriers.sims ?? null),
    [sendDeskCode]: async (job) => sendDeskCodeOrdered(world, job, carriers.sims ?? null),
    [sendNewPin]: async (job) => sendPinOrdered(world, job),
    [tellThatOpen]: async (job) => tellThatActivationIsOpen(world, job),
    [renewMailAddress]: async (job) => renewAddress(world, keys, job),
    [tellOfLock]: async (job) => tellOwnerOfLock(world, job),
    ...(services
      ? { [tellService]: async (job, signal) => tellServiceOfEnd(world, services, job, signal) }
      : {}),
  }
}
