/** Reads one line of the register of accounts: an account of the older system, or a bad line with every objection. (Long: one key after another.) */
import { isUsername, type Username } from '../account/username.ts'
import { canonicalEmail, readEmail } from '../person/email.ts'
import type { IdentityNumber } from '../person/identity-number.ts'
import { type OldHash, type OldHashFault, readOldHash } from '../secrets/old-hash.ts'
import { accountLine, type WrittenAccount } from './account-line-schema.ts'
import { readInstant } from './header.ts'
import { objectionTo } from './json-text.ts'
import { readNumbers } from './line-numbers.ts'
import { type LineObjection, objectionsIn } from './line-objection.ts'
import { parseLine, readableId } from './written-line.ts'

/** Instants are texts here, in UTC: they wait beside the tables before they are written. */
export type MovingAccount = {
  id: string
  owner: {
    identity: IdentityNumber | null
    fs: string | null
    hr: string | null
    studentNumber: string | null
  }
  username: Username
  formerUsernames: readonly string[]
  mail: string | null
  mailAliases: readonly string[]
  password: (OldHash & { setAt: string; mustChange: boolean }) | null
  posix: { uid: number; gid: number; home: string | null; shell: string | null } | null
  rules: readonly { document: string; version: string; accepted: string }[]
  created: string
  closedAt: string | null
  locks: readonly MovingLock[]
}
export type MovingLock = {
  class: 'desk' | 'security'
  since: string
  until: string | null
  because: string
}

export type AccountLineOutcome =
  { account: MovingAccount } | { id: string | null; objections: LineObjection[] }

/** `domains`: the institution's own, after the @ of every main address. `now`: nothing was set or accepted later. */
export type AccountReading = {
  domains: readonly string[]
  reserved: ReadonlySet<string>
  syntheticAllowed: boolean
  now: string
}

/** Reads it (docs/how-to/move-in.md). Every objection names its key; `id` null: nobody can tell which account it is. */
export function readAccountLine(written: string, reading: AccountReading): AccountLineOutcome {
  const value = parseLine(written)
  if (value === undefined) return { id: null, objections: [{ key: null, because: 'is not JSON' }] }
  const id = readableId(value)
  const hidden = objectionTo(written, value)
  if (hidden) return { id, objections: [hidden] }
  const read = accountLine.safeParse(value)
  if (!read.success) return { id, objections: objectionsIn(read.error) }
  return takeAccount(read.data, reading)
}

function takeAccount(line: WrittenAccount, reading: AccountReading): AccountLineOutcome {
  const objections: LineObjection[] = []
  const object = (key: string, because: string) => void objections.push({ key, because })
  const username = line.username.toLowerCase()
  const formerUsernames = (line.formerUsernames ?? []).map((name) => name.toLowerCase())
  const closedAt = line.closed ? momentOf(line.closed.at) : null
  if (!isUsername(username)) object('username', notAName)
  else if (closedAt === null && reading.reserved.has(username))
    object('username', 'is a name that this house gives to nobody')
  formerUsernames.forEach((name, place) => {
    if (!isUsername(name)) object(`formerUsernames[${place}]`, notAName)
  })
  const addresses = readAddresses(line, reading, object)
  const owner = readOwner(line, reading, object)
  if (closedAt === null && Object.values(owner).every((claim) => claim === null))
    object('owner', 'is missing: an open account is somebody’s')
  const password = closedAt === null && line.password ? readPassword(line.password, reading, object) : null
  const locks = readLocks(line, object)
  if (objections.length > 0 || !isUsername(username)) return { id: line.id, objections }
  const { posix } = line
  return {
    account: {
      id: line.id,
      owner,
      username,
      formerUsernames: once(formerUsernames, [username]),
      mail: addresses.mail,
      mailAliases: once(addresses.mailAliases, [addresses.mail]),
      password,
      posix: posix ? { ...posix, home: posix.home ?? null, shell: posix.shell ?? null } : null,
      rules: (line.rules ?? []).map((each) => ({ ...each, accepted: momentOf(each.accepted) })),
      created: momentOf(line.created),
      closedAt,
      locks,
    },
  }
}

const notAName =
  'is no username: letters a to z and digits, dots, hyphens and underscores inside, 2 to 64 of them'

type Objecting = (key: string, because: string) => void

/** A main address is under a domain of ours; an alias may be of a university that was merged long ago. */
function readAddresses(line: WrittenAccount, { domains }: AccountReading, object: Objecting) {
  const read = (written: string, key: string): string => {
    const email = readEmail(written)
    if (email === null) object(key, 'is no mail address')
    return email === null ? '' : canonicalEmail(email)
  }
  const mail = line.mail ? read(line.mail, 'mail') : null
  if (mail && !domains.includes(domainOf(mail)))
    object('mail', `is under no domain of this institution (${domains.join(', ')})`)
  const mailAliases = (line.mailAliases ?? []).map((each, place) => read(each, `mailAliases[${place}]`))
  return { mail, mailAliases }
}

/** After the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** Before the @. */
export function localPartOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'))
}

function readOwner(
  { owner }: WrittenAccount,
  { syntheticAllowed }: AccountReading,
  object: Objecting,
): MovingAccount['owner'] {
  const numbers = readNumbers({ identity: owner?.identity ? [owner.identity] : [] }, syntheticAllowed)
  for (const { because } of [...numbers.objections, ...numbers.notes])
    object('owner.identity.number', because)
  return {
    identity: numbers.identity[0] ?? null,
    fs: owner?.fs ?? null,
    hr: owner?.hr ?? null,
    studentNumber: owner?.studentNumber ?? null,
  }
}

function readPassword(
  { hash, setAt, mustChange }: NonNullable<WrittenAccount['password']>,
  { now }: AccountReading,
  object: Objecting,
): MovingAccount['password'] {
  const read = readOldHash(hash)
  const at = momentOf(setAt)
  if (at > now) object('password.setAt', 'is later than now')
  if ('fault' in read) {
    object('password.hash', faultWords[read.fault])
    return null
  }
  return { ...read, setAt: at, mustChange: mustChange ?? false }
}

const without = 'leave the password out: its owner chooses a new one'

const faultWords: Record<OldHashFault, string> = {
  'nt-hash': `is an NT hash: it opens Windows and Wi-Fi as it is, so it is never kept; ${without}`,
  unsalted: `has no salt; ${without}`,
  'crypt-sha': `is of the kind $5$ or $6$, which this house cannot compare; ${without}`,
  'too-weak': `is of DES or MD5; ${without}`,
  'too-slow': `asks for more work than a sign-in may cost; ${without}`,
  unreadable: 'is no whole hash of a kind that this house knows',
}

function readLocks({ locks }: WrittenAccount, object: Objecting): MovingLock[] {
  const read = (locks ?? []).map((lock) => ({
    class: lock.class,
    since: momentOf(lock.since),
    until: lock.until ? momentOf(lock.until) : null,
    because: lock.because,
  }))
  if (new Set(read.map((lock) => lock.class)).size < read.length)
    object('locks', 'has two locks of the same class')
  read.forEach((lock, place) => {
    if (lock.until !== null && lock.until <= lock.since) object(`locks[${place}].until`, 'is before it began')
  })
  return read
}

/** In UTC with milliseconds, so that two of them are compared as texts; the schema has judged what stands here. */
function momentOf(written: string): string {
  const instant = readInstant(written) ?? readInstant(`${written}T00:00:00Z`)
  if (instant === null) throw new Error('a moment that was read can no longer be read')
  return instant.toString({ smallestUnit: 'millisecond' })
}

function once(all: readonly string[], but: readonly (string | null)[]): string[] {
  return [...new Set(all)].filter((each) => !but.includes(each))
}
