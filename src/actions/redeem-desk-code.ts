/** Username and the one-time code of the desk: counted first, compared at the same cost for every name, used once (cases E-03, E-08, L-07). */
import { deskCodeTries } from '../core/desk/act.ts'
import { readUsername } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { readDeskCode } from '../core/secrets/desk-code.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { takeDeskCodeTry, useDeskCode } from '../store/desk-codes.ts'
import { addToJournal } from '../store/journal.ts'
import { type Address, failedTooOften, noteFailure } from './address-limits.ts'
import { knockByName, namesMeant } from './knock-by-name.ts'
import { type LetIn, letInOnce } from './let-in.ts'
import type { Browser } from './open-session.ts'
import type { World } from './world.ts'

export type DeskCodeRedeemed =
  | Extract<LetIn, { is: 'in' }>
  /** Of nobody, wrong, used, run out, replaced, taken back or tried too often: all alike. */
  | { is: 'wrong' }
  | { is: 'slow-down' }

/** A right one leads on as a sign-in does: to the second factor where one is enrolled, and to an own password. */
export async function redeemDeskCode(
  world: World,
  typed: { username: string; code: string },
  browser: Browser,
  from: Address,
): Promise<DeskCodeRedeemed> {
  const name = readUsername(typed.username, { realms: ownDomains(world.institution) })
  const code = readDeskCode(typed.code)
  if (name === null || code === null) return { is: 'wrong' }
  const meant = namesMeant(world, name)
  const { account, failures } = await knockByName(world, meant, null, from)
  if (failedTooOften(world, from, failures)) return { is: 'slow-down' }
  const tried = await takeDeskCodeTry(world.store, account?.id ?? null, deskCodeTries, world.now())
  const made = tried ?? { id: 'none', mac: Buffer.alloc(32), keyId: world.keys.keyId }
  const right = world.keys.macMatches(made, purposes.deskCode, made.id, code)
  const entered: LetIn =
    account && tried && right
      ? await letInOnce(
          world,
          // of the epoch that the code was made in: what changed since then makes it worthless
          { id: account.id, credential_epoch: tried.credentialEpoch },
          { proof: 'desk-code', factor: null },
          browser,
          async (db) => spend(world, db, { id: tried.id, account, device: browser.device }),
        )
      : { is: 'gone' }
  if (entered.is === 'in') return entered
  await noteFailure(world, from, account?.username ?? meant.studentNumber ?? name)
  return { is: 'wrong' }
}

/** False: another try was first. */
async function spend(
  world: World,
  db: Db,
  used: { id: string; account: { id: string; person_id: string | null }; device: string },
): Promise<boolean> {
  const { id, account, device } = used
  if (!(await useDeskCode(db, id, world.now()))) return false
  await addToJournal(db, world.now(), {
    personId: account.person_id,
    accountId: account.id,
    what: 'desk-code-used',
    by: 'self',
    details: { device },
  })
  return true
}
