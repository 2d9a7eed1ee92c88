/** A link was asked for: if the numbers belong to somebody who may activate, it goes to the mail address the registers hold. */
import { restsAfterChange } from '../core/account/recovery.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import { personalAccountOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import type { TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import type { PersonRow } from '../store/people.ts'
import { makeActivationLink } from './activation-link.ts'
import { addMessage } from './add-message.ts'
import { personOfClaim, readClaim } from './claimed-person.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

/** Done is done, whoever asked: what became of it stands in the person's journal and nowhere else. */
export async function sendLinkAskedFor(world: World, job: Pick<TakenJob, 'payload'>): Promise<JobOutcome> {
  const claim = readClaim(job.payload)
  await together(world, async (db) => {
    const person = await personOfClaim(world, db, claim)
    if (!person) return
    const notSent = await whyNoActivationLink(world, db, person)
    if (notSent === null) await sendActivationLink(world, db, person)
    await addToJournal(db, world.now(), {
      personId: person.id,
      accountId: null,
      what: notSent === null ? 'activation-link-sent' : 'activation-link-not-sent',
      by: 'self',
      ...(notSent === null ? {} : { details: { notSent } }),
    })
  })
  world.nudgeJobs()
  return { outcome: 'done' }
}

/** Why this person gets no such mail; null: it may go. */
export async function whyNoActivationLink(world: World, db: Db, person: PersonRow): Promise<NotSent | null> {
  if (!world.institution.features.activation || person.deceased !== null) return 'not-offered'
  if (await personalAccountOf(db, person.id)) return 'already-activated'
  if (person.email === null) return 'no-mail-address'
  const { institution } = world
  return restsAfterChange(person.email_changed, person.first_seen_at, institution, world.now())
    ? 'mail-address-changed-lately'
    : null
}

/** Sends it, in the caller's transaction; earlier links die. A guest did not ask for it just now, and has longer. */
export async function sendActivationLink(world: World, db: Db, person: PersonRow): Promise<void> {
  if (person.email === null) return
  const { lifecycle, recovery } = world.institution
  const validFor = person.facts.guest ? lifecycle.guest.linkFor : recovery.link.validFor
  await addMessage(world, db, {
    content: { kind: 'activation-link', facts: await makeActivationLink(world, db, person.id, validFor) },
    to: [{ channel: 'mail', address: person.email }],
    personId: person.id,
    language: languageOf(world, person),
    orderKey: person.id,
  })
}
