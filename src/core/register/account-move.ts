/** What becomes of one line of the register of accounts, by what is here already: a new account, a changed one, a tombstone, or every objection. (Long: one judgement, from the names to what is written.) */
import { domainOf, localPartOf, type MovingAccount, type MovingLock } from './account-line.ts'
import type { LineObjection } from './line-objection.ts'

/** An account as it stands here. `fromOlder`: its password is still the one that came with an earlier file. */
export type StandingAccount = {
  id: string
  personId: string | null
  username: string
  mail: string | null
  closed: boolean
  fromOlder: boolean
  /** Opened, so that two hashes can be compared; null: there is none. */
  stored: string | null
  aliases: readonly string[]
  addresses: readonly string[]
  uid: number | null
  /** Those that an earlier file placed and nobody lifted. */
  locks: readonly (MovingLock & { id: string })[]
  rules: readonly { document: string; version: string }[]
}

/** Everything here that a line can meet. */
export type Standing = {
  /** Whom what is said of the owner leads to. */
  owners: readonly string[]
  /** A claim that leads to nobody. */
  unknownOwner: boolean
  /** What was taken of this line before; `account` null: a tombstone. */
  record: { account: StandingAccount | null } | null
  /** Another personal account of the owner. */
  other: { username: string } | null
  /** Whose each name is; a person of null: nobody's any more. */
  names: ReadonlyMap<string, string | null>
  /** Whose account each address leads to, as a main one or as an alias. */
  addresses: ReadonlyMap<string, string | null>
  /** Whose account each number is. */
  uids: ReadonlyMap<number, string | null>
}

export type NewName = { name: string; kind: 'username' | 'mail' | 'former' }

/** What will be written. Everything in it is to be added; what is there already is left out. */
export type AccountMove = {
  is: 'new' | 'changed' | 'tombstone' | 'same'
  personId: string | null
  username: string
  mail: string | null
  names: readonly NewName[]
  aliases: readonly string[]
  addresses: readonly string[]
  password: MovingAccount['password']
  posix: MovingAccount['posix']
  rules: MovingAccount['rules']
  openedAt: string
  closedAt: string | null
  locks: readonly MovingLock[]
  /** Ids of locks that the older system has lifted. */
  lifts: readonly string[]
  /** What becomes different, for the journal. */
  changed: readonly string[]
  consequence: 'would-lock' | 'would-close' | null
  notes: readonly LineObjection[]
}

/** Judges one line. `domains`: the institution's own; what stands before the @ is one person's under all of them. */
export function judgeMove(
  line: MovingAccount,
  standing: Standing,
  domains: readonly string[],
): AccountMove | { objections: LineObjection[] } {
  const objections = [
    ...objectionsToOwner(line, standing),
    ...objectionsToRecord(line, standing),
    ...objectionsToNames(line, standing, domains),
  ]
  if (objections.length > 0) return { objections }
  if (line.closedAt !== null && !standing.record?.account) return tombstone(line, standing, domains)
  const { account = null } = standing.record ?? {}
  return account === null
    ? newAccount(line, standing, domains)
    : changedAccount(line, account, standing, domains)
}

function objectionsToOwner({ closedAt }: MovingAccount, standing: Standing): LineObjection[] {
  const { owners, unknownOwner, other } = standing
  if (owners.length > 1) return [{ key: 'owner', because: 'leads to more than one person' }]
  if (closedAt !== null) return []
  if (unknownOwner || owners.length === 0)
    return [{ key: 'owner', because: 'is nobody whom a register has told of: import the people first' }]
  if (other !== null)
    return [{ key: 'owner', because: 'has another account here already, and a person has one' }]
  return []
}

function objectionsToRecord(line: MovingAccount, standing: Standing): LineObjection[] {
  const { record, uids } = standing
  const account = record?.account ?? null
  const tomb = record !== null && account === null
  const objections: LineObjection[] = []
  if (tomb && line.closedAt === null)
    objections.push({
      key: 'closed',
      because: 'was a tombstone before, and is none now: its names stay nobody’s',
    })
  const [owner] = standing.owners
  if (account && owner !== undefined && owner !== account.personId)
    objections.push({ key: 'owner', because: 'leads to another person than the account has here' })
  if (account && line.username !== account.username && !account.aliases.includes(line.username))
    objections.push({
      key: 'username',
      because: 'is another than the account has here: the desk changes usernames',
    })
  const { posix } = line
  if (!posix) return objections
  if (account?.uid && account.uid !== posix.uid)
    objections.push({ key: 'posix.uid', because: 'is another number than the account has here' })
  const holder = uids.get(posix.uid)
  const closesNothing = line.closedAt !== null && account === null
  if (holder !== undefined && !mayHave(holder, account, closesNothing))
    objections.push({ key: 'posix.uid', because: 'is the number of another account, or was' })
  return objections
}

/** What is an account's is no other's; what is nobody's any more may be buried once more, and nothing else. */
function mayHave(holder: string | null, account: StandingAccount | null, isTomb: boolean): boolean {
  return holder === null ? isTomb : holder === account?.id
}

/** A name or an address that is somebody else's, or was, is given to nobody (Z-11). */
function objectionsToNames(
  line: MovingAccount,
  standing: Standing,
  domains: readonly string[],
): LineObjection[] {
  const { record, names, addresses } = standing
  const account = record?.account ?? null
  const owner = standing.owners[0] ?? account?.personId ?? null
  const isTomb = line.closedAt !== null && account === null
  const foreign = (name: string): boolean => {
    if (!names.has(name)) return false
    const holder = names.get(name) ?? null
    return isTomb ? holder !== null : holder !== owner
  }
  const elsewhere = (address: string): boolean => {
    const holder = addresses.get(address)
    return holder !== undefined && !mayHave(holder, account, isTomb)
  }
  const isOwn = (address: string) => domains.includes(domainOf(address))
  const wanted: readonly (readonly [key: string, name: string])[] = [
    ['username', line.username],
    ...line.formerUsernames.map((name, place) => [`formerUsernames[${place}]`, name] as const),
    ...(line.mail === null ? [] : [['mail', localPartOf(line.mail)] as const]),
    ...line.mailAliases.flatMap((address, place) =>
      isOwn(address) ? [[`mailAliases[${place}]`, localPartOf(address)] as const] : [],
    ),
  ]
  const all: readonly (readonly [key: string, address: string])[] = [
    ...(line.mail === null ? [] : [['mail', line.mail] as const]),
    ...line.mailAliases.map((address, place) => [`mailAliases[${place}]`, address] as const),
  ]
  const because = 'is somebody else’s here, or was'
  return [
    ...wanted.filter(([, name]) => foreign(name)).map(([key]) => ({ key, because })),
    ...all.filter(([, address]) => elsewhere(address)).map(([key]) => ({ key, because })),
  ]
}

/** The names of a line that are not taken yet, each once: the username first, so that it is one whatever else it is. */
function newNames(
  line: MovingAccount,
  { names }: Standing,
  { domains, tomb }: { domains: readonly string[]; tomb: boolean },
): NewName[] {
  const found = new Map<string, NewName['kind']>()
  const add = (name: string, kind: NewName['kind']): void => {
    if (!names.has(name) && !found.has(name)) found.set(name, tomb ? 'former' : kind)
  }
  add(line.username, 'username')
  for (const name of line.formerUsernames) add(name, 'former')
  if (line.mail !== null) add(localPartOf(line.mail), 'mail')
  for (const address of line.mailAliases)
    if (domains.includes(domainOf(address))) add(localPartOf(address), 'mail')
  return [...found].map(([name, kind]) => ({ name, kind }))
}

function newAccount(line: MovingAccount, standing: Standing, domains: readonly string[]): AccountMove {
  return {
    is: 'new',
    personId: standing.owners[0] ?? null,
    username: line.username,
    mail: line.mail,
    names: newNames(line, standing, { domains, tomb: false }),
    aliases: line.formerUsernames,
    addresses: line.mailAliases,
    password: line.password,
    posix: line.posix,
    rules: line.rules,
    openedAt: line.created,
    closedAt: null,
    locks: line.locks,
    lifts: [],
    changed: [],
    consequence: null,
    notes: [],
  }
}

/** Nothing of it opens anything: only what must be given to nobody else is kept. */
function tombstone(line: MovingAccount, standing: Standing, domains: readonly string[]): AccountMove {
  const { addresses, uids } = standing
  const gone = [...(line.mail === null ? [] : [line.mail]), ...line.mailAliases]
  return {
    ...newAccount(line, standing, domains),
    is: 'tombstone',
    personId: null,
    mail: null,
    names: newNames(line, standing, { domains, tomb: true }),
    aliases: [],
    addresses: gone.filter((address) => !addresses.has(address)),
    password: null,
    posix: line.posix && !uids.has(line.posix.uid) ? { ...line.posix, home: null, shell: null } : null,
    rules: [],
    closedAt: line.closedAt,
    locks: [],
  }
}

function changedAccount(
  line: MovingAccount,
  account: StandingAccount,
  standing: Standing,
  domains: readonly string[],
): AccountMove {
  const closes = line.closedAt !== null && !account.closed
  const mail = newMail(line, account)
  const { password, note } = newPassword(line, account)
  const locks = account.closed || closes ? [] : line.locks.filter((lock) => !account.locks.some(same(lock)))
  const lifts = account.locks.filter((lock) => !line.locks.some(same(lock))).map(({ id }) => id)
  const aliases = line.formerUsernames.filter(
    (name) => !account.aliases.includes(name) && name !== account.username,
  )
  const told = new Set([
    ...line.mailAliases,
    ...(mail !== null && account.mail !== null ? [account.mail] : []),
  ])
  const addresses = [...told].filter(
    (each) => !account.addresses.includes(each) && (each !== account.mail || mail !== null),
  )
  const rules = line.rules.filter(
    ({ document, version }) =>
      !account.rules.some((known) => known.document === document && known.version === version),
  )
  const posix = account.uid === null ? line.posix : null
  const changed = [
    ...(mail === null ? [] : ['mail']),
    ...(aliases.length > 0 ? ['former usernames'] : []),
    ...(addresses.length > 0 ? ['addresses'] : []),
    ...(password === null ? [] : ['password']),
    ...(posix === null ? [] : ['posix']),
    ...(rules.length > 0 ? ['rules'] : []),
    ...(locks.length + lifts.length > 0 ? ['locks'] : []),
    ...(closes ? ['closed'] : []),
  ]
  return {
    is: changed.length > 0 ? 'changed' : 'same',
    personId: account.personId,
    username: account.username,
    mail,
    names: newNames(line, standing, { domains, tomb: false }),
    aliases,
    addresses,
    password: closes ? null : password,
    posix,
    rules,
    openedAt: line.created,
    closedAt: closes ? line.closedAt : null,
    locks,
    lifts,
    changed,
    consequence: closes ? 'would-close' : locks.length > 0 ? 'would-lock' : null,
    notes: note,
  }
}

/** The house wins: an address that became an alias here stays one. */
function newMail({ mail }: MovingAccount, account: StandingAccount): string | null {
  if (mail === null || mail === account.mail || account.addresses.includes(mail)) return null
  return mail
}

/** Never over a password that its owner has used or chosen here, and never to an account that is closed here. */
function newPassword(
  { password }: MovingAccount,
  { fromOlder, stored, closed }: StandingAccount,
): { password: MovingAccount['password']; note: LineObjection[] } {
  if (closed || password === null || password.stored === stored) return { password: null, note: [] }
  if (stored === null || fromOlder) return { password, note: [] }
  const because = 'is left out: its owner has signed in here since, or chosen another'
  return { password: null, note: [{ key: 'password', because }] }
}

function same(one: MovingLock): (other: MovingLock) => boolean {
  return (other) =>
    one.class === other.class &&
    one.since === other.since &&
    one.until === other.until &&
    one.because === other.because
}
