/** Electronic ID as the house sees it: somebody is sent away to identify, comes back once, and is or is not identified. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../language.ts'

/** How sure the provider must be: `high` asks for BankID and its like, `substantial` takes MinID too (field 3.1). */
export type Assurance = 'substantial' | 'high'

/** What is asked of the provider. `again`: the person identifies anew even if the provider still knows them (`prompt=login`). */
export type IdentityWish = { level: Assurance; again: boolean; language: Language; returnTo: string }

/** What this browser must bring back unchanged; it is sealed into a cookie, since nothing is written before the return. */
export type IdentityErrand = {
  state: string
  nonce: string
  verifier: string
  again: boolean
  level: Assurance
  returnTo: string
  begun: string
}

export type Sent = { is: 'sent'; to: string; errand: IdentityErrand } | { is: 'unavailable' }

/** What came of it. Nothing but `identified` proves anything. */
export type Identified =
  | {
      is: 'identified'
      /** The identity number (`pid`) of ID-porten, or the name (`user@realm`) of Feide. */
      subject: string
      /** When the person last really identified: `auth_time`. */
      at: Temporal.Instant
      /** The provider's session, for signing out together. */
      session: string | null
      idToken: string
    }
  /** Identified, but without an identity number: a foreign eID that the national register does not know (field 3.1). */
  | { is: 'no-number' }
  | { is: 'cancelled' }
  /** Signed, but weaker or older than was asked for. */
  | { is: 'too-weak' }
  /** Not what it must be; `because` is for the operator. */
  | { is: 'refused'; because: string }
  | { is: 'unavailable' }

/** One provider of electronic ID for one institution (OpenID Connect, RFC 9700). */
export type IdentityProvider = {
  readonly name: 'id-porten' | 'feide'
  /** The issuer, as its tokens name it. */
  readonly issuer: string
  send(wish: IdentityWish): Promise<Sent>
  /** `returned`: the whole address with which the browser came back. */
  receive(errand: IdentityErrand, returned: URL): Promise<Identified>
  /** Where to sign out at the provider; null when it has no such place or does not answer. */
  signOutAt(idToken: string, returnTo: string): Promise<string | null>
}
