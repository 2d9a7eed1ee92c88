/** Secrets of single devices: made, revoked one by one or all; each is told to the person and stands in the journal (row A-5). */
import { purposes } from '../../core/secrets/purposes.ts'
import { makeWifiSecret, readWifiSecret } from '../../core/secrets/wifi-secret.ts'
import { plain } from '../../core/network/station.ts'
import type { SessionFacts } from '../../core/account/session.ts'
import type { WifiChange } from '../../core/messages/wifi-change.ts'
import type { Db } from '../../store/database.ts'
import { addToJournal } from '../../store/journal.ts'
import { personById } from '../../store/people.ts'
import { holdAccount } from '../../store/second-factors.ts'
import { addWifiSecret, endWifiSecret, endWifiSecrets, type WifiSecretEnd } from '../../store/wifi-secrets.ts'
import { randomId } from '../random.ts'
import { tell } from '../tell.ts'
import { together, type World } from '../world.ts'

export type WifiSecretMade =
  /** Shown this once; only a keyed digest of it is kept. */
  | { is: 'made'; secret: string; name: string }
  /** It needs a name, so that it can be told from the others. */
  | { is: 'no-name' }
  /** It holds what is no letter, or is longer than so many. */
  | { is: 'unreadable-name'; most: number }
  /** So many live already: one has to go first. */
  | { is: 'too-many'; most: number }

/** As long as a name on the page may be. */
const longestName = 40
/** Controls, halves of a character, and code points without one. */
const unusable = /[\p{Cc}\p{Cs}\p{Cn}]/u

/** Makes one for the account of a fresh session. */
export async function makeDeviceSecret(
  world: World,
  session: SessionFacts,
  typedName: string,
): Promise<WifiSecretMade> {
  const { accountId } = session
  if (accountId === null) throw new Error('a session without an account reached the Wi-Fi secrets')
  const name = plain(typedName)
  if (name === null) return { is: 'no-name' }
  if (unusable.test(typedName) || name.length > longestName)
    return { is: 'unreadable-name', most: longestName }
  const secret = makeWifiSecret(world.dice)
  const digest = world.keys.index(purposes.wifiSecret, readWifiSecret(secret) ?? '')
  const id = randomId(world.dice)
  const most = world.institution.wifi.mostSecrets
  const kept = await together(world, async (db) => {
    await holdAccount(db, accountId)
    const made = { id, accountId, digest, label: name, at: world.now() }
    if (!(await addWifiSecret(db, made, most))) return false
    await writeDown(world, db, session, { journal: 'wifi-secret-made', message: 'secret-made', name })
    return true
  })
  if (!kept) return { is: 'too-many', most }
  world.nudgeJobs()
  return { is: 'made', secret, name }
}

/** One of the person's own opens nothing from now on; false: there is no such living one. */
export async function revokeDeviceSecret(world: World, session: SessionFacts, id: string): Promise<boolean> {
  const { accountId } = session
  if (accountId === null) return false
  const ended = await together(world, async (db) => {
    const was = await endWifiSecret(db, { id, accountId }, world.now())
    if (was === null) return false
    const news = { journal: 'wifi-secret-ended', message: 'secret-ended', name: was.label } as const
    await writeDown(world, db, session, news)
    return true
  })
  world.nudgeJobs()
  return ended
}

/** All of the person's own. Says how many there were. */
export async function revokeAllDeviceSecrets(world: World, session: SessionFacts): Promise<number> {
  const { accountId } = session
  if (accountId === null) return 0
  const ended = await together(world, async (db) => {
    const many = await endWifiSecrets(db, accountId, world.now(), 'revoked')
    if (many > 0)
      await writeDown(world, db, session, {
        journal: 'wifi-secret-ended',
        message: 'all-secrets-ended',
        name: null,
      })
    return many
  })
  world.nudgeJobs()
  return ended
}

/**
 * What ends the secrets besides their owner's hand: a change that was not the owner's, a deactivation, a long absence, and a
 * new password where the institution wants that (setting `wifi.secretsOutlivePassword`). Inside the caller's transaction,
 * whose own line and notice tell of it.
 */
export async function endSecretsBecause(
  world: World,
  db: Db,
  accountId: string,
  because: Exclude<WifiSecretEnd, 'revoked'>,
): Promise<void> {
  if (because === 'password-changed' && world.institution.wifi.secretsOutlivePassword) return
  await endWifiSecrets(db, accountId, world.now(), because)
}

type News = { journal: 'wifi-secret-made' | 'wifi-secret-ended'; message: WifiChange; name: string | null }

async function writeDown(world: World, db: Db, session: SessionFacts, news: News): Promise<void> {
  const { accountId, personId } = session
  const at = world.now()
  const because = news.name === null ? {} : { because: news.name }
  await addToJournal(db, at, { personId, accountId, what: news.journal, by: 'self', ...because })
  const person = personId === null ? undefined : await personById(db, personId)
  if (!person) return
  await tell(world, db, {
    person,
    accountId,
    content: { kind: 'wifi-changed', facts: { what: news.message, at } },
  })
}
