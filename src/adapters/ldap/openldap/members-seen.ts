/** Who is in the groups of ours, read once for a whole comparison: it looks at every account there is, some at a time. */
import type { Client } from 'ldapts'
import { groups as memberGroups } from '../../../core/institution/words.ts'
import { groupsShown, type Truth } from '../../../core/targets/truth.ts'
import { isAnswer } from '../connection.ts'
import type { Places } from './places.ts'
import { foundEntry } from './search.ts'

/** By group, the names of its members as the directory writes them, in small letters. */
export type MembersSeen = ReadonlyMap<string, ReadonlySet<string>>

const seenBy = new WeakMap<object, MembersSeen>()

/** Reads them when the comparison first asks. A group that is not there has no members. Throws what the directory says. */
export async function membersSeen(client: Client, places: Places, comparison: object): Promise<MembersSeen> {
  const seen = seenBy.get(comparison) ?? (await readAll(client, places))
  seenBy.set(comparison, seen)
  return seen
}

async function readAll(client: Client, places: Places): Promise<MembersSeen> {
  const seen = new Map<string, ReadonlySet<string>>()
  if (places.groups === null) return seen
  for (const group of memberGroups) {
    const members = await membersOf(client, places.group(group))
    seen.set(group, new Set(members.map((name) => name.toLowerCase())))
  }
  return seen
}

async function membersOf(client: Client, group: string): Promise<readonly string[]> {
  try {
    const { searchEntries } = await client.search(group, { scope: 'base', attributes: ['member'] })
    return searchEntries.flatMap((entry) => foundEntry(entry).values['member'] ?? [])
  } catch (error) {
    if (isAnswer(error) && error.code === 32) return []
    throw error
  }
}

/** Whether the entry of this name is in just the groups that it should be in. */
export function hasRightGroups(seen: MembersSeen, truth: Truth, dn: string): boolean {
  const wanted = groupsShown(truth)
  return [...seen].every(
    ([group, members]) => members.has(dn.toLowerCase()) === wanted.some((each) => each === group),
  )
}
