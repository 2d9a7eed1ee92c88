/** The keys with which a provider of electronic ID signs. One that is not known yet is asked for once, since providers change keys. */
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTHeaderParameters } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { boundedFetch } from './bounded-fetch.ts'

export type ProviderKeys = { find: (jwksUri: string, header: JWTHeaderParameters) => Promise<CryptoKey> }

/** A key that the provider took back is not believed for long. */
const keptFor = Temporal.Duration.from({ hours: 1 })

/** Never a key that came along in the token itself (case R-13). Throws `ProviderSilent` or an error of jose. */
export function providerKeys(protocolNow: () => Temporal.Instant): ProviderKeys {
  let known: { uri: string; at: Temporal.Instant; set: JSONWebKeySet } | null = null
  const fetched = async (uri: string) => {
    known = { uri, at: protocolNow(), set: await fetchKeys(uri) }
    return known.set
  }
  return {
    async find(uri, header) {
      const fresh =
        known?.uri === uri && Temporal.Instant.compare(known.at.add(keptFor), protocolNow()) > 0
          ? known.set
          : null
      if (fresh === null) return createLocalJWKSet(await fetched(uri))(header)
      try {
        return await createLocalJWKSet(fresh)(header)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        return createLocalJWKSet(await fetched(uri))(header)
      }
    },
  }
}

async function fetchKeys(uri: string): Promise<JSONWebKeySet> {
  const response = await boundedFetch(uri, { method: 'GET', headers: { accept: 'application/json' } })
  if (response.status !== 200) throw new errors.JWKSInvalid(`the keys are not there (${response.status})`)
  try {
    const read: unknown = await response.json()
    // createLocalJWKSet looks at every part of it and throws for what is no set of keys
    return read as JSONWebKeySet
  } catch (error) {
    throw new errors.JWKSInvalid('the keys are no JSON', { cause: error })
  }
}
