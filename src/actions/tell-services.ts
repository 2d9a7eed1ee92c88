/** A service is told that somebody is signed out, again until it has heard (case D-10). */
import { z } from 'zod'
import type { JobOutcome } from '../core/jobs/job.ts'
import type { ServiceTeller } from '../core/openid/telling.ts'
import type { TakenJob } from '../store/jobs.ts'
import { providerKeys } from './openid-keys.ts'
import type { World } from './world.ts'

const payload = z.strictObject({ client: z.string(), subject: z.string(), sid: z.string() })

/** Signed at every try anew, for the token lives two minutes; its id is the job's. */
export async function tellServiceOfEnd(
  world: World,
  teller: ServiceTeller,
  job: Pick<TakenJob, 'id' | 'payload'>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const { client: key, subject, sid } = payload.parse(job.payload)
  const { openid, identifiers } = world.institution
  const client = openid.clients.find((each) => each.key === key)
  if (!client || client.backChannelSignOut === null) return { outcome: 'give-up', because: 'no such service' }
  const signing = (await providerKeys(world)).find(({ alg }) => alg === client.signedWith)
  if (!signing) return { outcome: 'again', because: 'no key to sign with', after: null }
  const { kid, alg, jwk } = signing
  return teller.tell(
    {
      to: client.backChannelSignOut,
      issuer: identifiers.openid,
      client: key,
      subject,
      sid,
      id: job.id,
      key: { ...jwk, kid, alg },
    },
    signal,
  )
}
