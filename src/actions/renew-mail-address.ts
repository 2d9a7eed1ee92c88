/** Somebody's name changed: a new mail address by it, where the institution wants that; the old one stays theirs for ever. */
import { z } from 'zod'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { personalAccountOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import type { NewJob, TakenJob } from '../store/jobs.ts'
import { addToJournal } from '../store/journal.ts'
import { addMailAlias, changeMailAddress, forgetMailAlias } from '../store/mail-aliases.ts'
import { allNamesOf } from '../store/names.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { addMessage, sealInfo } from './add-message.ts'
import { mailNameOf, takeMailName } from './give-username.ts'
import { randomId } from './random.ts'
import { channelsOf, languageOf } from './tell.ts'
import { together, type World } from './world.ts'

/** The kind of job. */
export const renewMailAddress = 'renew-mail-address'

/** Whether a change of name has this consequence at the institution. */
export function namesMakeAddresses({ institution }: Pick<World, 'institution'>): boolean {
  const { form, onNameChange } = institution.mailAddresses
  return form === 'names' && onNameChange === 'new-address'
}

/** How somebody was reached before the change: they are told there (row A-5). Sealed, as the job waits in the database. */
type KnownBefore = { email: string | null; mobile: string | null }

/** The job, for the import, which writes many at once. It is found out when it runs whether there is anything to do. */
export async function renewalJob(world: World, personId: string, before: KnownBefore): Promise<NewJob> {
  const id = randomId(world.dice)
  const now = world.now()
  const { email, mobile } = before
  const sealed = await world.keys.sealForWorker(sealInfo(id), JSON.stringify({ email, mobile }))
  return { id, kind: renewMailAddress, payload: { person: personId }, sealed, due: now, createdAt: now }
}

const payload = z.object({ person: z.string() })
const knownBefore = z.object({ email: z.string().nullable(), mobile: z.string().nullable() })

/** Does the job. Again is nothing: an address of the present name is left alone. */
export async function renewAddress(
  world: World,
  keys: WorkerKeys,
  job: Pick<TakenJob, 'id' | 'payload' | 'sealed'>,
): Promise<JobOutcome> {
  const { person: personId } = payload.parse(job.payload)
  if (job.sealed === null) return { outcome: 'give-up', because: 'nothing was sealed for it' }
  const opened = (await keys.openAsWorker(sealInfo(job.id), job.sealed)).toString('utf8')
  const before = knownBefore.parse(JSON.parse(opened))
  await together(world, async (db) => renew(world, db, personId, before))
  world.nudgeJobs()
  return { outcome: 'done' }
}

async function renew(world: World, db: Db, personId: string, before: KnownBefore): Promise<void> {
  await oneAtATime(db, `names of ${personId}`)
  const person = await personById(db, personId)
  const account = await personalAccountOf(db, personId)
  if (!person || person.deceased !== null || !namesMakeAddresses(world)) return
  if (!account?.mail || account.opened_at === null || account.closed_at !== null) return
  const from = account.mail
  const local = await localPartFor(world, db, person, from.slice(0, from.lastIndexOf('@')))
  if (local === null) return
  const now = world.now()
  const to = `${local}${from.slice(from.lastIndexOf('@'))}`
  await forgetMailAlias(db, account.id, to)
  if (!(await changeMailAddress(db, { accountId: account.id, from, to }))) return
  const by = 'system'
  const alias = { address: from, accountId: account.id, since: now, by, because: 'the name changed' }
  await addMailAlias(db, alias)
  const entry = { personId, accountId: account.id, what: 'mail-address-changed', by, details: {} } as const
  await addToJournal(db, now, entry)
  await addMessage(world, db, {
    content: { kind: 'mail-address-changed', facts: { at: now } },
    to: channelsOf(before),
    personId,
    language: languageOf(world, person),
    orderKey: account.id,
  })
}

/** What was theirs under this name before comes back; else the nicest that is free. Null: the present one is of this name. */
async function localPartFor(
  world: World,
  db: Db,
  person: PersonRow,
  present: string,
): Promise<string | null> {
  const base = mailNameOf(world, person)
  if (base === null || isOfName(present, base)) return null
  const own = (await allNamesOf(db, person.id)).find((name) => isOfName(name, base))
  return own ?? takeMailName(world, db, base, person.id)
}

/** `kari.nordmann` and `kari.nordmann2` are of the name `kari.nordmann`. */
function isOfName(local: string, base: string): boolean {
  return local.startsWith(base) && /^\d*$/.test(local.slice(base.length))
}
