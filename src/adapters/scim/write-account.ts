/** Brings one entry to what it should be: found, adopted, made, changed or closed; what closes goes through whatever else is refused. */
import type { Trouble } from '../../core/targets/trouble.ts'
import { Refused } from './ask.ts'
import { isActive, type ScimUser } from './resources.ts'
import {
  canBeAdopted,
  changeUser,
  deleteUser,
  makeUser,
  type Server,
  type There,
  whoIsThere,
} from './server.ts'
import type { Attribute, Wish } from './wish.ts'

/**
 * The entry as it was found before the change (null: there is none). `mended`: what only somebody else can have done. A
 * value that is not right may as well be one that we are here to change.
 */
export type Written = { there: ScimUser | null; mended: readonly string[] }

const mostRounds = 3
/** A server whose search is behind: whoever has the name will be found later, and may be our own of a moment ago. */
const unseen = new Refused(
  { what: 'name-taken', said: 'HTTP 409, and nobody of that userName is found' },
  'again',
)
/** Then nobody who is renamed could be found again. */
const forgetful: Trouble = { what: 'schema-missing', said: 'it does not keep externalId' }
const taken: Trouble = { what: 'name-taken', said: 'an entry of another id has this userName' }

/** The entry that is this account's or can become it. Throws `Refused` where the name is somebody else's. */
export function entryOf({ ours, named }: There): ScimUser | null {
  const [mine] = ours
  if (mine) return mine
  if (named && !canBeAdopted(named)) throw new Refused(taken, 'give-up')
  return named
}

/** An open entry of nobody's that bears the account's name: it becomes ours, also in order to be closed. */
export function isToClose({ ours, named }: There): boolean {
  return ours.length === 0 && named !== null && canBeAdopted(named) && isActive(named)
}

/** Which attributes are not as they should be. */
export function wrongIn({ attributes }: Wish, there: ScimUser): Attribute[] {
  return attributes.filter(({ isSo }) => !isSo(there))
}

/**
 * Writes an account. Somebody else's change between reading and writing (412), an entry that went (404) and one that
 * came (409) are looked at anew; what was done without an answer is found by its id the next time (case X-09).
 */
export async function writeAccount(server: Server, wish: Wish, found: There | null): Promise<Written> {
  for (let round = 1; ; round += 1) {
    const there = round === 1 && found ? found : await whoIsThere(server, wish)
    try {
      return await write(server, wish, there)
    } catch (error) {
      if (!(error instanceof Refused) || !isWorthALook(error, there)) throw error
      if (round >= mostRounds) throw error.status === 409 ? unseen : error
    }
  }
}

/** 409 on an entry that is ours is a name that somebody else has; on a new one it may be our own of a moment ago. */
function isWorthALook({ status }: Refused, { ours, named }: There): boolean {
  return status === 412 || status === 404 || (status === 409 && ours.length === 0 && named === null)
}

async function write(server: Server, wish: Wish, there: There): Promise<Written> {
  if (wish.gone && !isToClose(there)) {
    for (const each of there.ours) await deleteUser(server, each)
    return { there: null, mended: [] }
  }
  for (const twin of there.ours.slice(1)) await close(server, twin)
  const entry = wish.active || there.ours.length > 0 || isToClose(there) ? entryOf(there) : null
  if (!entry) return wish.active ? make(server, wish) : { there: null, mended: [] }
  const wrong = wrongIn(wish, entry)
  await change(server, wish, entry, wrong)
  return { there: entry, mended: there.ours.length > 1 ? ['externalId'] : [] }
}

async function make(server: Server, wish: Wish): Promise<Written> {
  const made = await makeUser(server, wish)
  // a server that says nothing of what it made is asked
  const entry = made ?? (await whoIsThere(server, wish)).ours[0] ?? null
  if (entry && entry.externalId !== wish.accountId) throw new Refused(forgetful, 'again')
  return { there: entry, mended: [] }
}

/** A value that the server refuses must not keep an entry open that should be closed. */
async function change(
  server: Server,
  wish: Wish,
  entry: ScimUser,
  wrong: readonly Attribute[],
): Promise<void> {
  try {
    await changeUser(server, entry, wrong)
  } catch (error) {
    const closes = !wish.active && isActive(entry) && wrong.length > 1
    if (!closes || !(error instanceof Refused) || error.worth !== 'give-up') throw error
    await close(server, entry)
    throw error
  }
}

/** Another entry with our id opens nothing; which of them is ours is the same one every time. */
async function close(server: Server, entry: ScimUser): Promise<void> {
  if (isActive(entry)) await changeUser(server, entry, [inactive])
}

const inactive: Attribute = { path: 'active', value: false, isSo: (there) => !isActive(there) }
