/** A new PIN was ordered: if the person may have one, it replaces the old and goes to the mail address the registers hold. */
import { restsAfterChange } from '../core/account/recovery.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import { personalAccountOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import type { PersonRow } from '../store/people.ts'
import { addMessage } from './add-message.ts'
import { personOfClaim, readClaim } from './claimed-person.ts'
import { hadEnoughPins, makePinFor } from './make-pin.ts'
import { channelsOf, languageOf } from './tell.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { together, type World } from './world.ts'

/** Done is done, whoever asked: what became of it stands in the person's journal and nowhere else. */
export async function sendPinOrdered(world: World, job: Pick<TakenJob, 'payload'>): Promise<JobOutcome> {
  const claim = readClaim(job.payload)
  await together(world, async (db) => {
    const person = await personOfClaim(world, db, claim)
    if (!person) return
    await oneAtATime(db, `access pin ${person.id}`)
    const account = await personalAccountOf(db, person.id)
    const notSent = await whyNot(world, db, person, account !== undefined)
    if (notSent === null) await make(world, db, person, account?.id ?? null)
    await addToJournal(db, world.now(), {
      personId: person.id,
      accountId: account?.id ?? null,
      what: notSent === null ? 'access-pin-made' : 'access-pin-not-made',
      by: 'self',
      ...(notSent === null ? {} : { details: { notSent } }),
    })
  })
  world.nudgeJobs()
  return { outcome: 'done' }
}

/** Somebody with an account has passwords and its routes; only where one PIN serves both is it renewed for them too. */
async function whyNot(world: World, db: Db, person: PersonRow, hasAccount: boolean): Promise<NotSent | null> {
  const { pin, recovery } = world.institution
  if (!recovery.pin.includes('personal-mail') || person.deceased !== null) return 'not-offered'
  if (hasAccount && !pin.one) return 'already-activated'
  if (person.email === null) return 'no-mail-address'
  if (restsAfterChange(person.email_changed, person.first_seen_at, world.institution, world.now()))
    return 'mail-address-changed-lately'
  return (await hadEnoughPins(world, db, person.id, 'self')) ? 'too-many-new-pins' : null
}

async function make(world: World, db: Db, person: PersonRow, accountId: string | null): Promise<void> {
  const now = world.now()
  const { pin } = await makePinFor(world, db, person, { accountId, madeBy: 'self' })
  const all = channelsOf(person)
  const shared = { personId: person.id, language: languageOf(world, person), orderKey: person.id }
  await addMessage(world, db, {
    ...shared,
    content: { kind: 'new-access-pin', facts: { pin } },
    to: all.filter(({ channel }) => channel === 'mail'),
  })
  await addMessage(world, db, {
    ...shared,
    content: { kind: 'new-access-pin-ordered', facts: { at: now } },
    to: all.filter(({ channel }) => channel !== 'mail'),
  })
}
