/** What the OpenID provider asks the house; its own words end in its adapter. */
import type { Client } from './client.ts'
import type { ServiceVisit } from './visit.ts'

/** What the provider keeps: `fields` are the words of it that the house reads. */
export type ProviderPayload = Readonly<Record<string, unknown>> & {
  accountId?: string | undefined
  clientId?: string | undefined
  grantId?: string | undefined
  sessionUid?: string | undefined
  sid?: string | undefined
  uid?: string | undefined
}

/** Somebody came from a service, and something is to be done before they go back. */
export type BegunVisit = Omit<ServiceVisit, 'ageSeconds'> & {
  id: string
  client: string
  /** The path that leads on once nothing is missing. */
  path: string
  /** Seconds by the provider's clock, which is the machine's. */
  beganAt: number
  /** Somebody signed in for this request already, and was not the one the service expects. */
  refused: boolean
}

/** What became of a visit. */
export type VisitOutcome =
  | { is: 'signed-in'; subject: string; acr: string; amr: string[]; at: number; session: string }
  | { is: 'somebody-else' }

/** Why a grant ends: the service gave it back, or something of it was used a second time. */
export type GrantEnd = 'revoked' | 'used-twice'

/** Where the provider keeps and finds things. */
export type ProviderMemory = {
  keep(kind: string, id: string, kept: { payload: ProviderPayload; seconds: number }): Promise<void>
  /** False: it was there already. */
  keepOnce(kind: string, id: string, kept: { payload: ProviderPayload; seconds: number }): Promise<boolean>
  find(kind: string, id: string): Promise<{ payload: ProviderPayload; consumed: boolean } | null>
  findByUid(kind: string, uid: string): Promise<{ payload: ProviderPayload; consumed: boolean } | null>
  /** Of any number at the same moment exactly one is the first. */
  consume(kind: string, id: string): Promise<'first' | 'again'>
  drop(kind: string, id: string, because: GrantEnd): Promise<void>
  endGrant(grantId: string, because: GrantEnd): Promise<void>
  /** Whether a session of the provider is still somebody's. */
  isSignedIn(session: ProviderPayload): Promise<boolean>
}

/** What the provider asks beside that. */
export type ProviderHouse = {
  memory: ProviderMemory
  clients: readonly Client[]
  person(subject: string, client: Client): Promise<{ claims: () => Promise<Record<string, unknown>> } | null>
  /** Remembers a visit in the browser of this secret. */
  begin(visit: BegunVisit, visitor: string): Promise<void>
  outcome(visit: string): Promise<VisitOutcome | null>
  /** The provider's session hangs on ours from now on. */
  hang(uid: string, on: { sessionId: string; subject: string }): Promise<void>
  /** The service has signed somebody out already, and says so. */
  signedOutAt(client: string, sid: string): Promise<void>
  /** Somebody was sent here to sign out; gives back the path of the page that asks. */
  beginSignOut(wish: { client: string; to: string | null }, visitor: string): Promise<string>
  /** A random secret for a browser that has none. */
  secret(): string
}
