/** Sealed copies of passwords for systems that need them as typed: made with the change or at a right sign-in, opened by the worker alone (row O-20). */
import { isPassword, type Password, preparePassword } from '../core/secrets/password.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { needsPlain } from '../core/targets/needs.ts'
import type { Db } from '../store/database.ts'
import { copiesOf, keepCopy, keepCopyOf, wipeOldCopies } from '../store/sealed-copies.ts'
import { together, type World } from './world.ts'

/** A copy that was sealed before the transaction began; null: no target needs one. */
export type SealedCopy = Buffer | null

/** Seals a copy for the worker: whoever seals cannot open it again. Before the transaction, as hashing is. */
export async function sealCopy(world: World, accountId: string, password: Password): Promise<SealedCopy> {
  if (!needsPlain(world.institution)) return null
  return world.keys.sealForWorker(infoOf(accountId), password)
}

/** Keeps it in the transaction that wrote the password: both or neither. */
export async function keepSealedCopy(
  world: World,
  db: Db,
  accountId: string,
  sealed: SealedCopy,
): Promise<void> {
  if (sealed === null) return
  await keepCopy(db, { accountId, sealed, ...timesOf(world) })
}

/**
 * Somebody came in with a password that some target still lacks: it gets a copy now. Never fails the sign-in, and costs
 * nothing where none is missing.
 */
export async function catchUpAtSignIn(
  world: World,
  account: { id: string; password_sealed: Buffer | null; wants_copy: boolean },
  password: Password,
): Promise<void> {
  if (!account.wants_copy || account.password_sealed === null) return
  const passwordSealed = account.password_sealed
  try {
    const sealed = await sealCopy(world, account.id, password)
    if (sealed === null) return
    const kept = await together(world, async (db) =>
      keepCopyOf(db, { accountId: account.id, passwordSealed, sealed, ...timesOf(world) }),
    )
    if (kept) world.nudgeJobs()
  } catch (error) {
    world.log.error('password-copy-not-kept', error)
  }
}

/** The passwords of these accounts that can still be opened, by account, each with its version. */
export async function openCopies(
  world: World,
  keys: WorkerKeys,
  accountIds: readonly string[],
): Promise<Map<string, { version: number; password: Password }>> {
  const opened = new Map<string, { version: number; password: Password }>()
  for (const { accountId, version, sealed } of await copiesOf(world.store, accountIds, world.now())) {
    try {
      const password = preparePassword((await keys.openAsWorker(infoOf(accountId), sealed)).toString('utf8'))
      if (isPassword(password)) opened.set(accountId, { version, password })
    } catch (error) {
      // as good as none: its owner signs in once more, and nobody else waits
      world.log.error('password-copy-not-opened', error, { account: accountId })
    }
  }
  return opened
}

/** Wipes what is older than a day; the targets that lack it wait for the person. Gives back how many. */
export async function wipeOld(world: World): Promise<number> {
  return together(world, async (db) => wipeOldCopies(db, world.now()))
}

function timesOf({ now, institution }: World) {
  const madeAt = now()
  return { madeAt, endsAt: madeAt.add(institution.delivery.sealedFor) }
}

function infoOf(accountId: string): string {
  return `${purposes.passwordCopy} ${accountId}`
}
