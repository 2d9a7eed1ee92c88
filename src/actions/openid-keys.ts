/** The OpenID provider's keys: made when they are first needed or due, and read by everything that signs. */
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { purposes } from '../core/secrets/purposes.ts'
import { type DatedKey, keyWork, signingFirst } from '../core/openid/key-rotation.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { addOpenidKey, dropOpenidKeys, openidKeys } from '../store/openid-keys.ts'
import { randomSecret } from './random.ts'
import { together, type World } from './world.ts'

/** A private key of the provider; `signsFrom` in the future: published only. */
export type ProviderKey = DatedKey & { jwk: JWK }

/** All keys, for each algorithm the one that signs now first. Makes what is missing or due: any number of processes make one. */
export async function providerKeys(world: World): Promise<ProviderKey[]> {
  const now = world.now()
  const rows = await openidKeys(world.store)
  const { make, forget } = keyWork(rows, now)
  const all = make.length + forget.length === 0 ? rows : await renewKeys(world)
  return signingFirst(
    all.map(({ kid, alg, sealed, signsFrom }) => ({
      kid,
      alg,
      signsFrom,
      jwk: { ...readJwk(world.keys.unseal(purposes.openidKey, kid, sealed)), kid, alg, use: 'sig' },
    })),
    now,
  )
}

async function renewKeys(world: World) {
  // made before the transaction, for an RSA key takes a moment; what turns out not to be needed is thrown away
  const made = await Promise.all(
    keyWork(await openidKeys(world.store), world.now()).make.map(async ({ alg, signsFrom }) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 3_072 })
      const kid = randomSecret(world.dice).slice(0, 16)
      const sealed = world.keys.seal(purposes.openidKey, kid, JSON.stringify(await exportJWK(privateKey)))
      return { kid, alg, sealed, madeAt: world.now(), signsFrom }
    }),
  )
  return together(world, async (db) => {
    await oneAtATime(db, 'openid-keys')
    const { make, forget } = keyWork(await openidKeys(db), world.now())
    for (const key of made) if (make.some(({ alg }) => alg === key.alg)) await addOpenidKey(db, key)
    await dropOpenidKeys(db, forget)
    return openidKeys(db)
  })
}

function readJwk(bytes: Buffer): JWK {
  const read: unknown = JSON.parse(bytes.toString('utf8'))
  if (typeof read !== 'object' || read === null || !('kty' in read)) throw new Error('a sealed key is no key')
  return read as JWK
}
