/** What can come of electronic ID, and what somebody comes back with; the deeds of every purpose share it. */
import type { ActivationHindrance } from '../core/account/activation.ts'
import type { Identified } from '../core/secrets/electronic-id.ts'
import type { Browser, Opened, ProviderSession } from './open-session.ts'

/** Nothing but `proved` opened anything. What the others say of a person is told only now that they have shown who they are. */
export type ProvedByEid =
  | { is: 'proved'; opened: Opened; next: string }
  /** This browser was not sent, or too long ago, or has come back already. */
  | { is: 'begin-again' }
  /** Identified, but nobody in our registers. */
  | { is: 'unknown-person' }
  /** In our registers, but without an account yet. */
  | { is: 'no-account' }
  | { is: 'already-activated' }
  /** The account cannot be activated now: precisely why, and whether a mail comes when it can. */
  | { is: 'not-open-yet'; hindrances: readonly ActivationHindrance[]; reminded: boolean }
  | { is: Exclude<Identified['is'], 'identified'> }

/** Somebody who came back identified, with the provider's session and the browser they sit at. */
export type Back = {
  person: Extract<Identified, { is: 'identified' }>
  provider: ProviderSession
  browser: Browser
}
