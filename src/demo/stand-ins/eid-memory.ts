/** What the stand-in for ID-porten remembers: sessions, codes and pushed requests, while this program runs. */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; until: number }

/** A memory for each provider of its own; what has run out is forgotten. */
export function eidMemory(): AdapterFactory {
  const kept = new Map<string, Kept>()
  return (name) => memoryOf(kept, name)
}

function memoryOf(kept: Map<string, Kept>, name: string): Adapter {
  const living = (test: (key: string, payload: AdapterPayload) => boolean) => {
    const now = Date.now()
    for (const [key, { payload, until }] of kept) {
      if (until <= now) kept.delete(key)
      else if (key.startsWith(`${name}:`) && test(key, payload)) return Promise.resolve(payload)
    }
    return Promise.resolve(undefined)
  }
  return {
    upsert(id, payload, expiresIn) {
      kept.set(`${name}:${id}`, { payload, until: Date.now() + (expiresIn ?? 3_600) * 1_000 })
      return Promise.resolve()
    },
    find: async (id) => living((key) => key === `${name}:${id}`),
    findByUid: async (uid) => living((_key, payload) => payload.uid === uid),
    findByUserCode: async (userCode) => living((_key, payload) => payload.userCode === userCode),
    consume(id) {
      const found = kept.get(`${name}:${id}`)
      if (found) found.payload = { ...found.payload, consumed: Math.floor(Date.now() / 1_000) }
      return Promise.resolve()
    },
    destroy(id) {
      kept.delete(`${name}:${id}`)
      return Promise.resolve()
    },
    revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
      return Promise.resolve()
    },
  }
}
