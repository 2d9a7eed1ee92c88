/** Who is in which group: left before an entry is opened, joined after it; many members in one request. (Long: servers with PATCH and without.) */
import { z } from 'zod'
import type { MemberOf } from '../../core/targets/truth.ts'
import { groups as memberOf } from '../../core/institution/words.ts'
import { Refused } from './ask.ts'
import { groupIdsOf, readGroup, type ScimGroup, type ScimUser, valueIn, versionOf } from './resources.ts'
import { groupsNamed, type Server } from './server.ts'
import { patch } from './wish.ts'

const core = 'urn:ietf:params:scim:schemas:core:2.0:Group'
/** So many members in one request. */
const mostMembers = 100
const mostRounds = 4

/** Why one member could not join or leave. */
export type Failed = ReadonlyMap<string, Refused>

/** The groups of the house at one server. What is remembered are ids; one that is wrong is looked for anew. */
export type Memberships = {
  /** Looks for every group anew the next time. */
  forget(): void
  /** Whether this entry is in exactly the groups it should be in. */
  isSo(server: Server, there: ScimUser, wanted: readonly MemberOf[]): Promise<boolean>
  /** Takes entries out of the groups of ours that they should not be in; by entry, what went wrong. */
  leave(server: Server, entries: readonly Member[]): Promise<Failed>
  /** Puts entries into the groups they should be in; by entry, what went wrong. */
  join(server: Server, entries: readonly Member[]): Promise<Failed>
}

/** An entry, and the groups it should be in. */
export type Member = { there: ScimUser; wanted: readonly MemberOf[] }

/** `prefix` stands before the name of each group. */
export function openMemberships(prefix: string | null): Memberships {
  const ids = new Map<MemberOf, string[]>()
  // a server that has told of one group tells of all
  let tells = false

  const groupIds = async (server: Server, group: MemberOf): Promise<string[]> => {
    const known = ids.get(group)
    if (known) return known
    const found = (await groupsNamed(server, nameOf(group))).map(({ id }) => id)
    if (found.length > 0) ids.set(group, found)
    return found
  }
  const nameOf = (group: MemberOf) => `${prefix ?? ''}${group}`
  /** Null: the server does not tell. */
  const groupsOf = (there: ScimUser): ReadonlySet<string> | null => {
    const told = groupIdsOf(there)
    if (told && told.size > 0) tells = true
    return told ?? (tells ? new Set() : null)
  }
  const made = async (server: Server, group: MemberOf): Promise<string> => {
    const body = { schemas: [core], displayName: nameOf(group) }
    const answer = await server.ask({ method: 'POST', path: ['Groups'], body }, server.signal)
    const id = answer === null ? (await groupsNamed(server, nameOf(group)))[0]?.id : readGroup(answer).id
    if (id === undefined)
      throw new Refused({ what: 'not-understood', said: 'a group was made and is not there' }, 'again')
    ids.set(group, [id])
    return id
  }
  /** Each group's change for itself: one that fails does not keep the others from being right. */
  const each = async (
    entries: readonly Member[],
    change: (group: MemberOf, failed: Map<string, Refused>) => Promise<void>,
  ): Promise<Failed> => {
    const failed = new Map<string, Refused>()
    for (const group of memberOf) {
      try {
        await change(group, failed)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        if (error.status === 404) ids.delete(group)
        for (const { there } of entries) failed.set(there.id, later(error))
      }
    }
    return failed
  }

  return {
    forget: () => ids.clear(),
    async isSo(server, there, wanted) {
      const told = groupsOf(there)
      for (const group of memberOf) {
        const known = await groupIds(server, group)
        if (wanted.includes(group) && !(told ?? new Set()).has(known[0] ?? '')) return false
        if (!wanted.includes(group) && known.some((id) => told?.has(id))) return false
      }
      return true
    },
    leave: async (server, entries) =>
      each(entries, async (group, failed) => {
        const leaving = entries.filter(
          ({ wanted, there }) => !wanted.includes(group) && groupsOf(there)?.size !== 0,
        )
        if (leaving.length === 0) return
        for (const id of await groupIds(server, group)) {
          const there = leaving.filter((entry) => groupsOf(entry.there)?.has(id) ?? true)
          await changeMembers(server, id, { out: there.map((entry) => entry.there.id) }, failed)
        }
      }),
    join: async (server, entries) =>
      each(entries, async (group, failed) => {
        const joining = entries.filter(({ wanted }) => wanted.includes(group))
        if (joining.length === 0) return
        const [id = await made(server, group)] = await groupIds(server, group)
        const not = joining.filter((entry) => !(groupsOf(entry.there)?.has(id) ?? false))
        await changeMembers(server, id, { in: not.map((entry) => entry.there.id) }, failed)
      }),
  }
}

type MemberChange = { in: readonly string[] } | { out: readonly string[] }

async function changeMembers(
  server: Server,
  groupId: string,
  change: MemberChange,
  failed: Map<string, Refused>,
): Promise<void> {
  const all = 'in' in change ? change.in : change.out
  for (let from = 0; from < all.length; from += mostMembers) {
    const some = all.slice(from, from + mostMembers)
    const part = 'in' in change ? { in: some } : { out: some }
    await (server.provider.patch ? patched(server, groupId, part, failed) : replaced(server, groupId, part))
  }
}

/** Together, and one by one where together is refused: then only those fail who are the reason. */
async function patched(
  server: Server,
  groupId: string,
  change: MemberChange,
  failed: Map<string, Refused>,
): Promise<void> {
  const all = 'in' in change ? change.in : change.out
  const send = async (operations: readonly object[]) =>
    server.ask({ method: 'PATCH', path: ['Groups', groupId], body: patch(operations) }, server.signal)
  try {
    await send(operationsOf(change))
    return
  } catch (error) {
    if (!(error instanceof Refused) || error.worth !== 'give-up') throw error
  }
  for (const member of all) {
    try {
      await send(operationsOf('in' in change ? { in: [member] } : { out: [member] }))
    } catch (error) {
      if (!(error instanceof Refused) || error.worth !== 'give-up') throw error
      // who is to leave and is not there has left (RFC 7644 3.5.2.2)
      if (!('out' in change && error.scimType === 'noTarget')) failed.set(member, later(error))
    }
  }
}

/** An entry whose groups are not right is half done: it is tried again (case X-07). */
function later({ trouble, status, scimType }: Refused): Refused {
  return new Refused(trouble, 'again', { status, scimType })
}

function operationsOf(change: MemberChange): object[] {
  return 'in' in change
    ? [{ op: 'add', path: 'members', value: change.in.map((value) => ({ value })) }]
    : change.out.map((value) => ({ op: 'remove', path: `members[value eq ${JSON.stringify(value)}]` }))
}

/** For servers without PATCH: the whole group, if nobody changed it meanwhile. */
async function replaced(server: Server, groupId: string, change: MemberChange): Promise<void> {
  for (let round = 1; ; round += 1) {
    const { ask, signal, provider } = server
    const group = readGroup(await ask({ method: 'GET', path: ['Groups', groupId] }, signal))
    const members = membersAfter(group, change)
    if (members === null) return
    const { meta: _meta, ...kept } = group
    const version = provider.etag ? versionOf(group) : null
    try {
      await ask({ method: 'PUT', path: ['Groups', groupId], body: { ...kept, members }, version }, signal)
      return
    } catch (error) {
      if (round >= mostRounds || !(error instanceof Refused) || error.status !== 412) throw error
    }
  }
}

/** Null: they are so already. */
function membersAfter(group: ScimGroup, change: MemberChange): unknown[] | null {
  const there = z.array(z.unknown()).nullish().parse(group['members']) ?? []
  const known = new Set(there.map(valueIn))
  if ('in' in change) {
    const missing = change.in.filter((value) => !known.has(value))
    return missing.length === 0 ? null : [...there, ...missing.map((value) => ({ value }))]
  }
  const stay = there.filter((each) => !change.out.includes(valueIn(each) ?? ''))
  return stay.length === there.length ? null : stay
}
