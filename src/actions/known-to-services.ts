/** Who somebody is to a service, judged at this moment: whoever the services are closed to is nobody there. */
import { dayAt } from '../core/account/access.ts'
import { stopping } from '../core/account/hindrance.ts'
import { type OpenedService, openedServices } from '../core/account/opened-services.ts'
import { activeGroups } from '../core/account/verdict.ts'
import { claimsFor } from '../core/openid/claims.ts'
import { type Client, mayUse } from '../core/openid/client.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { accountOfSubject } from '../store/openid-subjects.ts'
import { nationalNumberOf } from '../store/people.ts'
import { judgeAccount, type JudgedAccountRow } from './judge-account.ts'
import type { World } from './world.ts'

export type ServicePerson = {
  subject: string
  /** Everything the client may know of them; read when a token is made. */
  claims: () => Promise<Record<string, unknown>>
}

/** The person of this name. Null: unknown, closed, kept out of services, or not of those who may use this one. */
export async function servicePerson(
  world: World,
  subject: string,
  client: Client,
): Promise<ServicePerson | null> {
  const accountId = await accountOfSubject(world.store, subject)
  const judged = accountId === null ? null : await judgeAccount(world, world.store, accountId)
  if (!judged || standingAt(world, judged, client) !== 'open') return null
  return { subject, claims: async () => claimsOf(world, { judged, subject }, client) }
}

/** Whether an account may use a service now. */
export function standingAt(
  world: World,
  judged: JudgedAccountRow,
  client: Client,
): 'open' | 'kept-out' | 'not-for-you' {
  if (judged.row.closed_at !== null || stopping(judged.hindrances, 'services').length > 0) return 'kept-out'
  const state = stateOfService(world, judged, client)
  if (state === 'stopped') return 'kept-out'
  if (state === 'ended') return 'not-for-you'
  return mayUse(client, groupsNow(world, judged)) ? 'open' : 'not-for-you'
}

/** A client that is one of the services closes when that one does, which may be before the account (field 29). */
function stateOfService(
  { institution, now }: World,
  { judged, hindrances }: JudgedAccountRow,
  { service: key }: Client,
): OpenedService['state'] {
  if (key === null) return 'open'
  const opened = openedServices(judged.person, hindrances, institution, dayAt(now(), institution))
  return opened.find(({ service }) => service.key === key)?.state ?? 'ended'
}

function groupsNow({ institution, now }: World, { judged }: JudgedAccountRow) {
  return judged.person ? activeGroups(judged.person, institution, dayAt(now(), institution)) : []
}

async function claimsOf(
  world: World,
  { judged, subject }: { judged: JudgedAccountRow; subject: string },
  client: Client,
): Promise<Record<string, unknown>> {
  const { row } = judged
  const known = {
    subject,
    username: row.username,
    mail: row.mail,
    given: row.given,
    family: row.family,
    language: row.language ?? row.person_language,
    groups: groupsNow(world, judged),
    realm: world.institution.identifiers.realm,
    studentNumber: row.student_number,
    nationalNumber: mayKnowNumber(client) && row.person_id ? await openNumber(world, row.person_id) : null,
  }
  return claimsFor(known, client)
}

function mayKnowNumber({ claims, nationalNumberBecause }: Client): boolean {
  return claims.includes('national-number') && nationalNumberBecause !== null
}

async function openNumber(world: World, personId: string): Promise<string | null> {
  const found = await nationalNumberOf(world.store, personId)
  return found && world.keys.unseal(purposes.identityNumber, found.id, found.sealed).toString('utf8')
}
