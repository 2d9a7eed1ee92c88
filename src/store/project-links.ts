/** Links that administrators make for members: only digests are kept, one living link for a person and a project, used once. (Long: one table, and every statement on it.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { LinkEnd, LinkFacts } from '../core/projects/link-state.ts'
import type { Db } from './database.ts'

export type NewProjectLink = {
  id: string
  projectId: string
  personId: string
  maker: { accountId: string; personId: string }
  account: { id: string; credentialEpoch: number } | null
  keyDigest: Buffer
  secretMac: Buffer
  secretKeyId: string
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Adds one; the living one of this person in this project ends with it. Call it while the project is held. */
export async function addProjectLink(db: Db, link: NewProjectLink): Promise<void> {
  await sql`update project_link set ended_at = ${link.madeAt}, ended_because = 'replaced'
    where project_id = ${link.projectId} and person_id = ${link.personId} and used_at is null and ended_at is null`.execute(
    db,
  )
  await db
    .insertInto('project_link')
    .values({
      id: link.id,
      project_id: link.projectId,
      person_id: link.personId,
      made_by_account: link.maker.accountId,
      made_by_person: link.maker.personId,
      account_id: link.account?.id ?? null,
      credential_epoch: link.account?.credentialEpoch ?? null,
      key_digest: link.keyDigest,
      secret_mac: link.secretMac,
      secret_key_id: link.secretKeyId,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** How many links this account made since a moment: the budget of an administrator. */
export async function linksMadeSince(db: Db, accountId: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from project_link
    where made_by_account = ${accountId} and made_at > ${since}`.execute(db)
  return rows[0]?.n ?? 0
}

/** A link as the list of its project shows it. */
export type ListedLink = LinkFacts & {
  id: string
  personId: string
  member: string
  protected: boolean
  madeBy: string
  madeAt: Temporal.Instant
}

/** The links of a project, newest first. */
export async function linksOfProject(db: Db, projectId: string, most: number): Promise<ListedLink[]> {
  const rows = await db
    .selectFrom('project_link as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .innerJoin('person as m', 'm.id', 'k.made_by_person')
    .select([
      'k.id',
      'k.person_id',
      'p.given',
      'p.family',
      'p.protected',
      'm.given as by_given',
      'm.family as by_family',
    ])
    .select(['k.made_at', 'k.expires_at', 'k.opened_at', 'k.used_at', 'k.ended_at', 'k.ended_because'])
    .where('k.project_id', '=', projectId)
    .orderBy('k.made_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    member: `${row.given} ${row.family}`.trim(),
    protected: row.protected,
    madeBy: `${row.by_given} ${row.by_family}`.trim(),
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    usedAt: row.used_at,
    endedAt: row.ended_at,
    endedBecause: row.ended_because,
  }))
}

/** Takes a living link of this project back. Null: there is none such; otherwise whose it was. */
export async function revokeProjectLink(
  db: Db,
  { id, projectId, at }: { id: string; projectId: string; at: Temporal.Instant },
): Promise<string | null> {
  const { rows } = await sql<{ person: string }>`
    update project_link set ended_at = ${at}, ended_because = 'revoked'
    where id = ${id} and project_id = ${projectId} and used_at is null and ended_at is null and expires_at > ${at}
    returning person_id as person`.execute(db)
  return rows[0]?.person ?? null
}

/** A link that a browser brought, alive or not; nothing changes by asking (case L-05). */
export async function isLivingProjectLink(
  db: Db,
  keyDigests: readonly Buffer[],
  { now, most }: { now: Temporal.Instant; most: number },
): Promise<boolean> {
  const { rows } = await sql`select 1 from project_link where key_digest = any(${keyDigests}::bytea[])
    and used_at is null and ended_at is null and expires_at > ${now} and tries < ${most}`.execute(db)
  return rows.length > 0
}

/** A try that may be compared, counted already. */
export type LinkTry = {
  id: string
  projectId: string
  personId: string
  makerAccount: string
  makerPerson: string
  accountId: string | null
  credentialEpoch: number | null
  mac: Buffer
  keyId: string
  tries: number
}

/** Counts a try before anything is compared, in a statement and a commit of its own (cases L-07, L-18). */
export async function takeLinkTry(
  db: Db,
  keyDigests: readonly Buffer[],
  { now, most }: { now: Temporal.Instant; most: number },
): Promise<LinkTry | null> {
  const { rows } = await sql<LinkTry>`
    update project_link set tries = tries + 1, opened_at = coalesce(opened_at, ${now})
    where key_digest = any(${keyDigests}::bytea[]) and used_at is null and ended_at is null
      and expires_at > ${now} and tries < ${most}
    returning id, project_id as "projectId", person_id as "personId", made_by_account as "makerAccount",
      made_by_person as "makerPerson", account_id as "accountId", credential_epoch as "credentialEpoch",
      secret_mac as mac, secret_key_id as "keyId", tries`.execute(db)
  return rows[0] ?? null
}

/** Uses it, once: of any number at the same moment exactly one gets true. */
export async function useProjectLink(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update project_link set used_at = ${now}
    where id = ${id} and used_at is null and ended_at is null and expires_at > ${now} returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** Ends a link that must not be used any more. False: it had ended already. */
export async function endProjectLink(
  db: Db,
  id: string,
  { because, at }: { because: LinkEnd; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`update project_link set ended_at = ${at}, ended_because = ${because}
    where id = ${id} and used_at is null and ended_at is null returning id`.execute(db)
  return rows.length === 1
}

/** After a change of a credential no link made before it opens anything (case L-08). */
export async function endProjectLinksOf(db: Db, personId: string, at: Temporal.Instant): Promise<void> {
  await sql`update project_link set ended_at = ${at}, ended_because = 'credentials-changed'
    where person_id = ${personId} and used_at is null and ended_at is null`.execute(db)
}

/** Forgets links that ran out before; what happened with them stands in the journal. */
export async function forgetOldLinks(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('project_link').where('expires_at', '<', before).execute()
}
