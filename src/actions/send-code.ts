/** A code was asked for: out of sight it is found out whose address it is, whether it may be sent, and why not (house rule 10). */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { MessageContent } from '../core/messages/content.ts'
import type { Destination } from '../core/messages/message.ts'
import type { SimChanges } from '../core/person/sim-changes.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import {
  type AttemptPurpose,
  fillAttempt,
  type WaitingAttempt,
  waitingAttempt,
} from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import { addMessage } from './add-message.ts'
import { askOnceMore, checkSim } from './check-sim.ts'
import { askedInfo } from './ask-code.ts'
import { codeWay, type ToSend } from './code-way.ts'
import { numericCode, randomId, randomSecret } from './random.ts'
import { type Recoverable, recoverableByAccount, recoverableByMail } from './recoverable.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

const payload = z.object({ attempt: z.string(), askedAt: z.string() })

/** Done is done, whoever asked: what became of it stands in the person's journal and nowhere else. */
export async function sendCodeAskedFor(
  world: World,
  keys: WorkerKeys,
  job: Pick<TakenJob, 'payload' | 'sealed' | 'tries'>,
  sims: SimChanges | null,
): Promise<JobOutcome> {
  const { attempt: id, askedAt } = payload.parse(job.payload)
  if (job.sealed === null) return { outcome: 'give-up', because: 'nothing was sealed for it' }
  const meant = (await keys.openAsWorker(askedInfo(id), job.sealed)).toString('utf8')
  const waiting = await askedFor(world.store, id, askedAt)
  if (!waiting) return { outcome: 'done' }
  const checked = isByMail(waiting.purpose) ? null : await checkSim(world, sims, meant)
  const later = askOnceMore(checked, job)
  if (later) return later
  await together(world, async (db) => {
    const attempt = await askedFor(db, id, askedAt)
    if (!attempt) return
    const people = await whoIsMeant(world, db, attempt, meant)
    for (const person of people)
      await decide(world, db, { id, attempt, person, shared: people.length > 1, checked })
  })
  world.nudgeJobs()
  return { outcome: 'done' }
}

/** The attempt as this job was meant for it. Null when it is over, when a code went already, or when it was asked for again since: then the later asking's job sends. */
async function askedFor(db: Db, id: string, askedAt: string): Promise<WaitingAttempt | null> {
  const waiting = await waitingAttempt(db, id)
  const meantMs = Temporal.Instant.from(askedAt).epochMilliseconds
  return waiting?.madeAt.epochMilliseconds === meantMs ? waiting : null
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

type Deciding = ToSend & { id: string; attempt: WaitingAttempt }

async function decide(world: World, db: Db, deciding: Deciding): Promise<void> {
  const { person } = deciding
  const way = await codeWay(world, db, deciding.attempt.purpose, deciding)
  if ('channel' in way) await send(world, db, deciding, way.channel)
  await addToJournal(db, world.now(), {
    personId: person.row.id,
    accountId: person.account?.id ?? null,
    what: 'channel' in way ? 'recovery-code-sent' : 'recovery-code-not-sent',
    by: 'self',
    ...('channel' in way ? {} : { details: { notSent: way.objections[0] ?? 'not-offered' } }),
  })
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
