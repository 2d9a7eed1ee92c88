/** Somebody proved who they are before activation opened: they are told by mail when it opens, once (row U-1). */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type ActivationHindrance, activationHindrances } from '../core/account/activation.ts'
import type { JobOutcome } from '../core/jobs/job.ts'
import { noFacts } from '../core/person/facts.ts'
import { personalAccountOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addJob, type TakenJob } from '../store/jobs.ts'
import { hasHappened } from '../store/journal-lines.ts'
import { addToJournal } from '../store/journal.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { addMessage } from './add-message.ts'
import { randomId } from './random.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

/** The kind of job that waits for the day. */
export const tellThatOpen = 'tell-that-activation-is-open'

const payload = z.strictObject({ person: z.uuid() })

/** Adds the job for the day, in the caller's transaction. True when a mail will come: the page then says so. */
export async function remindWhenOpen(
  world: World,
  db: Db,
  person: PersonRow,
  hindrances: readonly ActivationHindrance[],
): Promise<boolean> {
  const opensAt = openingIn(world, hindrances)
  if (opensAt === null || !isWanted(world, person)) return false
  if (await hasHappened(db, person.id, 'activation-open-told')) return false
  await addJob(db, {
    id: randomId(world.dice),
    kind: tellThatOpen,
    payload: { person: person.id },
    unique: `${tellThatOpen} ${person.id}`,
    due: opensAt,
    createdAt: world.now(),
  })
  return true
}

/** The day has come. What holds now decides: whoever has activated, died or left the registers meanwhile is not written to. */
export async function tellThatActivationIsOpen(
  world: World,
  job: Pick<TakenJob, 'payload'>,
): Promise<JobOutcome> {
  const { person: id } = payload.parse(job.payload)
  const later = await together(world, async (db) => {
    await oneAtATime(db, `${tellThatOpen} ${id}`)
    const person = await personById(db, id)
    if (!person || !isWanted(world, person)) return null
    if (await hasHappened(db, id, 'activation-open-told')) return null
    const hindrances = await hindrancesNow(world, db, person)
    const opensAt = openingIn(world, hindrances)
    if (opensAt !== null) return opensAt
    if (!hindrances.some(({ reason }) => reason === 'already-activated' || reason === 'not-registered'))
      await write(world, db, person)
    return null
  })
  world.nudgeJobs()
  if (later === null) return { outcome: 'done' }
  return { outcome: 'again', because: 'activation opens later', after: world.now().until(later) }
}

function isWanted({ institution }: World, { deceased, email }: PersonRow): boolean {
  return (
    institution.features.activation &&
    institution.activation.remindsWhenOpen &&
    deceased === null &&
    email !== null
  )
}

/** The first moment of the day in the institution's time zone, while it is ahead. */
function openingIn(
  { institution }: World,
  hindrances: readonly ActivationHindrance[],
): Temporal.Instant | null {
  const waiting = hindrances.find((hindrance) => hindrance.reason === 'not-open-yet')
  if (waiting === undefined) return null
  return Temporal.PlainDate.from(waiting.opensOn).toZonedDateTime(institution.timeZone).toInstant()
}

async function hindrancesNow(world: World, db: Db, person: PersonRow) {
  const account = await personalAccountOf(db, person.id)
  const judged = {
    facts: { ...noFacts, ...person.facts },
    deceased: person.deceased?.toString() ?? null,
    hasAccount: account !== undefined,
    numberTypes: null,
  }
  return activationHindrances(judged, world.institution, world.now())
}

async function write(world: World, db: Db, person: PersonRow): Promise<void> {
  if (person.email === null) return
  await addMessage(world, db, {
    content: { kind: 'activation-open', facts: {} },
    to: [{ channel: 'mail', address: person.email }],
    personId: person.id,
    language: languageOf(world, person),
    orderKey: person.id,
  })
  await addToJournal(db, world.now(), {
    personId: person.id,
    accountId: null,
    what: 'activation-open-told',
    by: 'system',
  })
}
