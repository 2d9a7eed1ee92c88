/** What somebody meets after a right proof, the weightiest first: kept out, second factor, own password, rules, and then the account. */
import type { ProofName } from '../institution/words.ts'
import { type Hindrance, mendedAtSignIn, stopping } from './hindrance.ts'

/** The step that is due; each is a page of its own. */
export type Next =
  | '/my-account'
  | '/my-account/rules'
  | '/my-account/two-factor'
  | '/sign-in/second-factor'
  | '/sign-in/opening-code'
  | '/set'
  | '/why-no-access'

/** How somebody shows who they are at a sign-in. */
export type SignInProof =
  | Extract<
      ProofName,
      'password' | 'passkey' | 'eid' | 'temporary-password' | 'desk-code' | 'pin' | 'project-link'
    >
  | 'feide'

/** What was shown as a second factor; electronic ID is one in itself. */
export type ShownFactor = 'authenticator-app' | 'passkey' | 'recovery-code' | 'eid'

/** What the order looks at beside the hindrances. */
export type SigningIn = {
  proof: SignInProof
  factor: ShownFactor | null
  /** A second factor is enrolled. */
  enrolled: boolean
  closed: boolean
  /** The desk's opening code is still to be said (row O-13, a PIN chosen by its owner). */
  openingCodeDue: boolean
}

/** The next step. A link from a project opens no account by itself: a password, or a factor, comes with it. Pure: the same at the password's page, after electronic ID, and after each step in between. */
export function nextAtSignIn(hindrances: readonly Hindrance[], it: SigningIn): Next {
  const portal = stopping(hindrances, 'portal')
  if (it.closed || portal.some((hindrance) => !isMendedHere(hindrance, it.proof))) return '/why-no-access'
  if (it.openingCodeDue) return '/sign-in/opening-code'
  if (it.enrolled && it.factor === null) return '/sign-in/second-factor'
  const reasons = portal.map(({ reason }) => reason)
  if (mustSet(it.proof) || reasons.some((reason) => renewed.includes(reason))) return '/set'
  if (reasons.includes('second-factor-missing') || (it.proof === 'project-link' && it.factor === null))
    return '/my-account/two-factor'
  return reasons.includes('rules-not-accepted') ? '/my-account/rules' : '/my-account'
}

const renewed: readonly Hindrance['reason'][] = [
  'password-expired',
  'must-change-password',
  'deactivated-by-desk',
  'security-incident',
]

/** These prove who it is, and then open nothing but "choose your own password" (rows O-5, O-13). */
function mustSet(proof: SignInProof): boolean {
  return proof === 'temporary-password' || proof === 'desk-code' || proof === 'pin'
}

/** A deactivated account opens to those proofs that its lock leaves open, and to an own password then (row O-13). */
function isMendedHere(hindrance: Hindrance, proof: SignInProof): boolean {
  // a password from before a long absence shows nothing but that somebody once had it (row N-7); Feide asks for the same one
  if (hindrance.reason === 'must-change-password' && hindrance.next === 'recover')
    return proof !== 'password' && proof !== 'feide'
  if (mendedAtSignIn.includes(hindrance.reason)) return true
  const opensByProof =
    hindrance.reason === 'deactivated-by-desk' ||
    (hindrance.reason === 'security-incident' && hindrance.liftedBy === 'self')
  return opensByProof && (proof === 'pin' || proof === 'eid') && hindrance.leavesOpen.includes(proof)
}
