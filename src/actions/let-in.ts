/** After a right proof: the account is judged, and this browser gets the session for what is due. Every way of signing in ends here. (Long: one way in, step by step.) */
import type { Temporal } from 'temporal-polyfill'
import { type Next, nextAtSignIn, type ShownFactor, type SignInProof } from '../core/account/sign-in-order.ts'
import type { SessionFacts } from '../core/account/session.ts'
import type { GrantPurpose } from '../core/secrets/grant.ts'
import type { ProofName } from '../core/institution/words.ts'
import type { Db } from '../store/database.ts'
import { endFactorWait } from '../store/factor-waits.ts'
import { factorShownAt } from '../store/second-factors.ts'
import { livingGrant } from '../store/grants.ts'
import { carriedProvider, providerBehind } from './carried-provider.ts'
import { judgeAccount, type JudgedAccountRow } from './judge-account.ts'
import { type Browser, type Opened, openSession, type ProviderSession } from './open-session.ts'
import { enrichGrant, given, type KeptProof, openGrant } from './open-grant.ts'
import { together, type World } from './world.ts'

/** The account as it was when the proof was judged: a change since then makes the proof worthless (case B-13). */
export type ProvedAccount = { id: string; credential_epoch: number }

/** How somebody proved, and what was shown beside it. */
export type Proving = {
  proof: SignInProof
  factor: ShownFactor | null
  provider?: ProviderSession
  /** The desk's opening code is to be said before anything else. */
  openingCodeDue?: boolean
  /** When that was, where it was before now: a second factor shown beside it makes it no newer (case L-13). */
  provedAt?: Temporal.Instant
}

export type LetIn = { is: 'in'; opened: Opened; next: Next } | { is: 'gone' }

/** Opens the session for what is due. `gone`: the account changed between the proof and now. */
export async function letIn(
  world: World,
  account: ProvedAccount,
  by: Proving,
  browser: Browser,
): Promise<LetIn> {
  const due = await dueFor(world, world.store, account, by)
  if (!due) return { is: 'gone' }
  const opening = { ...due, by, browser }
  return needsGrant(due.next, by)
    ? together(world, async (db) => openAtSignIn(world, db, opening))
    : openAtSignIn(world, world.store, opening)
}

/**
 * The same with a secret that works once: it is used up and the session is there, or neither (ASVS 2.3.3). `use` says
 * false where another try was first.
 */
export async function letInOnce(
  world: World,
  account: ProvedAccount,
  by: Proving,
  browser: Browser,
  use: (db: Db) => Promise<boolean>,
): Promise<LetIn> {
  return together(world, async (db): Promise<LetIn> => {
    const due = await dueFor(world, db, account, by)
    if (!due || !(await use(db))) return { is: 'gone' }
    return openAtSignIn(world, db, { ...due, by, browser })
  })
}

/** Null: the account is not what it was when the proof was judged. */
async function dueFor(
  world: World,
  db: Db,
  account: ProvedAccount,
  by: Proving,
): Promise<{ judged: JudgedAccountRow; next: Next } | null> {
  const judged = await judgeAccount(world, db, account.id)
  if (!judged || judged.row.credential_epoch !== account.credential_epoch) return null
  return { judged, next: nextFor(judged, by) }
}

async function openAtSignIn(
  world: World,
  db: Db,
  opening: Pick<Opening, 'judged' | 'by' | 'next' | 'browser'>,
): Promise<LetIn> {
  const grantId = needsGrant(opening.next, opening.by) ? await newGrant(world, db, opening) : null
  return {
    is: 'in',
    opened: await open(world, db, { ...opening, grantId, told: 'signed-in' }),
    next: opening.next,
  }
}

/** What the step showed. */
type Shown = { factor?: ShownFactor; openingCode?: true }

/**
 * Goes on after a step of the sign-in: second factor shown or enrolled, own password set, rules accepted. Judged anew, with
 * the epoch that the session began with, so that nothing that happened meanwhile is overlooked (cases B-13, O-08).
 */
export async function goOn(
  world: World,
  session: SessionFacts,
  browser: Browser,
  shown: Shown = {},
): Promise<LetIn> {
  const outcome = await together(world, async (db) => goOnIn(world, db, session, browser, shown))
  world.nudgeJobs()
  return outcome
}

/** The same inside a transaction of the caller's, together with what the step wrote. */
export async function goOnIn(
  world: World,
  db: Db,
  session: SessionFacts,
  browser: Browser,
  shown: Shown & { newPassword?: { epoch: number; at: Temporal.Instant } } = {},
): Promise<LetIn> {
  const judged = session.accountId ? await judgeAccount(world, db, session.accountId) : null
  const { newPassword } = shown
  const epoch = newPassword?.epoch ?? session.credentialEpoch
  if (session.proof === 'personal-mail' || judged?.row.credential_epoch !== epoch || !judged)
    return { is: 'gone' }
  const provider = await carriedProvider(world, db, session)
  const by: Proving = {
    // once an own password is set, a temporary one or a PIN that led there has done its work
    proof: newPassword && session.proof !== 'eid' ? 'password' : session.proof,
    factor: shown.factor ?? session.factor,
    openingCodeDue: shown.openingCode ? false : session.openingCodeDue,
    ...(!newPassword && session.kind === 'half' ? { provedAt: begunAt(world, session) } : {}),
    ...(provider ? { provider } : {}),
  }
  if (shown.factor) await endFactorWait(db, judged.row.id, world.now())
  const more: ProofName | undefined = shown.openingCode ? 'desk-code' : shown.factor
  const enrolled = judged.row.has_second_factor
  const grantId = await carriedGrant(world, db, session, { proof: more, enrolled })
  const next = nextFor(judged, by)
  const factorAt = shown.factor ? world.now() : await factorShownAt(db, session.id)
  const at = newPassword ? { at: newPassword.at } : {}
  const wish = { judged, by, next, browser, factorAt, ...at }
  const held = grantId ?? (needsGrant(next, by) ? await newGrant(world, db, wish) : null)
  return { is: 'in', opened: await open(world, db, { ...wish, grantId: held, told: null }), next }
}

/** Somebody has just activated: the session for what is due, and with it the right to a first second factor (row O-9). */
export async function letInAfterActivation(
  world: World,
  db: Db,
  activated: { accountId: string; personId: string; proofs: readonly KeptProof[] },
  browser: Browser,
): Promise<{ opened: Opened; next: Next }> {
  const judged = await judgeAccount(world, db, activated.accountId)
  if (!judged) throw new Error('an account that was just opened is not there')
  const grantId = await openGrant(world, db, {
    purpose: 'first-factor',
    personId: activated.personId,
    account: accountOf(judged),
    proofs: activated.proofs,
  })
  const provider = browser.oldSessionId ? await providerBehind(world, db, browser.oldSessionId) : null
  const by: Proving = { proof: 'password', factor: null, ...(provider ? { provider } : {}) }
  const next = nextFor(judged, by)
  return { opened: await open(world, db, { judged, by, next, browser, grantId, told: null }), next }
}

/** A grant the session came with goes on with it, richer by the proof that was shown. */
async function carriedGrant(
  world: World,
  db: Db,
  session: SessionFacts,
  { proof, enrolled }: { proof: ProofName | undefined; enrolled: boolean },
): Promise<string | null> {
  const { grantId } = session
  if (grantId === null || !(await livingGrant(db, grantId, world.now()))) return null
  if (proof) await enrichGrant(world, db, grantId, proof, enrolled)
  return grantId
}

function nextFor({ hindrances, row, judged }: JudgedAccountRow, by: Proving): Next {
  return nextAtSignIn(hindrances, {
    proof: by.proof,
    factor: by.factor,
    enrolled: judged.account?.hasSecondFactor ?? false,
    closed: row.closed_at !== null,
    openingCodeDue: by.openingCodeDue ?? false,
  })
}

/** A grant is made where a credential is set next, or where the proof lets somebody enrol a first factor. */
function needsGrant(next: Next, by: Proving): boolean {
  if (next === '/set') return true
  const setsLater = by.proof in purposeOf
  if (setsLater && (next === '/sign-in/second-factor' || next === '/sign-in/opening-code')) return true
  // whoever is identified by electronic ID may set up a second factor without more
  return by.proof === 'eid' && next !== '/why-no-access'
}

type Opening = {
  judged: JudgedAccountRow
  by: Proving
  next: Next
  browser: Browser
  grantId: string | null
  told: 'signed-in' | null
  /** When the factor was shown, where that was before now. */
  factorAt?: Temporal.Instant | null
  /** The moment of a new password, where the session begins with one: services tell by it who has not come in with it yet. */
  at?: Temporal.Instant
}

/** The session, the browser that is known from now on and the line in the journal: one statement, whole or not at all. */
async function open(world: World, db: Db, opening: Opening): Promise<Opened> {
  const { judged, by, next, browser, grantId } = opening
  const { row } = judged
  const whole = next === '/my-account'
  return openSession(world, db, browser, {
    kind: whole ? 'full' : isRestricted(next) ? 'proved' : 'half',
    proof: by.proof,
    factor: by.factor,
    ...(opening.factorAt === undefined ? {} : { factorAt: opening.factorAt }),
    accountId: row.id,
    credentialEpoch: row.credential_epoch,
    fresh: whole,
    remember: whole,
    ...(opening.at ? { at: opening.at } : {}),
    ...(by.provider ? { provider: by.provider } : {}),
    ...(grantId ? { grantId } : {}),
    ...(opening.told
      ? {
          told: {
            personId: row.person_id,
            accountId: row.id,
            what: opening.told,
            by: 'self',
            details: {
              device: browser.device,
              next,
              ...(by.proof === 'password' ? {} : { proof: by.proof }),
            },
          },
        }
      : {}),
  })
}

/** These sessions open one page and nothing else; the others stand in the midst of a sign-in. */
function isRestricted(next: Next): boolean {
  return next === '/set' || next === '/why-no-access'
}

const purposeOf: Partial<Record<SignInProof, GrantPurpose>> = {
  'temporary-password': 'recover-password',
  'desk-code': 'recover-password',
  pin: 'after-deactivation',
}

async function newGrant(
  world: World,
  db: Db,
  { judged, by, next }: Pick<Opening, 'judged' | 'by' | 'next'>,
): Promise<string> {
  const { row, hindrances } = judged
  if (row.person_id === null) throw new Error('an account without a person sets no credentials here')
  const deactivated = hindrances.some(({ reason }) => reason === 'deactivated-by-desk')
  const enrols = next !== '/set' && by.proof === 'eid'
  const sets = purposeOf[by.proof] ?? (deactivated ? 'after-deactivation' : 'renew-password')
  return openGrant(world, db, {
    purpose: enrols ? 'first-factor' : sets,
    personId: row.person_id,
    account: accountOf(judged),
    proofs: proofsOf(world, by),
  })
}

function accountOf({ row }: JudgedAccountRow) {
  return { id: row.id, credentialEpoch: row.credential_epoch, enrolled: row.has_second_factor }
}

/** A PIN that its owner chose is marked: the desk's opening code must come with it (row O-13). */
function proofsOf(world: World, { proof, factor, openingCodeDue, provedAt }: Proving): KeptProof[] {
  const names: ProofName[] = [
    ...(proof === 'feide' ? (['password'] as const) : [proof]),
    ...(factor !== null && factor !== proof ? [factor] : []),
  ]
  const first = names[0]
  return given(world, ...names)
    .map((kept) => (provedAt && kept.proof === first ? { ...kept, at: provedAt.toString() } : kept))
    .map((kept) => (kept.proof === 'pin' && openingCodeDue ? { ...kept, chosen: true } : kept))
}

/** A sign-in that waits for something lives as long as a grant, counted from the proof that began it. */
function begunAt({ institution }: World, { endsAt }: SessionFacts): Temporal.Instant {
  return endsAt.subtract(institution.sessions.grantFor)
}
