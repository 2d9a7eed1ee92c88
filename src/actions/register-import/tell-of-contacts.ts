/** A register has another mail address or mobile for somebody: the ones known before are told, so that a thief's change does not stay unseen (row A-5, field 22). */
import type { ComputedPerson } from '../../core/register/computed-person.ts'
import type { Language } from '../../core/language.ts'
import { isLanguage } from '../../core/language.ts'
import { addJobsOfImport, type RunStamp, withOpenAccount } from '../../store/register-apply.ts'
import type { PoolClient } from '../../store/register-connections.ts'
import type { KnownPerson } from '../../store/register-known.ts'
import { messageJobs, type WantedMessage } from '../add-message.ts'
import { channelsOf } from '../tell.ts'
import type { ImportRun } from './import-run.ts'

/** A person before and after a file. */
export type Changed = { before: KnownPerson; after: ComputedPerson }

/**
 * More people than this in one file have not all got a new telephone: the register writes its numbers in another way, and
 * a notice to each would be a flood that nobody believes. The journal has the change all the same.
 */
const mostInOneFile = 2_000

/** Adds the notices in the transaction of the change; nobody without an account is written to, and none of the dead. */
export async function tellOfContacts(
  run: ImportRun,
  client: PoolClient,
  stamp: RunStamp,
  different: readonly Changed[],
): Promise<void> {
  const moved = different.filter((each) => whatMoved(each).length > 0 && each.after.deceased === null)
  if (moved.length === 0) return
  run.contactsTold += moved.length
  if (run.contactsTold > mostInOneFile) {
    run.world.log.warn('too-many-contacts-changed', { register: run.register, people: run.contactsTold })
    return
  }
  const people = new Set(
    await withOpenAccount(
      client,
      moved.map(({ before }) => before.id),
    ),
  )
  const wanted = moved.filter(({ before }) => people.has(before.id)).flatMap((each) => noticesOf(run, each))
  const jobs = await Promise.all(wanted.map(async (each) => messageJobs(run.world, each)))
  await addJobsOfImport(client, jobs.flat())
}

function whatMoved({ before, after }: Changed): ('mail' | 'mobile')[] {
  return [
    ...(before.email !== null && before.email !== after.email ? (['mail'] as const) : []),
    ...(before.mobile !== null && before.mobile !== after.mobile ? (['mobile'] as const) : []),
  ]
}

/** On every channel that was known before the change. */
function noticesOf({ world, now }: ImportRun, changed: Changed): WantedMessage[] {
  const { before } = changed
  return whatMoved(changed).map((what) => ({
    content: { kind: 'contact-changed', facts: { what, at: now } },
    to: channelsOf(before),
    personId: before.id,
    language: languageOf(before.language, world.institution.languages.standard),
    orderKey: before.id,
  }))
}

function languageOf(known: string | null, standard: Language): Language {
  return known !== null && isLanguage(known) ? known : standard
}
