/** A typed code is compared: counted first, used once, and good only for what it was asked for in this browser (cases O-01, O-02, O-13, L-07). */
import type { GrantPurpose } from '../core/secrets/grant.ts'
import { purposes } from '../core/secrets/purposes.ts'
import {
  type AttemptPurpose,
  type AttemptRef,
  type CodeTry,
  isLivingLink,
  takeCodeTry,
  useAttempt,
} from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { given, openGrant } from './open-grant.ts'
import { endRowsOfSentCodes, forgiveSentCodeTry, reserveSentCodeTry } from './sent-code-tries.ts'
import { together, type World } from './world.ts'

/** Where the code was typed: on the page that waits for it, or behind the link in the mail. */
export type CodeTyped = { purpose: AttemptPurpose; code: string } & (
  { visitor: string } | { linkKey: string | null }
)

/** Whose code it was. */
export type Redeemed = {
  personId: string
  accountId: string
  credentialEpoch: number
  /** What it proves: the channel that the code came by. */
  channel: 'personal-mail' | 'sms-code'
}

export type CodeJudged = { is: 'wrong' } | { is: 'slow-down' } | ({ is: 'right' } & Redeemed)

/** Compares once. Everything that is not wholly right has one answer. */
export async function redeemCode(world: World, typed: CodeTyped, from: Address): Promise<CodeJudged> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  const tried = await takeTry(world, typed)
  const right = isRight(world, tried, typed.code)
  if (
    !tried ||
    !right ||
    !tried.personId ||
    !tried.accountId ||
    tried.credentialEpoch === null ||
    !tried.channel
  ) {
    await noteFailure(world, from)
    return { is: 'wrong' }
  }
  if (!(await useAttempt(world.store, tried.id, world.now()))) return { is: 'wrong' }
  if ('visitor' in typed) await forgiveSentCodeTry(world, tried.askedAs)
  else await endRowsOfSentCodes(world, tried.accountId)
  return {
    is: 'right',
    personId: tried.personId,
    accountId: tried.accountId,
    credentialEpoch: tried.credentialEpoch,
    channel: tried.channel,
  }
}

/** Whether the link of this browser can still be used. Only reads. */
export async function isCodeLinkAlive(
  world: World,
  purpose: AttemptPurpose,
  key: string | null,
): Promise<boolean> {
  if (key === null) return false
  return isLivingLink(world.store, world.keys.indexes(purposes.attemptLink, key), purpose, world.now())
}

/** Counted in its own commit: per code, and over all codes of the address or account; not behind a link, whose key nobody guesses. */
async function takeTry(world: World, typed: CodeTyped): Promise<CodeTry | null> {
  const { code } = world.institution.recovery
  const tried = await takeCodeTry(world.store, refOf(world, typed), code.wrongTries, world.now())
  if (!tried || 'linkKey' in typed) return tried
  return (await reserveSentCodeTry(world, tried.askedAs)) ? tried : null
}

function refOf(world: World, typed: CodeTyped): AttemptRef {
  if ('visitor' in typed)
    return { browsers: world.keys.indexes(purposes.visitor, typed.visitor), purpose: typed.purpose }
  const key = typed.linkKey ?? ''
  return { linkDigests: world.keys.indexes(purposes.attemptLink, key), purpose: typed.purpose }
}

/** The same work where nothing was sent that it could be compared with. */
function isRight(world: World, tried: CodeTry | null, typed: string): boolean {
  const code = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  const made = { mac: tried?.mac ?? Buffer.alloc(32), keyId: tried?.keyId ?? world.keys.keyId }
  return world.keys.macMatches(made, purposes.codeAttempt, tried?.id ?? 'none', code)
}

/** What the code opened: a grant of this browser, for one purpose. */
export async function grantForCode(
  world: World,
  redeemed: Redeemed,
  purpose: GrantPurpose,
  browser: Browser,
): Promise<Opened> {
  return together(world, async (db) => open(world, db, { redeemed, purpose }, browser))
}

async function open(
  world: World,
  db: Db,
  { redeemed, purpose }: { redeemed: Redeemed; purpose: GrantPurpose },
  browser: Browser,
): Promise<Opened> {
  const { personId, accountId, credentialEpoch, channel } = redeemed
  const grantId = await openGrant(world, db, {
    purpose,
    personId,
    // whether a factor is enrolled is asked where something is set
    account: { id: accountId, credentialEpoch, enrolled: false },
    proofs: given(world, channel),
  })
  await addToJournal(db, world.now(), {
    personId,
    accountId,
    what: 'code-accepted',
    by: 'self',
    details: { device: browser.device, purpose },
  })
  return openSession(world, db, browser, {
    kind: 'proved',
    proof: 'personal-mail',
    accountId,
    credentialEpoch,
    grantId,
  })
}
