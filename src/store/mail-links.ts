/** Links in mails: only a keyed digest of the key is kept; each is used once, and dies when a newer one is made (L-08, L-09). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** What a link is for; a link for one thing never opens another. */
export type LinkPurpose = 'activation'

/** Adds a link for this person; every earlier one for the same purpose is dead from now on. */
export async function addMailLink(
  db: Db,
  link: {
    idDigest: Buffer
    purpose: LinkPurpose
    personId: string
    madeAt: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<void> {
  await db
    .updateTable('mail_link')
    .set({ ended_at: link.madeAt })
    .where('person_id', '=', link.personId)
    .where('purpose', '=', link.purpose)
    .where('ended_at', 'is', null)
    .execute()
  await db
    .insertInto('mail_link')
    .values({
      id_digest: link.idDigest,
      purpose: link.purpose,
      person_id: link.personId,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** Whom a living link belongs to, or null. Reading it changes nothing: mail programs look at links before people do (L-05). */
export async function ownerOfMailLink(
  db: Db,
  idDigests: readonly Buffer[],
  purpose: LinkPurpose,
  now: Temporal.Instant,
): Promise<string | null> {
  const row = await db
    .selectFrom('mail_link')
    .select('person_id')
    .where('id_digest', 'in', [...idDigests])
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** What the links of this purpose were good for is done: none of them opens anything again (L-06). */
export async function useMailLinks(
  db: Db,
  personId: string,
  purpose: LinkPurpose,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('mail_link')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
}
