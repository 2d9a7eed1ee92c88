/** Telling a service that somebody is signed out, over the back channel. */
import type { JobOutcome } from '../jobs/job.ts'

/** What is told, to whom; signed with `key`, a private JWK of ours. */
export type SignOutToTell = {
  to: string
  issuer: string
  client: string
  subject: string
  sid: string
  /** The same for every try. */
  id: string
  key: Readonly<Record<string, unknown>> & { kid: string; alg: string }
}

/** Whoever carries it there. */
export type ServiceTeller = { tell(said: SignOutToTell, signal: AbortSignal): Promise<JobOutcome> }
