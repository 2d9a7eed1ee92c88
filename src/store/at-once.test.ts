/** What may happen once happens once, however many try at the same moment (cases L-07, P-04, P-09, B-13). */
import { randomBytes, randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testStore } from '../cast/test-database.ts'
import { givePinTryBack, replacePin, takePinTry, usePin } from './access-pins.ts'
import { addPersonalAccount, formerPasswords, replacePassword } from './accounts.ts'
import { addGrant, endGrant, livingGrant, useRight } from './grants.ts'
import { namesOf, takeName } from './names.ts'
import { provenFor } from '../core/secrets/proven.ts'

const { store } = await testStore(20)
const now = Temporal.Instant.from('2026-08-20T08:00:00Z')
const later = now.add('PT15M')

async function many<T>(count: number, work: (nth: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, async (_, nth) => work(nth)))
}

async function putGrant(rights: readonly string[] = ['password'], personId?: string) {
  const id = randomUUID()
  await addGrant(store, {
    id,
    journey: 'activate-account',
    personId: personId ?? (await putPerson(store)),
    accountId: null,
    proofs: [{ proof: 'pin' }],
    credentialEpoch: null,
    madeAt: now,
    expiresAt: later,
    rights,
  })
  return id
}

async function putPin(personId: string, nth = 0) {
  const pin = { id: randomUUID(), personId, mac: Buffer.from([nth]), keyId: 'k', madeBy: 'fs', madeAt: now }
  await replacePin(store, pin)
  return pin.id
}

async function tryPin(personId: string | null) {
  const failure = { id: randomUUID(), at: now, numberMac: randomBytes(32), fromMac: randomBytes(32) }
  return { failure, tried: await takePinTry(store, { personId, most: 5 }, failure) }
}

describe('a right of a grant', () => {
  test('is used by exactly one of 64', async () => {
    const grant = await putGrant()
    const used = await many(64, async () => useRight(store, grant, 'password', now))
    expect(used.filter(Boolean)).toHaveLength(1)
  })

  test('each right by itself, and only those the grant holds', async () => {
    const grant = await putGrant(['password', 'second factor'])
    expect(await useRight(store, grant, 'pin', now)).toBe(false)
    expect(await useRight(store, grant, 'password', now)).toBe(true)
    expect(await useRight(store, grant, 'second factor', now)).toBe(true)
  })

  test('not in the moment the grant runs out, nor after it ended', async () => {
    const grant = await putGrant()
    expect(await useRight(store, grant, 'password', later)).toBe(false)
    expect(await livingGrant(store, grant, later)).toBeUndefined()
    await endGrant(store, grant, now)
    expect(await useRight(store, grant, 'password', now)).toBe(false)
  })

  test('a new grant of the same person and journey ends the one before', async () => {
    const personId = await putPerson(store)
    const [first, second] = [await putGrant(['password'], personId), await putGrant(['password'], personId)]
    expect(await useRight(store, first, 'password', now)).toBe(false)
    expect(await useRight(store, second, 'password', now)).toBe(true)
  })
})

describe('an access PIN', () => {
  test('is compared five times in its life, however many ask at once', async () => {
    const personId = await putPerson(store)
    await putPin(personId)
    const tries = await many(100, async () => tryPin(personId))
    expect(tries.filter(({ tried }) => tried !== null)).toHaveLength(5)
  })

  test('every try is a failure for the breaker until it proves right, also for nobody', async () => {
    await store.deleteFrom('pin_failure').execute()
    const personId = await putPerson(store)
    await putPin(personId)
    const mine = await tryPin(personId)
    expect((await tryPin(null)).tried).toBeNull()
    await givePinTryBack(store, mine.tried?.id ?? null, mine.failure.id)
    const left = await store.selectFrom('pin_failure').select('id').execute()
    expect(left).toHaveLength(1)
    expect((await tryPin(personId)).tried?.tries).toBe(1)
  })

  test('is used up by exactly one of 64', async () => {
    const pin = await putPin(await putPerson(store))
    const used = await many(64, async () => usePin(store, pin, now))
    expect(used.filter(Boolean)).toHaveLength(1)
  })

  test('replaced twenty times at once one is left, and nobody is told of a failure', async () => {
    const personId = await putPerson(store)
    await many(20, async (nth) => store.transaction().execute(async (db) => replaceIn(db, personId, nth)))
    const left = await store
      .selectFrom('access_pin')
      .select('id')
      .where('person_id', '=', personId)
      .where('replaced_at', 'is', null)
      .execute()
    expect(left).toHaveLength(1)
  })
})

async function replaceIn(db: Parameters<typeof replacePin>[0], personId: string, nth: number) {
  await replacePin(db, {
    id: randomUUID(),
    personId,
    mac: Buffer.from([nth]),
    keyId: 'k',
    madeBy: 'self',
    madeAt: now,
  })
}

describe('a name', () => {
  test('is taken by exactly one of fifty namesakes, whatever kind it is', async () => {
    const people = await many(50, async () => putPerson(store))
    const taken = await many(50, async (nth) =>
      takeName(store, {
        name: 'ola.hansen',
        personId: people[nth]!,
        kind: nth % 2 === 0 ? 'mail' : 'username',
        since: now,
      }),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
    const holder = await store
      .selectFrom('taken_name')
      .select('person_id')
      .where('name', '=', 'ola.hansen')
      .executeTakeFirst()
    expect(holder?.person_id).toBe(people[taken.indexOf(true)])
  })

  test('the names of a person come oldest first, those of one moment always in one order', async () => {
    const personId = await putPerson(store)
    const take = async (name: string, since: Temporal.Instant) =>
      takeName(store, { name, personId, kind: 'username', since })
    for (const name of ['zeta', 'beta', 'alfa']) await take(name, later)
    await take('oldest', now)
    expect(await namesOf(store, personId, 'username')).toEqual(['oldest', 'alfa', 'beta', 'zeta'])
    expect(await namesOf(store, personId, 'mail')).toEqual([])
  })
})

test('a person gets one personal account of fifty attempts', async () => {
  const personId = await putPerson(store)
  for (let nth = 0; nth < 50; nth++)
    await takeName(store, { name: `once${nth}`, personId, kind: 'username', since: now })
  const added = await many(50, async (nth) =>
    addPersonalAccount(
      store,
      {
        id: randomUUID(),
        personId,
        username: `once${nth}`,
        mail: `once${nth}@prove.example`,
        openedAt: now,
        passwordSealed: Buffer.from('sealed'),
        language: 'nb',
      },
      provenFor<'password'>(null),
    ),
  )
  expect(added.filter(Boolean)).toHaveLength(1)
})

describe('of many new passwords at once', () => {
  test('one wins wholly: its epoch, and the one before is remembered once', async () => {
    const accountId = await putAccount(store, { personId: await putPerson(store), username: 'racer100' })
    const epochs = await many(30, async (nth) =>
      store.transaction().execute(async (db) =>
        replacePassword(
          db,
          {
            accountId,
            fromEpoch: 1,
            passwordSealed: Buffer.from(`new ${nth}`),
            setAt: now,
            formerId: randomUUID(),
          },
          provenFor<'password'>(accountId),
        ),
      ),
    )
    const winner = epochs.findIndex((epoch) => epoch !== null)
    expect(epochs.filter((epoch) => epoch !== null)).toEqual([2])
    const account = await store
      .selectFrom('account')
      .select(['password_sealed', 'credential_epoch', 'password_set_at'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    expect(account.password_sealed?.toString()).toBe(`new ${winner}`)
    expect(account).toMatchObject({ credential_epoch: 2, password_set_at: now })
    const former = await formerPasswords(store, accountId, 10)
    expect(former.map(String)).toEqual(['sealed at first'])
  })

  test('the former ones come newest first, no more than asked for', async () => {
    const accountId = await putAccount(store, { personId: await putPerson(store), username: 'former100' })
    for (let epoch = 1; epoch <= 4; epoch++) {
      await replacePassword(
        store,
        {
          accountId,
          fromEpoch: epoch,
          passwordSealed: Buffer.from(`password ${epoch}`),
          setAt: now.add({ minutes: epoch }),
          formerId: randomUUID(),
        },
        provenFor<'password'>(accountId),
      )
    }
    expect((await formerPasswords(store, accountId, 2)).map(String)).toEqual(['password 3', 'password 2'])
    expect(await formerPasswords(store, accountId, 0)).toEqual([])
  })
})
