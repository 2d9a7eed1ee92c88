/** Removes the entries of erased accounts from a domain: what carries our id, and nothing that the domain itself guards. Groups follow by themselves. */
import type { Client } from 'ldapts'
import type { Goodbye } from '../../../core/targets/target-system.ts'
import { isAnswer } from '../connection.ts'
import { decodeActiveDirectory } from './decode.ts'
import type { Existing } from './existing.ts'
import { entriesWithIds } from './find.ts'
import type { ActiveDirectorySettings } from './settings.ts'

/** Each an outcome in the same place. Throws what keeps the domain from answering at all. */
export async function goodbyeAll(
  client: Client,
  settings: ActiveDirectorySettings,
  accountIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly Goodbye[]> {
  const found = await entriesWithIds(client, settings, accountIds)
  const outcomes: Goodbye[] = []
  for (const accountId of accountIds) {
    const theirs = found.filter(({ anchor }) => anchor === accountId)
    outcomes.push(signal.aborted ? stopped : await goodbye(client, theirs))
  }
  return outcomes
}

const stopped: Goodbye = { is: 'again', trouble: { what: 'stopped', said: 'stopped by us' } }

async function goodbye(client: Client, entries: readonly Existing[]): Promise<Goodbye> {
  for (const entry of entries) {
    const why = whyItStays(entry)
    if (why !== null) return { is: 'give-up', trouble: { what: 'protected-by-target', said: why } }
    try {
      await client.del(entry.name)
    } catch (error) {
      if (!isAnswer(error)) throw error
      if (error.code !== noSuchObject) return refused(error)
    }
  }
  return { is: 'done' }
}

/** A server's own account, or one with power over the domain, is not removed because a field of it holds an id of ours. */
function whyItStays({ canBeOurs, guarded }: Existing): string | null {
  if (!canBeOurs)
    return 'an entry of the domain itself, or a computer, carries our id. To do: look at it, and clear the id. By: the domain.'
  return guarded
    ? 'AdminSDHolder guards this entry (adminCount 1). To do: take it out of the protected groups and clear adminCount, or remove it. By: the domain.'
    : null
}

function refused(error: Error): Goodbye {
  const trouble = decodeActiveDirectory(error)
  return { is: trouble.what === 'protected-by-target' ? 'give-up' : 'again', trouble }
}

const noSuchObject = 32
