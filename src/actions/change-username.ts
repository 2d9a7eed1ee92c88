/** Another username for an account, for cause: by the rules of all usernames, never one that is or was somebody's (Z-11, field 5.15). */
import { fitsScheme } from '../core/account/fits-scheme.ts'
import { objectionsToUsername } from '../core/account/username-objections.ts'
import { readUsername, type Username } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import type { AccountWithFacts } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addMailAlias, forgetMailAlias } from '../store/mail-aliases.ts'
import { takeName } from '../store/names.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { PersonRow } from '../store/people.ts'
import { addAlias, forgetAlias, isOwnFormerName, renameAccount } from '../store/usernames.ts'
import { nextFreeUsername, usernameRules } from './give-username.ts'
import type { World } from './world.ts'

/** Why a wanted name is none for this account. */
export type NotThisName = 'name-taken' | 'name-not-right' | 'same-name'

/** What taking it back needs. */
export type Renamed = { from: string; to: string; mail: string | null }

/**
 * Renames inside the caller's transaction. `wanted` empty: the nicest free one by the institution's scheme, from the name
 * as it is now. The old one signs in as before, in the same statement for every name (case E-02).
 */
export async function changeUsername(
  world: World,
  db: Db,
  { person, account }: { person: PersonRow; account: AccountWithFacts },
  wish: { wanted: string; by: string; because: string },
): Promise<Renamed | { because: NotThisName }> {
  await oneAtATime(db, `names of ${person.id}`)
  const chosen =
    wish.wanted.trim() === ''
      ? { name: await nextFreeUsername(world, db, person) }
      : await readWanted(world, db, { person, account }, wish.wanted)
  if ('because' in chosen) return chosen
  const { name: to } = chosen
  const from = account.username
  const mail = mailFor(world, account, to)
  const renaming = { accountId: account.id, personId: person.id, from, to, mail }
  if (!(await renameAccount(db, renaming))) return { because: 'same-name' }
  await addAlias(db, {
    name: from,
    accountId: account.id,
    since: world.now(),
    by: wish.by,
    because: wish.because,
  })
  if (mail !== null) await forgetMailAlias(db, account.id, mail)
  if (account.mail !== null && account.mail !== mail) {
    const alias = { address: account.mail, accountId: account.id, since: world.now() }
    await addMailAlias(db, { ...alias, by: wish.by, because: wish.because })
  }
  return { from, to, mail: account.mail }
}

/** The old name again; the one in between stays taken, and leads nowhere. */
export async function giveUsernameBack(
  db: Db,
  { person, account }: { person: PersonRow; account: AccountWithFacts },
  { from, to, mail }: Renamed,
): Promise<boolean> {
  const back = { accountId: account.id, personId: person.id, from: to, to: from, mail }
  if (!(await renameAccount(db, back))) return false
  await forgetAlias(db, account.id, to)
  if (mail !== null) await forgetMailAlias(db, account.id, mail)
  return true
}

/** Taken by the INSERT itself, so that two at the same moment never both have it. */
async function readWanted(
  world: World,
  db: Db,
  { person, account }: { person: PersonRow; account: AccountWithFacts },
  wanted: string,
): Promise<{ name: Username } | { because: NotThisName }> {
  const { institution } = world
  const name = readUsername(wanted, { realms: ownDomains(institution) })
  if (name === null) return { because: 'name-not-right' }
  if (name === account.username) return { because: 'same-name' }
  if (await isOwnFormerName(db, account.id, name)) return { name }
  const isRight =
    fitsScheme(institution.usernames.scheme, name) &&
    objectionsToUsername(name, usernameRules(institution)).length === 0
  if (!isRight) return { because: 'name-not-right' }
  const taken = await takeName(db, { name, personId: person.id, kind: 'username', since: world.now() })
  return taken ? { name } : { because: 'name-taken' }
}

/** A new part before the @ only where the institution makes addresses of usernames; the old one stays this account's for ever. */
function mailFor({ institution }: World, { mail, username }: AccountWithFacts, to: string): string | null {
  if (mail === null || institution.mailAddresses.form !== 'username') return mail
  const [local, domain] = [mail.slice(0, mail.lastIndexOf('@')), mail.slice(mail.lastIndexOf('@') + 1)]
  return local === username ? `${to}@${domain}` : mail
}
