/** Groups for affiliations: who of these accounts is in, who is not, in one change for each group. */
import { Attribute, Change, type Client, Control } from 'ldapts'
import { groups as memberGroups } from '../../../core/institution/words.ts'
import { groupsShown, type Truth } from '../../../core/targets/truth.ts'
import { isAnswer } from '../connection.ts'
import type { Places } from './places.ts'

/**
 * Adding what is there is no error (permissive modify). Taking what is not there still is one in a slapd that keeps its
 * groups sorted (2.5), so only what is there is taken.
 */
const permissive = new Control('1.2.840.113556.1.4.1413', { critical: true })

/** An account whose entry is as it should be, with every name its entry had before; none: it is new. */
export type Member = { truth: Truth; dn: string; before: readonly string[] }

/** Brings the groups up to date for these accounts; makes a group that is not there. */
export async function writeGroups(client: Client, members: readonly Member[], places: Places): Promise<void> {
  if (places.groups === null || members.length === 0) return
  for (const group of memberGroups) {
    const dn = places.group(group)
    const isIn = ({ truth }: Member) => groupsShown(truth).includes(group)
    const add = members.filter(isIn).map((member) => member.dn)
    const candidates = members.flatMap((member) =>
      member.before.filter((name) => !isIn(member) || name !== member.dn),
    )
    const remove = await those(client, dn, [...new Set(candidates)])
    await writeGroup(client, { dn, name: group, add, remove })
  }
}

/** Takes these names out of every group of ours. */
export async function leaveGroups(client: Client, names: readonly string[], places: Places): Promise<void> {
  if (places.groups === null || names.length === 0) return
  for (const group of memberGroups) {
    const dn = places.group(group)
    const remove = await those(client, dn, names)
    await writeGroup(client, { dn, name: group, add: [], remove })
  }
}

/** Those that are members now. */
async function those(client: Client, group: string, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(names.map(async (name) => isMember(client, group, name)))
  return names.filter((_, place) => found[place])
}

async function isMember(client: Client, group: string, name: string): Promise<boolean> {
  try {
    return await client.compare(group, 'member', name)
  } catch (error) {
    if (isAnswer(error) && error.code === 32) return false
    throw error
  }
}

type GroupChange = { dn: string; name: string; add: readonly string[]; remove: readonly string[] }

async function writeGroup(client: Client, { dn, name, add, remove }: GroupChange): Promise<void> {
  const changes = [
    ...(remove.length > 0 ? [changeOf('delete', remove)] : []),
    ...(add.length > 0 ? [changeOf('add', add)] : []),
  ]
  if (changes.length === 0) return
  try {
    await client.modify(dn, changes, permissive)
  } catch (error) {
    if (!isAnswer(error)) throw error
    if (error.code === objectClassViolation && remove.length > 0) {
      // one that was there before us, and would be without any
      await client.modify(dn, [...changes, changeOf('add', [dn])], permissive)
      return
    }
    if (error.code !== noSuchObject) throw error
    // a group must have a member: it is its own until somebody comes
    await client.add(dn, { objectClass: ['top', 'groupOfNames'], cn: name, member: [dn, ...add] })
  }
}

const noSuchObject = 32
const objectClassViolation = 65

function changeOf(operation: 'add' | 'delete', values: readonly string[]): Change {
  return new Change({ operation, modification: new Attribute({ type: 'member', values: [...values] }) })
}
