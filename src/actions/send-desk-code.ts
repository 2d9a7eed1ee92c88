/** A code that the desk ordered for somebody: made, kept as a keyed digest, and sent by the way that was chosen, if that is still right (rows A-4, O-5). */
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import { simObjections, type SimChanges, type SimChecked } from '../core/person/sim-changes.ts'
import { makeDeskCode, readDeskCode } from '../core/secrets/desk-code.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { actById } from '../store/desk-acts.ts'
import { addDeskCode, hasDeskCode } from '../store/desk-codes.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import { holdAccount } from '../store/second-factors.ts'
import { addLetter } from './add-letter.ts'
import { addMessage } from './add-message.ts'
import { askOnceMore, checkSim } from './check-sim.ts'
import { contactObjections } from './desk-code-way.ts'
import type { DeskCodeOrder } from './order-desk-code.ts'
import { randomId } from './random.ts'
import { type Recoverable, recoverableByAccount } from './recoverable.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

const payload = z.object({
  act: z.string(),
  account: z.string(),
  way: z.enum(['sms', 'mail', 'letter']),
  by: z.string(),
}) satisfies z.ZodType<DeskCodeOrder>

/** Contacts, locks and the SIM card are asked now, not when it was ordered (cases ). Done twice it sends once. */
export async function sendDeskCodeOrdered(
  world: World,
  job: Pick<TakenJob, 'payload' | 'tries'>,
  sims: SimChanges | null,
): Promise<JobOutcome> {
  const order = payload.parse(job.payload)
  const checked = order.way === 'sms' ? await checkSim(world, sims, order.account) : null
  const later = askOnceMore(checked, job)
  if (later) return later
  await together(world, async (db) => makeAndSend(world, db, order, checked))
  world.nudgeJobs()
  return { outcome: 'done' }
}

async function makeAndSend(world: World, db: Db, order: DeskCodeOrder, checked: SimChecked): Promise<void> {
  await holdAccount(db, order.account)
  // taken back in the meantime, or made by a try whose answer was lost
  if ((await actById(db, order.act))?.state !== 'done' || (await hasDeskCode(db, order.act))) return
  const person = await recoverableByAccount(world, db, order.account)
  if (!person?.account) return
  const objections = [
    ...contactObjections(world, person, order.way),
    ...(order.way === 'sms' ? simObjections(checked, person.row.mobile) : []),
  ]
  if (objections.length === 0) await send(world, db, person, order)
  await note(world, db, person, order, objections[0])
}

async function send(world: World, db: Db, person: Recoverable, { act, way }: DeskCodeOrder): Promise<void> {
  const { account, row } = person
  if (account === null) return
  const id = randomId(world.dice)
  const code = makeDeskCode(world.dice)
  const now = world.now()
  const until = now.add(validFor(world, way))
  await addDeskCode(db, {
    id,
    accountId: account.id,
    mac: world.keys.mac(purposes.deskCode, id, readDeskCode(code) ?? ''),
    keyId: world.keys.keyId,
    credentialEpoch: account.credentialEpoch,
    actId: act,
    channel: way,
    madeAt: now,
    expiresAt: until,
  })
  const to = { personId: row.id, language: languageOf(world, row) }
  if (way === 'letter') {
    await addLetter(world, db, { ...to, content: { kind: 'desk-code', code, until }, of: id })
    return
  }
  const address = (way === 'sms' ? row.mobile : row.email) ?? ''
  await addMessage(world, db, {
    ...to,
    content: { kind: 'desk-code', facts: { code, until } },
    to: [{ channel: way, address }],
    orderKey: account.id,
  })
}

/** A letter is some days under way. */
function validFor({ institution, now }: World, way: DeskCodeOrder['way']): Temporal.Duration {
  const { validFor: quick, letterValidFor } = institution.deskWork.deskCode
  const lasts = way === 'letter' ? letterValidFor : quick
  const from = now().toZonedDateTimeISO(institution.timeZone)
  // days are those of the calendar here, and hours for an instant
  return from.until(from.add(lasts), { largestUnit: 'hours' })
}

async function note(
  world: World,
  db: Db,
  person: Recoverable,
  { by, way }: DeskCodeOrder,
  notSent: NotSent | undefined,
): Promise<void> {
  await addToJournal(db, world.now(), {
    personId: person.row.id,
    accountId: person.account?.id ?? null,
    what: notSent === undefined ? 'desk-code-sent' : 'desk-code-not-sent',
    by,
    details: { way, ...(notSent === undefined ? {} : { notSent }) },
  })
}
