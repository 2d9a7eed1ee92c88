/** A code was asked for: out of sight it is found out whose address it is, whether it may be sent, and why not (house rule 10). */
import { z } from 'zod'
import type { JobOutcome } from '../core/jobs/job.ts'
import { mailObjections, textMessageObjections } from '../core/account/recovery.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import type { MessageContent } from '../core/messages/content.ts'
import type { Destination } from '../core/messages/message.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { type AttemptPurpose, fillAttempt, openAttempt, type WaitingAttempt } from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import { addMessage } from './add-message.ts'
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
  job: Pick<TakenJob, 'payload' | 'sealed'>,
): Promise<JobOutcome> {
  const { attempt: id } = payload.parse(job.payload)
  if (job.sealed === null) return { outcome: 'give-up', because: 'nothing was sealed for it' }
  const meant = (await keys.openAsWorker(askedInfo(id), job.sealed)).toString('utf8')
  await together(world, async (db) => {
    const attempt = await openAttempt(db, id)
    if (!attempt) return
    const people = await whoIsMeant(world, db, attempt, meant)
    for (const person of people) await decide(world, db, { id, attempt, person, shared: people.length > 1 })
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

type Deciding = { id: string; attempt: WaitingAttempt; person: Recoverable; shared: boolean }

async function decide(world: World, db: Db, deciding: Deciding): Promise<void> {
  const { person } = deciding
  const objections = await objectionsTo(world, db, deciding)
  if (objections.length === 0) await send(world, db, deciding)
  await addToJournal(db, world.now(), {
    personId: person.row.id,
    accountId: person.account?.id ?? null,
    what: objections.length === 0 ? 'recovery-code-sent' : 'recovery-code-not-sent',
    by: 'self',
    ...(objections[0] === undefined ? {} : { details: { notSent: objections[0] } }),
  })
}

async function objectionsTo(
  world: World,
  db: Db,
  { attempt: { purpose }, person, shared }: Deciding,
): Promise<readonly NotSent[]> {
  if (shared) return ['shared-mail-address']
  const { institution } = world
  const now = world.now()
  switch (purpose) {
    case 'forgotten-password':
      return institution.recovery.password.includes('personal-mail-and-sms')
        ? mailObjections(person.facts, institution, now)
        : ['not-offered']
    case 'forgotten-username':
      return institution.recovery.username.includes('personal-mail')
        ? mailObjections(person.facts, institution, now)
        : ['not-offered']
    case 'first-factor':
      return institution.secondFactor.firstNeeds.includes('sms-code')
        ? textMessageObjections(person.facts, institution, now)
        : ['not-offered']
    case 'lost-second-factor':
      return [
        ...textMessageObjections(person.facts, institution, now),
        ...((await restsAfterRecovery(world, db, person.account?.id ?? '', 'sms-code'))
          ? (['channel-used-lately'] as const)
          : []),
      ]
  }
}

async function send(world: World, db: Db, { id, attempt, person }: Deciding): Promise<void> {
  if (person.account === null) return
  const { code: setting } = world.institution.recovery
  const code = numericCode(world.dice, setting.digits)
  const key = isByMail(attempt.purpose) ? randomSecret(world.dice) : null
  await fillAttempt(db, id, {
    personId: person.row.id,
    accountId: person.account.id,
    credentialEpoch: person.account.credentialEpoch,
    code: { mac: world.keys.mac(purposes.codeAttempt, id, code), keyId: world.keys.keyId },
    linkDigest: key === null ? null : world.keys.index(purposes.attemptLink, key),
    at: world.now(),
  })
  await addMessage(world, db, {
    content: contentOf(world, attempt, code, key),
    to: channelOf(person, key !== null),
    personId: person.row.id,
    language: languageOf(world, person.row),
    orderKey: randomId(world.dice),
  })
}

/** To the address the registers hold, never to one that was typed (cases L-10, L-12). A text message is told of by mail too. */
function channelOf({ row }: Recoverable, byMail: boolean): Destination[] {
  const mail = row.email === null ? [] : [{ channel: 'mail' as const, address: row.email }]
  return byMail || row.mobile === null ? mail : [...mail, { channel: 'sms', address: row.mobile }]
}

function contentOf(world: World, attempt: WaitingAttempt, code: string, key: string | null): MessageContent {
  if (key === null) {
    const minutes = Math.round(world.institution.recovery.code.validFor.total('minutes'))
    return { kind: 'text-code', facts: { code, minutes, host: new URL(world.origin).hostname } }
  }
  const what = attempt.purpose === 'forgotten-username' ? 'username' : 'password'
  const path = `/forgotten-${what}/link/${key}`
  return { kind: 'recovery-code', facts: { what, path, code, until: attempt.linkUntil } }
}
