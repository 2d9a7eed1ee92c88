/** Passwords are hashed as strongly as promised, never too many at once, and unknown names cost the same. */
import { describe, expect, test, vi } from 'vitest'
import { TooBusy } from '../../core/secrets/password-hashing.ts'
import { isPassword, preparePassword } from '../../core/secrets/password.ts'
import type { Password } from '../../core/secrets/password.ts'
import { calibrate } from './calibrate.ts'
import { openHasher } from './open-hasher.ts'
import { floor, parametersOf, wished } from './parameters.ts'

const right = password('riktig hest batteri stift')
const wrong = password('riktig hest batteri stift ')
const hasher = openHasher(floor)
const weak = { memoryKiB: 64, passes: 1, lanes: 1, weakForTests: true } as const

describe('a hash', () => {
  test('is argon2id of the chosen parameters with 16 bytes of salt and a tag of 32', async () => {
    const phc = await hasher.hash(right)
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await hasher.hash(right)).not.toBe(phc)
  })

  test('proves its own password only, to the last space', async () => {
    const phc = await hasher.hash(right)
    expect(await hasher.verify(phc, right)).toBe(true)
    expect(await hasher.verify(phc, wrong)).toBe(false)
  })

  test('of other parameters still proves its password, and is made anew only when it is weaker', async () => {
    const old = openHasher(weak)
    const phc = await old.hash(right)
    expect(await hasher.verify(phc, right)).toBe(true)
    expect(await hasher.verify(phc, wrong)).toBe(false)
    expect(hasher.needsRehash(phc)).toBe(true)
    expect(hasher.needsRehash(await hasher.hash(right))).toBe(false)
    expect(old.needsRehash(await hasher.hash(right))).toBe(false)
  })

  test.each([
    ['nothing', ''],
    ['another word', 'x'],
    ['another kind', '$2b$12$abcdefghijklmnopqrstuu'],
    ['argon2d', '$argon2d$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$dGFndGFndGFndGFndGFndGFn'],
    ['cut off', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0'],
    [
      'four gibibytes of work',
      '$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$dGFndGFndGFndGFndGFndGFn',
    ],
    ['not base64 at its end', '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAB$dGFndGFndGFndGFndGFndGF'],
    ['no memory', '$argon2id$v=19$m=0,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$dGFndGFndGFndGFndGFndGFn'],
  ])(
    'that is damaged (%s) is wrong, reported, and not quicker than a name that nobody has',
    async (_, phc) => {
      const onDamaged = vi.fn<() => void>()
      const told = openHasher({ ...floor, onDamaged })
      expect(await told.verify(phc, right)).toBe(false)
      expect(onDamaged).toHaveBeenCalledOnce()
      expect(told.needsRehash(phc)).toBe(true)
    },
  )

  test('may not be weaker than the floor', () => {
    expect(() => openHasher({ ...floor, memoryKiB: 19_455 })).toThrow(/19456 KiB/)
    expect(() => openHasher({ ...floor, passes: 1 })).toThrow(/2 passes/)
  })
})

describe('not too many at once (Y-02)', () => {
  test('of two hundred, two compute, the line takes its share in order, the rest is told at once', async () => {
    const busy = openHasher({ ...weak, atOnce: 2, mostWaiting: 50 })
    const order: number[] = []
    const all = Array.from({ length: 200 }, async (_, n) => {
      await busy.hash(right)
      order.push(n)
    })
    expect([busy.running, busy.waiting, busy.mostMemoryKiB]).toEqual([2, 50, 128])
    const outcomes = await Promise.allSettled(all)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(148)
    expect(refused.every(({ reason }) => reason instanceof TooBusy)).toBe(true)
    expect(order).toHaveLength(52)
    // two compute side by side: whoever is through has waited for everybody before them but one at most
    const passed = order.map((n, at) => order.slice(at).filter((later) => later < n).length)
    expect(Math.max(...passed)).toBeLessThanOrEqual(1)
    expect([busy.running, busy.waiting]).toEqual([0, 0])
  })

  test('a damaged hash gives its place back', async () => {
    const single = openHasher({ ...weak, atOnce: 1, mostWaiting: 1 })
    await single.verify('damaged', right)
    expect(await single.verify(await single.hash(right), right)).toBe(true)
    expect(single.running).toBe(0)
  })
})

describe('unknown names (E-02)', () => {
  test('cost what a wrong password costs, also when the stored hash is old or damaged', async () => {
    const current = openHasher({ ...floor, atOnce: 2 })
    const stored = await current.hash(right)
    const old = await openHasher(weak).hash(right)
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['known', () => current.verify(stored, wrong)],
      ['unknown', () => current.burn(wrong)],
      ['old', () => current.verify(old, wrong)],
      ['damaged', () => current.verify('damaged', wrong)],
    ]
    const quickest = new Map(ways.map(([name]) => [name, Infinity]))
    for (let round = 0; round < 15; round++) {
      for (const [name, way] of ways)
        quickest.set(name, Math.min(quickest.get(name) ?? Infinity, await timed(way)))
    }
    const known = quickest.get('known') ?? 0
    expect(known).toBeGreaterThan(1)
    for (const [name, time] of quickest) expect(time / known, name).toBeGreaterThan(0.8)
  })
})

describe('hashes of older systems', () => {
  // made by slappasswd and libxcrypt of `Blåbær & 42 gamle tog`
  const old = password('Blåbær & 42 gamle tog')
  const made = {
    SSHA: '{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E',
    SSHA256: '{SSHA256}kMKNxi+/zBYH8kBbUkiv0L+4o+6BFSBp/HH/BOyIOB0j6113ygQLCg==',
    SSHA512:
      '{SSHA512}EjvGq8DBCsPUMN+tDniy2VRHVAIFqLCnioRGqEKrZJEJ5qItIvgTT0kKOgGMPyPadShaA+v1tgXH2dU+NqhQKN0VmoP9ga0M',
    'bcrypt 2b': '$2b$05$abcdefghijklmnopqrstuud77txIX7OR3scRdMxIj6EzaKn94ipCO',
    'bcrypt 2y': '$2y$06$abcdefghijklmnopqrstuuK9yxavdxGpSd.xiDi7YGmdrns6ObKkG',
    argon2i:
      '$argon2i$v=19$m=4096,t=3,p=1$Oz9Bp+Gz4pCAhZWF6kY42g$8Wr8xdVG3Twr6Cco2lkAq4u4TsYsjYsjtbbM88/10Ws',
  }

  test.each(Object.entries(made))(
    '%s proves its own password only, and is to be made anew',
    async (_, hash) => {
      const onDamaged = vi.fn<() => void>()
      const told = openHasher({ ...weak, onDamaged })
      expect(await told.verify(hash, old)).toBe(true)
      expect(await told.verify(hash, right)).toBe(false)
      expect(told.needsRehash(hash)).toBe(true)
      expect(onDamaged).not.toHaveBeenCalled()
    },
  )

  test('while some are kept, everybody pays their cost: theirs, ours and a name that nobody has (E-02)', async () => {
    const slow = 'bcrypt 11'
    const theirs = made['bcrypt 2b'].replace('$05$', '$11$')
    const current = openHasher({ ...floor, atOnce: 1 })
    const ours = await current.hash(right)
    const alike = [slow, 'digest']
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['theirs', () => current.verify(theirs, wrong, alike)],
      ['ours', () => current.verify(ours, wrong, alike)],
      ['nobody', () => current.burn(wrong, alike)],
      ['a digest', () => current.verify(made.SSHA, wrong, alike)],
    ]
    const quickest = new Map(ways.map(([name]) => [name, Infinity]))
    for (let round = 0; round < 7; round++) {
      for (const [name, way] of ways)
        quickest.set(name, Math.min(quickest.get(name) ?? Infinity, await timed(way)))
    }
    const known = quickest.get('theirs') ?? 0
    expect(known).toBeGreaterThan(50)
    for (const [name, time] of quickest) {
      expect(time / known, name).toBeGreaterThan(0.7)
      expect(time / known, name).toBeLessThan(1.5)
    }
  })
})

test('a machine is measured, and the suggestion is never below the floor', async () => {
  const { suggested, measured } = await calibrate()
  expect(measured[0]).toMatchObject(wished)
  expect(suggested.memoryKiB * suggested.passes).toBeGreaterThanOrEqual(floor.memoryKiB * floor.passes)
  expect(measured.at(-1)).toMatchObject(suggested)
  expect(parametersOf(await openHasher(suggested).hash(right))).toEqual(suggested)
})

async function timed(way: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await way()
  return performance.now() - from
}

function password(typed: string): Password {
  const prepared = preparePassword(typed)
  if (!isPassword(prepared)) throw new Error('not a password')
  return prepared
}
