/** Before an act on a credential the agent makes sure who is calling, in one of the institution's ways, and it is written down (case R-17). */
import type { Temporal } from 'temporal-polyfill'
import { deskCodeTries } from '../core/desk/act.ts'
import { mailObjections, textMessageObjections } from '../core/account/recovery.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { CallerShownBy } from '../core/institution/desk-work.ts'
import type { Destination } from '../core/messages/message.ts'
import { addCallerCheck, callerCheck, confirmCaller, takeCallerTry } from '../store/caller-checks.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { addMessage } from './add-message.ts'
import type { Agent } from './desk-session.ts'
import { numericCode, randomId } from './random.ts'
import { recoverableOf } from './recoverable.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

export type Identified =
  | { is: 'identified' }
  /** A code is on its way to the person; the agent types what the caller reads. */
  | { is: 'code-sent'; channel: 'sms' | 'mail' }
  | { is: 'no-channel' }
  | { is: 'own-account' }
  | { is: 'nobody' }

/** Records how; a code goes only to what the registers hold, and to nothing that changed lately. */
export async function identifyCaller(
  world: World,
  agent: Agent,
  personId: string,
  how: CallerShownBy,
): Promise<Identified> {
  const outcome = await together(world, async (db): Promise<Identified> => {
    const person = await personById(db, personId)
    if (!person) return { is: 'nobody' }
    if (person.id === agent.personId) return { is: 'own-account' }
    if (how === 'code-read-back') return sendCode(world, db, agent, person)
    await keep(world, db, agent, person, { how, channel: null, code: null })
    await note(world, db, agent, person.id, how)
    return { is: 'identified' }
  })
  world.nudgeJobs()
  return outcome
}

export type CodeReadBack = { is: 'identified' } | { is: 'wrong' } | { is: 'spent' }

/** What the caller read; five tries, counted before anything is compared. */
export async function judgeCallerCode(
  world: World,
  agent: Agent,
  personId: string,
  typed: string,
): Promise<CodeReadBack> {
  const now = world.now()
  const running = await callerCheck(world.store, agent.accountId, personId, now)
  if (!running || running.confirmedAt !== null) return { is: 'spent' }
  const kept = await takeCallerTry(world.store, running.id, deskCodeTries, now)
  if (!kept) return { is: 'spent' }
  const code = typed.replace(/\D/g, '')
  if (!world.keys.macMatches(kept, purposes.callerCode, running.id, code)) return { is: 'wrong' }
  return together(world, async (db): Promise<CodeReadBack> => {
    if (!(await confirmCaller(db, running.id, world.now()))) return { is: 'spent' }
    await note(world, db, agent, personId, 'code-read-back')
    return { is: 'identified' }
  })
}

const codeDigits = 6

async function sendCode(world: World, db: Db, agent: Agent, person: PersonRow): Promise<Identified> {
  const to = await channelFor(world, db, person)
  if (!to) return { is: 'no-channel' }
  const code = numericCode(world.dice, codeDigits)
  await keep(world, db, agent, person, { how: 'code-read-back', channel: to.channel, code })
  await addMessage(world, db, {
    content: { kind: 'caller-code', facts: { code, minutes: minutesOf(world) } },
    to: [to],
    personId: person.id,
    language: languageOf(world, person),
    orderKey: person.id,
  })
  return { is: 'code-sent', channel: to.channel }
}

/** The registered mobile, else the registered mail; by the same rules as every other code. */
async function channelFor(world: World, db: Db, person: PersonRow): Promise<Destination | null> {
  const { facts } = await recoverableOf(world, db, person)
  const now = world.now()
  const only = <Reason extends string>(objections: readonly Reason[]) =>
    objections.filter((objection) => contactReasons.includes(objection))
  if (person.mobile !== null && only(textMessageObjections(facts, world.institution, now)).length === 0)
    return { channel: 'sms', address: person.mobile }
  if (person.email !== null && only(mailObjections(facts, world.institution, now)).length === 0)
    return { channel: 'mail', address: person.email }
  return null
}

/** A lock or a missing account is why they call; only what makes the address itself doubtful counts. */
const contactReasons: readonly string[] = [
  'no-mail-address',
  'mail-address-changed-lately',
  'no-mobile-number',
  'mobile-of-another-country',
  'mobile-changed-lately',
]

async function keep(
  world: World,
  db: Db,
  agent: Agent,
  person: PersonRow,
  { how, channel, code }: { how: CallerShownBy; channel: string | null; code: string | null },
): Promise<void> {
  const id = randomId(world.dice)
  const madeAt = world.now()
  await addCallerCheck(db, {
    id,
    agentAccountId: agent.accountId,
    personId: person.id,
    how,
    channel,
    madeAt,
    endsAt: endOf(world, madeAt),
    code:
      code === null ? null : { mac: world.keys.mac(purposes.callerCode, id, code), keyId: world.keys.keyId },
    confirmedAt: code === null ? madeAt : null,
  })
}

/** For one call: as long as a code of the desk is valid. */
function endOf(world: World, from: Temporal.Instant): Temporal.Instant {
  return from.add({ minutes: minutesOf(world) })
}

function minutesOf({ institution }: World): number {
  return Math.round(institution.deskWork.deskCode.validFor.total('minutes'))
}

async function note(world: World, db: Db, agent: Agent, personId: string, how: CallerShownBy): Promise<void> {
  await addToJournal(db, world.now(), {
    personId,
    accountId: null,
    what: 'caller-identified',
    by: `desk:${agent.username}`,
    details: { how },
  })
}
