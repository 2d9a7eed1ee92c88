/** A code was asked for: out of sight it is found out whose address it is, whether it may be sent, and why not (house rule 10). */
import { z } from 'zod'
import type { JobOutcome } from '../core/jobs/job.ts'
import { mailObjections, textMessageObjections } from '../core/account/recovery.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import type { MessageContent } from '../core/messages/content.ts'
import type { Destination } from '../core/messages/message.ts'
import { simObjections, type SimChanges, type SimChecked } from '../core/person/sim-changes.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { type AttemptPurpose, fillAttempt, openAttempt, type WaitingAttempt } from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import { addMessage } from './add-message.ts'
import { askOnceMore, checkSim } from './check-sim.ts'
import { askedInfo } from './ask-code.ts'
import { numericCode, randomId, randomSecret } from './random.ts'
import { restsAfterRecovery } from './recovered-by.ts'
import { type Recoverable, recoverableByAccount, recoverableByMail } from './recoverable.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

const payload = z.object({ attempt: z.string() })

/** Done is done, whoever asked: what became of it stands in the person's journal and nowhere else. */
export async function sendCodeAskedFor(
  world: World,
  keys: WorkerKeys,
  job: Pick<TakenJob, 'payload' | 'sealed' | 'tries'>,
  sims: SimChanges | null,
): Promise<JobOutcome> {
  const { attempt: id } = payload.parse(job.payload)
  if (job.sealed === null) return { outcome: 'give-up', because: 'nothing was sealed for it' }
  const meant = (await keys.openAsWorker(askedInfo(id), job.sealed)).toString('utf8')
  const waiting = await openAttempt(world.store, id)
  const checked = waiting && !isByMail(waiting.purpose) ? await checkSim(world, sims, meant) : null
  const later = askOnceMore(checked, job)
  if (later) return later
  await together(world, async (db) => {
    const attempt = await openAttempt(db, id)
    if (!attempt) return
    const people = await whoIsMeant(world, db, attempt, meant)
    for (const person of people)
      await decide(world, db, { id, attempt, person, shared: people.length > 1, checked })
  })
  world.nudgeJobs()
  return { outcome: 'done' }
}

function isByMail(purpose: AttemptPurpose): boolean {
  return purpose === 'forgotten-password' || purpose === 'forgotten-username'
}

async function whoIsMeant(
  world: World,
  db: Db,
  { purpose }: WaitingAttempt,
  meant: string,
): Promise<Recoverable[]> {
  if (isByMail(purpose)) return recoverableByMail(world, db, meant)
  const person = await recoverableByAccount(world, db, meant)
  return person ? [person] : []
}

type Deciding = {
  id: string
  attempt: WaitingAttempt
  person: Recoverable
  shared: boolean
  checked: SimChecked
}

async function decide(world: World, db: Db, deciding: Deciding): Promise<void> {
  const { person } = deciding
  const way = await wayFor(world, db, deciding)
  if ('channel' in way) await send(world, db, deciding, way.channel)
  await addToJournal(db, world.now(), {
    personId: person.row.id,
    accountId: person.account?.id ?? null,
    what: 'channel' in way ? 'recovery-code-sent' : 'recovery-code-not-sent',
    by: 'self',
    ...('channel' in way ? {} : { details: { notSent: way.objections[0] ?? 'not-offered' } }),
  })
}

/** By which channel the code goes; or every reason why it goes by none. */
type Way = { channel: 'personal-mail' | 'sms-code' } | { objections: readonly NotSent[] }

async function wayFor(
  world: World,
  db: Db,
  { attempt: { purpose }, person, shared, checked }: Deciding,
): Promise<Way> {
  const { institution } = world
  const now = world.now()
  if (shared) return { objections: ['shared-mail-address'] }
  switch (purpose) {
    case 'forgotten-password':
      return institution.recovery.password.includes('personal-mail-and-sms')
        ? byMail(mailObjections(person.facts, institution, now))
        : notOffered
    case 'forgotten-username':
      return institution.recovery.username.includes('personal-mail')
        ? byMail(mailObjections(person.facts, institution, now))
        : notOffered
    case 'first-factor':
      return institution.secondFactor.firstNeeds.includes('sms-code')
        ? bySms(textObjections(world, person, checked))
        : notOffered
    case 'lost-second-factor':
      return lostFactorWay(world, db, person, checked)
  }
}

const notOffered: Way = { objections: ['not-offered'] }

function byMail(objections: readonly NotSent[]): Way {
  return objections.length === 0 ? { channel: 'personal-mail' } : { objections }
}

function textObjections(world: World, { row, facts }: Recoverable, checked: SimChecked): NotSent[] {
  const objections = textMessageObjections(facts, world.institution, world.now())
  return [...objections, ...(objections.length === 0 ? simObjections(checked, row.mobile) : [])]
}

function bySms(objections: readonly NotSent[]): Way {
  return objections.length === 0 ? { channel: 'sms-code' } : { objections }
}

/** The text message first, the personal mail where there is none; never a channel that gave back the password lately (row O-10). */
async function lostFactorWay(world: World, db: Db, person: Recoverable, checked: SimChecked): Promise<Way> {
  const { institution } = world
  const accountId = person.account?.id ?? ''
  const text = textObjections(world, person, checked)
  if (text.length === 0)
    return (await restsAfterRecovery(world, db, accountId, 'sms-code'))
      ? { objections: ['channel-used-lately'] }
      : { channel: 'sms-code' }
  if (await restsAfterRecovery(world, db, accountId, 'personal-mail'))
    return { objections: ['channel-used-lately'] }
  return byMail(mailObjections(person.facts, institution, world.now()))
}

async function send(
  world: World,
  db: Db,
  { id, attempt, person }: Deciding,
  channel: 'personal-mail' | 'sms-code',
): Promise<void> {
  if (person.account === null) return
  const { code: setting } = world.institution.recovery
  const code = numericCode(world.dice, setting.digits)
  const key = isByMail(attempt.purpose) ? randomSecret(world.dice) : null
  await fillAttempt(db, id, {
    personId: person.row.id,
    accountId: person.account.id,
    credentialEpoch: person.account.credentialEpoch,
    code: { mac: world.keys.mac(purposes.codeAttempt, id, code), keyId: world.keys.keyId },
    channel,
    linkDigest: key === null ? null : world.keys.index(purposes.attemptLink, key),
    at: world.now(),
  })
  await addMessage(world, db, {
    content: contentOf(world, { attempt, code, key, channel }),
    to: channelOf(person, channel),
    personId: person.row.id,
    language: languageOf(world, person.row),
    orderKey: randomId(world.dice),
  })
}

/** To the address the registers hold, never to one that was typed (cases L-10, L-12). A text message is told of by mail too. */
function channelOf({ row }: Recoverable, channel: 'personal-mail' | 'sms-code'): Destination[] {
  const mail = row.email === null ? [] : [{ channel: 'mail' as const, address: row.email }]
  return channel === 'personal-mail' || row.mobile === null
    ? mail
    : [...mail, { channel: 'sms', address: row.mobile }]
}

type Said = {
  attempt: WaitingAttempt
  code: string
  key: string | null
  channel: 'personal-mail' | 'sms-code'
}

function contentOf(world: World, { attempt, code, key, channel }: Said): MessageContent {
  const minutes = Math.round(world.institution.recovery.code.validFor.total('minutes'))
  if (key === null) {
    return channel === 'sms-code'
      ? { kind: 'text-code', facts: { code, minutes, host: new URL(world.origin).hostname } }
      : { kind: 'mail-code', facts: { code, minutes } }
  }
  const what = attempt.purpose === 'forgotten-username' ? 'username' : 'password'
  const path = `/forgotten-${what}/link/${key}`
  return { kind: 'recovery-code', facts: { what, path, code, until: attempt.linkUntil } }
}
