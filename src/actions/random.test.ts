/** Secrets and ids are whole, in one form, and never the same twice. */
import { expect, test } from 'vitest'
import { dice } from '../adapters/crypto/dice.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { randomId, randomSecret } from './random.ts'

test('ten thousand secrets of 256 bits, none twice, every letter about as often', () => {
  const secrets = Array.from({ length: 10_000 }, () => randomSecret(dice))
  expect(new Set(secrets).size).toBe(10_000)
  expect(secrets.every((secret) => /^[A-Za-z0-9_-]{43}$/.test(secret))).toBe(true)
  expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true)
  const counts = new Map<number, number>()
  for (const byte of Buffer.concat(secrets.map((secret) => Buffer.from(secret, 'base64url'))))
    counts.set(byte, (counts.get(byte) ?? 0) + 1)
  // 320,000 bytes over 256 values: 1,250 each; six standard deviations are 212
  expect(counts.size).toBe(256)
  expect([...counts.values()].every((count) => Math.abs(count - 1_250) < 212)).toBe(true)
})

test('ids are random UUIDs (RFC 9562, version 4)', () => {
  const ids = Array.from({ length: 1_000 }, () => randomId(dice))
  expect(new Set(ids).size).toBe(1_000)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('chance is handed in', () => {
  expect(randomSecret(seededDice('a'))).toBe(randomSecret(seededDice('a')))
  expect(randomId(seededDice('a'))).not.toBe(randomId(seededDice('b')))
})
