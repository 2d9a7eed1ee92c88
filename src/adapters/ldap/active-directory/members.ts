/** The groups for affiliations: who goes in and out, many at a time, and nobody who is not ours. */
import { Attribute, Change } from 'ldapts'
import type { Client } from 'ldapts'
import type { MemberOf } from '../../../core/targets/truth.ts'
import { groups as everyGroup } from '../../../core/institution/words.ts'
import { isAnswer } from '../connection.ts'
import { groupName, groupPlace, isSameName } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'

/** One account's groups: what it is in, and what it is to be in. */
export type Membership = { name: string; now: readonly string[]; wanted: readonly MemberOf[] }

/** At most so many members in one change: a domain controller takes 5,000. */
const together = 500

/** A group in the whole domain that can be given rights: GLOBAL_GROUP and SECURITY_ENABLED (MS-ADTS 2.2.12). */
const globalSecurityGroup = '-2147483646'

/**
 * Takes out, then puts in. What is refused for one account does not hold up the others: its error stands in the answer
 * under its name.
 */
export async function setMembers(
  client: Client,
  settings: ActiveDirectorySettings,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<string, unknown>> {
  const errors = new Map<string, unknown>()
  for (const operation of ['delete', 'add'] as const) {
    for (const group of everyGroup) {
      const place = groupPlace(settings, group)
      if (place === null) continue
      const members = memberships.filter((each) => differs(each, group, place) === operation)
      const names = members.map(({ name }) => name).filter((name) => !errors.has(name))
      const change = { client, place, operation, make: () => makeGroup(client, settings, group) }
      for (let at = 0; at < names.length; at += together)
        await changeMembers(change, names.slice(at, at + together), errors)
    }
  }
  return errors
}

function differs({ now, wanted }: Membership, group: MemberOf, place: string): 'add' | 'delete' | null {
  const isIn = now.some((each) => isSameName(each, place))
  const shouldBe = wanted.includes(group)
  return isIn === shouldBe ? null : shouldBe ? 'add' : 'delete'
}

type GroupChange = {
  client: Client
  place: string
  operation: 'add' | 'delete'
  make: () => Promise<void>
}

async function changeMembers(
  change: GroupChange,
  names: readonly string[],
  errors: Map<string, unknown>,
): Promise<void> {
  try {
    await tryMembers(change, names)
  } catch (error) {
    if (!isAnswer(error)) throw error
    // one of them spoils all: each alone, then
    for (const name of names) {
      await tryMembers(change, [name]).catch((each: unknown) => {
        if (!isAnswer(each)) throw each
        if (!isSoAlready(each, change.operation)) errors.set(name, each)
      })
    }
  }
}

async function tryMembers(
  { client, place, operation, make }: GroupChange,
  names: readonly string[],
): Promise<void> {
  const change = new Change({
    operation,
    modification: new Attribute({ type: 'member', values: [...names] }),
  })
  try {
    await client.modify(place, change)
  } catch (error) {
    if (operation === 'delete' || !isAnswer(error) || error.code !== noSuchObject) throw error
    await make()
    await client.modify(place, change)
  }
}

/** Makes the group if it is not there; one that somebody made first is as good. */
export async function makeGroup(
  client: Client,
  settings: ActiveDirectorySettings,
  group: MemberOf,
): Promise<void> {
  const place = groupPlace(settings, group)
  if (place === null) return
  try {
    await client.add(place, {
      objectClass: ['top', 'group'],
      sAMAccountName: groupName(settings, group),
      groupType: globalSecurityGroup,
    })
  } catch (error) {
    if (!isAnswer(error) || error.code !== entryAlreadyExists) throw error
    if (!(await isThere(client, place))) throw error
  }
}

/** A group of another place may have the name. */
async function isThere(client: Client, place: string): Promise<boolean> {
  try {
    return (await client.search(place, { scope: 'base', attributes: ['1.1'] })).searchEntries.length > 0
  } catch (error) {
    if (isAnswer(error) && error.code === noSuchObject) return false
    throw error
  }
}

const noSuchObject = 32
const entryAlreadyExists = 68

/**
 * Put in twice, or taken out twice (RFC 4511 appendix A). Active Directory is "not willing" to take out who is not in, as it
 * is for much else, and only its own code tells (MS-ERREF 2.2: ERROR_MEMBER_NOT_IN_ALIAS, ERROR_MEMBER_NOT_IN_GROUP); Samba
 * says it in words.
 */
function isSoAlready(error: Error & { code: number }, operation: 'add' | 'delete'): boolean {
  if (operation === 'add') return error.code === 20 || error.code === entryAlreadyExists
  return error.code === 16 || (error.code === 53 && notIn.test(error.message))
}

const notIn = /^0000(0561|0529): |^Attribute member already deleted/
