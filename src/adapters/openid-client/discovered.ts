/** What a provider of electronic ID says of itself: its addresses and how it signs. Kept for a day at most. */
import { customFetch, discovery, type ServerMetadata } from 'openid-client'
import { Temporal } from 'temporal-polyfill'
import { isAtProvider } from '../../core/secrets/at-provider.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { plainHttp } from './plain-http.ts'

/** The provider is not the one that the settings name, or lacks what we need. */
export class NotTheProvider extends Error {
  override readonly name = 'NotTheProvider'
}

export type Discovered = {
  /** Throws `NotTheProvider`, `ProviderSilent`, or what openid-client objects to. */
  get(): Promise<ServerMetadata>
  /** Asks anew next time: something there may have moved. */
  forget(): void
}

export type Wanted = {
  issuer: string
  /** The endpoints without which nothing works. */
  needed: readonly (keyof ServerMetadata & string)[]
  /** Plain http: the demo and the tests only. */
  insecure: boolean
  protocolNow: () => Temporal.Instant
}

/** ID-porten asks that its metadata is kept no longer than 24 hours (field 3.1). */
const keptFor = Temporal.Duration.from({ hours: 24 })

/** Discovers when first asked, again after 24 hours, and again after every failure. */
export function discovered(wanted: Wanted): Discovered {
  let known: { metadata: Promise<ServerMetadata>; at: Temporal.Instant } | null = null
  return {
    get() {
      const now = wanted.protocolNow()
      if (known && Temporal.Instant.compare(known.at.add(keptFor), now) > 0) return known.metadata
      const asking = { metadata: discover(wanted), at: now }
      known = asking
      asking.metadata.catch(() => {
        if (known === asking) known = null
      })
      return asking.metadata
    },
    forget() {
      known = null
    },
  }
}

async function discover({ issuer, needed, insecure }: Wanted): Promise<ServerMetadata> {
  const configuration = await discovery(new URL(issuer), 'adgang', undefined, undefined, {
    [customFetch]: boundedFetch,
    execute: insecure ? [plainHttp] : [],
  })
  const metadata = configuration.serverMetadata()
  // a slash at the end makes another issuer (OpenID Connect Discovery 4.3)
  if (metadata.issuer !== issuer) throw new NotTheProvider('discovery names another issuer')
  for (const name of needed) {
    if (typeof metadata[name] !== 'string') throw new NotTheProvider(`discovery lacks ${name}`)
  }
  for (const [name, value] of Object.entries(metadata)) {
    if (!name.endsWith('_endpoint') && name !== 'jwks_uri') continue
    if (typeof value !== 'string' || !isAtProvider(issuer, value))
      throw new NotTheProvider(`discovery leads elsewhere with ${name}`)
  }
  return metadata
}
