/** Somebody is sent to identify: what must come back unchanged goes into this browser's cookie, sealed, and nothing is written. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import {
  eidPurposes,
  type EidPurpose,
  isOfferedFor,
  mustIdentifyAgain,
  providerFor,
} from '../core/secrets/eid-purpose.ts'
import type { IdentityErrand, IdentityProvider } from '../core/secrets/electronic-id.ts'
import { DoesNotOpen } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { World } from './world.ts'

/** The path to which every provider sends people back; registered with each of them. */
export const eidReturnPath = '/electronic-id/return'

/** So long may somebody take to find their code device. */
const errandFor = Temporal.Duration.from({ minutes: 15 })

export type SentAway =
  { is: 'sent'; to: string; sealed: string } | { is: 'unavailable' } | { is: 'not-offered' }

/** What came back in the cookie: why they went, and from which session. */
export type OpenErrand = { purpose: EidPurpose; sessionId: string | null; errand: IdentityErrand }

const kept = z.strictObject({
  purpose: z.enum(eidPurposes),
  sessionId: z.string().nullable(),
  until: z.string(),
  errand: z.strictObject({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    again: z.boolean(),
    level: z.enum(['substantial', 'high']),
    returnTo: z.string(),
    begun: z.string(),
  }),
})

/** Begins an errand for this browser. Reads and writes nothing of ours (a link to it may be opened by anybody, case L-05). */
export async function sendToIdentify(
  world: World,
  wish: { purpose: EidPurpose; sessionId: string | null; language: Language },
): Promise<SentAway> {
  const { purpose, sessionId, language } = wish
  const provider = providerOf(world, purpose)
  if (!provider || !isOfferedFor(purpose, world.institution)) return { is: 'not-offered' }
  const sent = await provider.send({
    level: world.institution.eid.level,
    again: mustIdentifyAgain(purpose),
    language,
    returnTo: `${world.origin}${eidReturnPath}`,
  })
  if (sent.is === 'unavailable') return sent
  const until = world.now().add(errandFor).toString()
  const errand: z.input<typeof kept> = { purpose, sessionId, until, errand: sent.errand }
  const sealed = world.keys.seal(purposes.eidErrand, 'cookie', JSON.stringify(errand))
  return { is: 'sent', to: sent.to, sealed: sealed.toString('base64url') }
}

/** The errand of this browser's cookie; null when it is none of ours, of another institution, or ran out. */
export function openErrand(world: World, sealed: string | null): OpenErrand | null {
  if (sealed === null) return null
  try {
    const opened = world.keys.unseal(purposes.eidErrand, 'cookie', Buffer.from(sealed, 'base64url'))
    const { until, ...errand } = kept.parse(JSON.parse(opened.toString('utf8')))
    return Temporal.Instant.compare(world.now(), Temporal.Instant.from(until)) < 0 ? errand : null
  } catch (error) {
    if (error instanceof DoesNotOpen) return null
    throw error
  }
}

/** Null where the institution has no such provider. */
export function providerOf(world: World, purpose: EidPurpose): IdentityProvider | null {
  return providerFor(purpose) === 'feide' ? world.feide : world.eid
}
