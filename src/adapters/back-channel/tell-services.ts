/** Tells a service that somebody is signed out: a signed logout token by POST (OpenID Connect Back-Channel Logout 1.0). */
import { importJWK, SignJWT } from 'jose'
import type { JobOutcome } from '../../core/jobs/job.ts'
import type { ServiceTeller, SignOutToTell } from '../../core/openid/telling.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** A token lives two minutes, by the machine's clock as the service has it; an answer may take as long as is said. */
export function backChannel({ within }: { within: { milliseconds: number } }): ServiceTeller {
  return {
    async tell(said, stop) {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(within.milliseconds)])
      const body = new URLSearchParams({ logout_token: await tokenOf(said) })
      try {
        const answer = await fetch(said.to, { method: 'POST', body, redirect: 'error', signal })
        await answer.body?.cancel()
        return outcomeOf(answer.status)
      } catch (error) {
        return again(signal.aborted ? 'no answer in time' : `not reached (${nameOf(error)})`)
      }
    },
  }
}

async function tokenOf({ issuer, client, subject, sid, id, key }: SignOutToTell): Promise<string> {
  return new SignJWT({ sid, events: { [event]: {} } })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'logout+jwt' })
    .setIssuer(issuer)
    .setAudience(client)
    .setSubject(subject)
    .setJti(id)
    .setIssuedAt()
    .setExpirationTime('2 minutes')
    .sign(await importJWK(key, key.alg))
}

/** 400: the service could not do it, and asking again would not change that (2.8). */
function outcomeOf(status: number): JobOutcome {
  if (status >= 200 && status < 300) return { outcome: 'done' }
  if (status === 400) return { outcome: 'give-up', because: 'the service refused it' }
  return again(`the service answered ${status}`)
}

function again(because: string): JobOutcome {
  return { outcome: 'again', because, after: null }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
