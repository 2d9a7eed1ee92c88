/** Sealed things open only in the place they were made for; values are recognised without being held. */
import { describe, expect, test } from 'vitest'
import { DoesNotOpen } from '../../core/secrets/keyring.ts'
import type { KeyFile } from '../../core/secrets/keyring.ts'
import { forPortal, newKeyFile, withNewKeys } from './new-keys.ts'
import { openKeyring } from './open-keyring.ts'
import { openWorkerKeys } from './worker-seal.ts'

const file = newKeyFile({ demo: true, made: '2026-01-01T00:00:00Z' })
const oslomet = openKeyring(file, 'oslomet')
const ntnu = openKeyring(file, 'ntnu')

describe('sealing (Y-03)', () => {
  const sealed = oslomet.seal('identity-number', 'person-1', '17850618370')

  test('gives back what was sealed, text or bytes, also nothing at all', () => {
    expect(oslomet.unseal('identity-number', 'person-1', sealed).toString()).toBe('17850618370')
    expect(oslomet.unseal('seed', 'a', oslomet.seal('seed', 'a', Buffer.of(0, 255)))).toEqual(
      Buffer.of(0, 255),
    )
    expect(oslomet.unseal('seed', 'a', oslomet.seal('seed', 'a', ''))).toHaveLength(0)
  })

  test('shows nothing of it, and never the same bytes twice', () => {
    expect(sealed.includes('17850618370')).toBe(false)
    expect(oslomet.seal('identity-number', 'person-1', '17850618370')).not.toEqual(sealed)
  })

  test.each([
    ['another row', () => oslomet.unseal('identity-number', 'person-2', sealed)],
    ['another column', () => oslomet.unseal('student-number', 'person-1', sealed)],
    ['another university', () => ntnu.unseal('identity-number', 'person-1', sealed)],
    [
      'another installation',
      () => openKeyring(anotherFile(), 'oslomet').unseal('identity-number', 'person-1', sealed),
    ],
    ['the password wrapping', () => oslomet.unwrap('person-1', sealed)],
    ['half of it', () => oslomet.unseal('identity-number', 'person-1', sealed.subarray(0, 12))],
    ['nothing', () => oslomet.unseal('identity-number', 'person-1', Buffer.alloc(0))],
  ])('does not open in %s', (_, open) => {
    expect(open).toThrow(DoesNotOpen)
  })

  test('does not open when any one bit was changed', () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(sealed.readUInt8(at) ^ 1, at)
      expect(() => oslomet.unseal('identity-number', 'person-1', changed), `byte ${at}`).toThrow(DoesNotOpen)
    }
  })

  test('the refusal says nothing of the content', () => {
    const refusal = refusalOf(() => oslomet.unseal('identity-number', 'person-2', sealed))
    expect(refusal.message).toBe('made for another place, by another key, or changed since')
  })
})

describe('the blind index (Y-04)', () => {
  test('is the same for the same value and differs by value, purpose and university', () => {
    const index = oslomet.index('identity-number', '17850618370')
    expect(index).toHaveLength(32)
    expect(oslomet.index('identity-number', '17850618370')).toEqual(index)
    const others = [
      oslomet.index('identity-number', '17850618371'),
      oslomet.index('student-number', '17850618370'),
      ntnu.index('identity-number', '17850618370'),
      oslomet.mac('identity-number', '17850618370'),
      openKeyring(anotherFile(), 'oslomet').index('identity-number', '17850618370'),
    ]
    expect(others.filter((other) => other.equals(index))).toEqual([])
  })

  test('a digest of a line is 16 bytes, and another at another university', () => {
    expect(oslomet.digest('{"id":"1"}')).toHaveLength(16)
    expect(oslomet.digest(Buffer.from('{"id":"1"}'))).toEqual(oslomet.digest('{"id":"1"}'))
    expect(ntnu.digest('{"id":"1"}')).not.toEqual(oslomet.digest('{"id":"1"}'))
  })
})

describe('codes of secrets', () => {
  test('match their own parts only', () => {
    const mac = oslomet.mac('pin', 'person-1', '4711')
    expect(oslomet.macMatches({ mac, keyId: oslomet.keyId }, 'pin', 'person-1', '4711')).toBe(true)
    expect(oslomet.macMatches({ mac }, 'pin', 'person-1', '4711')).toBe(true)
    expect(oslomet.macMatches({ mac }, 'pin', 'person-1', '4712')).toBe(false)
    expect(oslomet.macMatches({ mac }, 'pin', 'person-14', '711')).toBe(false)
    expect(oslomet.macMatches({ mac }, 'csrf', 'person-1', '4711')).toBe(false)
    expect(ntnu.macMatches({ mac }, 'pin', 'person-1', '4711')).toBe(false)
    expect(oslomet.macMatches({ mac: mac.subarray(0, 31) }, 'pin', 'person-1', '4711')).toBe(false)
    expect(oslomet.macMatches({ mac, keyId: 'ffffffff' }, 'pin', 'person-1', '4711')).toBe(false)
  })

  test('a wrapped password hash opens for its own account only', () => {
    const wrapped = oslomet.wrap('account-1', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA')
    expect(oslomet.unwrap('account-1', wrapped)).toBe('$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA')
    expect(wrapped.includes('argon2')).toBe(false)
    expect(() => oslomet.unwrap('account-2', wrapped)).toThrow(DoesNotOpen)
  })
})

describe('new keys (Y-10)', () => {
  const renewed = withNewKeys(file, '2027-01-01T00:00:00Z')
  const after = openKeyring(renewed, 'oslomet')

  test('what was made before still opens and matches', () => {
    const sealed = oslomet.seal('seed', 'a', 'text')
    const mac = oslomet.mac('pin', 'p', '4711')
    expect(after.unseal('seed', 'a', sealed).toString()).toBe('text')
    expect(after.macMatches({ mac, keyId: oslomet.keyId }, 'pin', 'p', '4711')).toBe(true)
    expect(after.unwrap('a', oslomet.wrap('a', 'phc'))).toBe('phc')
    expect(after.indexes('n', '1')).toEqual([after.index('n', '1'), oslomet.index('n', '1')])
    expect([after.isOld(sealed), oslomet.isOld(sealed)]).toEqual([true, false])
  })

  test('new things are made with the new key, which the old file does not hold', () => {
    expect(after.keyId).not.toBe(oslomet.keyId)
    expect(() => oslomet.unseal('seed', 'a', after.seal('seed', 'a', 'text'))).toThrow(DoesNotOpen)
  })
})

describe('sealing to the worker', () => {
  const portal = openKeyring(forPortal(file), 'oslomet')

  test('the worker opens what a portal sealed; the portal cannot', async () => {
    const sealed = await portal.sealForWorker('password for ldap', 'correct horse')
    const worker = openWorkerKeys(file, 'oslomet')
    expect((await worker.openAsWorker('password for ldap', sealed)).toString()).toBe('correct horse')
    expect(() => openWorkerKeys(forPortal(file), 'oslomet')).toThrow(/no private key/)
    expect(JSON.stringify(forPortal(file))).not.toContain('"private"')
  })

  test('it does not open for another purpose, university or when changed', async () => {
    const sealed = await portal.sealForWorker('password for ldap', 'correct horse')
    const changed = Buffer.from(sealed)
    changed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1)
    const worker = openWorkerKeys(file, 'oslomet')
    await expect(worker.openAsWorker('password for doors', sealed)).rejects.toThrow(DoesNotOpen)
    await expect(openWorkerKeys(file, 'ntnu').openAsWorker('password for ldap', sealed)).rejects.toThrow(
      DoesNotOpen,
    )
    await expect(worker.openAsWorker('password for ldap', changed)).rejects.toThrow(DoesNotOpen)
    await expect(worker.openAsWorker('password for ldap', Buffer.of(2))).rejects.toThrow(DoesNotOpen)
  })

  test('after new keys the worker still opens what waited', async () => {
    const sealed = await portal.sealForWorker('x', 'waiting')
    const worker = openWorkerKeys(withNewKeys(file, '2027-01-01T00:00:00Z'), 'oslomet')
    expect((await worker.openAsWorker('x', sealed)).toString()).toBe('waiting')
  })
})

function anotherFile(): KeyFile {
  return newKeyFile({ demo: true, made: '2026-01-01T00:00:00Z' })
}

function refusalOf(open: () => unknown): Error {
  try {
    open()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it opened')
}
