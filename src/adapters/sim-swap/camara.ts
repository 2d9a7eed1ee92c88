/** Asks the operators through CAMARA's SIM Swap interface, which the Norwegian ones offer: `POST …/check`, by OAuth 2 client credentials. */
import * as openid from 'openid-client'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { SimChanges } from '../../core/person/sim-changes.ts'

export type SimSwapSettings = {
  /** The interface with its version, `https://…/sim-swap/v2`. */
  url: string
  tokenUrl: string
  clientId: string
  clientSecret: string
  /** Both calls together take at most about twice this. */
  within: { seconds: number }
  /** Milliseconds since 1970, for the age of the access token. */
  now: () => number
  /** What went wrong, without any number in it. */
  onTrouble: (because: string) => void
  /** Only for a stand-in on this machine: lets the library speak plain http. */
  relax?: (configuration: openid.Configuration) => void
}

const scope = 'sim-swap:check'

/** What the interface takes: whole hours, at most a hundred days. */
const mostHours = 2_400

const answer = z.object({ swapped: z.boolean() })

/** Never throws: an operator that is down, refuses, or says something else leaves the number unknown. */
export function camaraSimSwap(settings: SimSwapSettings): SimChanges {
  const access = accessTokens(settings)
  return {
    async changedWithin(number, within) {
      try {
        const asking = { phoneNumber: number, maxAge: hoursOf(within) }
        const first = await ask(settings, await access.held(), asking)
        // the token was ended before its time: once more with a new one
        const response = first.status === 401 ? await ask(settings, await access.renewed(), asking) : first
        if (response.ok) return answer.parse(await response.json()).swapped ? 'changed' : 'unchanged'
        settings.onTrouble(`answered ${response.status}`)
        return 'unknown'
      } catch (error) {
        settings.onTrouble(nameOf(error))
        return 'unknown'
      }
    },
  }
}

type Access = { configuration: openid.Configuration; token: string }

async function ask(
  settings: SimSwapSettings,
  { configuration, token }: Access,
  asking: { phoneNumber: string; maxAge: number },
): Promise<Response> {
  const endpoint = new URL(`${settings.url.replace(/\/$/, '')}/check`)
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json' })
  const body = JSON.stringify(asking)
  return openid.fetchProtectedResource(configuration, token, endpoint, 'POST', body, headers)
}

/** One access token, kept until half a minute before it ends. */
function accessTokens(settings: SimSwapSettings): Record<'held' | 'renewed', () => Promise<Access>> {
  const { tokenUrl, clientId, clientSecret, within, now } = settings
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl }
  const configuration = new openid.Configuration(server, clientId, {}, openid.ClientSecretBasic(clientSecret))
  configuration.timeout = within.seconds
  settings.relax?.(configuration)
  let held: { token: string; until: number } | null = null
  const renewed = async () => {
    const granted = await openid.clientCredentialsGrant(configuration, { scope })
    held = { token: granted.access_token, until: now() + ((granted.expires_in ?? 60) - 30) * 1_000 }
    return { configuration, token: held.token }
  }
  return {
    renewed,
    held: async () =>
      held !== null && now() < held.until ? { configuration, token: held.token } : renewed(),
  }
}

/** A rest of days in whole hours. */
function hoursOf(within: Temporal.Duration): number {
  const hours = within.total({ unit: 'hours', relativeTo: '2026-01-01' })
  return Math.min(mostHours, Math.max(1, Math.ceil(hours)))
}

/** The short name of what went wrong: the library's code, the network's, or the error's kind; never a text with a number in it. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  if ('code' in error && typeof error.code === 'string') return error.code
  const { cause } = error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error.name
}
