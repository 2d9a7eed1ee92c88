/** Both passkey ceremonies against an authenticator made of software: the right answer is taken, every wrong one is not (case O-11). */
import { describe, expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { type Mutation, softwareAuthenticator } from '../../cast/software-authenticator.ts'
import { openPasskeys } from './open-passkeys.ts'

const origin = 'https://konto.prove.example'
const party = { id: 'konto.prove.example', name: 'Prøve', origin }
const passkeys = openPasskeys(party, seededDice('passkeys'))
const handle = Buffer.from('7b1d9c8e5f0a4a0b8c3d2e1f00112233', 'hex')
const whose = { handle, name: 'kari', displayName: 'Kari Nordmann', exclude: [] }

async function made() {
  const phone = softwareAuthenticator(origin)
  const { options, challenge } = await passkeys.askToMake(whose)
  const outcome = await passkeys.judgeMade(phone.make(options), challenge)
  if (outcome.is !== 'made') throw new Error(outcome.because)
  return { phone, passkey: outcome.passkey, own: { ...outcome.passkey, handle } }
}

test('what is asked for: a passkey that can be found without a name, and whose owner is recognised every time', async () => {
  const { options } = await passkeys.askToMake(whose)
  const asked = JSON.parse(options) as Record<string, Record<string, unknown>>
  expect(asked['authenticatorSelection']).toMatchObject({
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  })
  expect(asked).toMatchObject({ attestation: 'none', rp: { id: party.id, name: 'Prøve' } })
  const shown = JSON.parse((await passkeys.askToShow([])).options) as Record<string, unknown>
  expect(shown).toMatchObject({ rpId: party.id, userVerification: 'required', allowCredentials: [] })
})

test('challenges are 256 bits, and no two alike', async () => {
  const asked = await Promise.all(Array.from({ length: 100 }, async () => passkeys.askToShow([])))
  expect(new Set(asked.map(({ challenge }) => challenge.toString('hex'))).size).toBe(100)
  expect(asked.every(({ challenge }) => challenge.length === 32)).toBe(true)
})

test('a passkey that was made can be shown, again and again', async () => {
  const { phone, own } = await made()
  expect(own.credentialId).toEqual(phone.credentialId)
  for (const counter of [1, 2, 3]) {
    const { options, challenge } = await passkeys.askToShow([own])
    const answer = phone.show(options)
    expect(passkeys.credentialIn(answer)).toEqual(phone.credentialId)
    expect(await passkeys.judgeShown(answer, challenge, { ...own, counter: counter - 1 })).toEqual({
      is: 'shown',
      counter,
    })
  }
})

test('one that never counts can be shown', async () => {
  const phone = softwareAuthenticator(origin, { counts: false })
  const asked = await passkeys.askToMake(whose)
  const outcome = await passkeys.judgeMade(phone.make(asked.options), asked.challenge)
  if (outcome.is !== 'made') throw new Error(outcome.because)
  for (let each = 0; each < 2; each++) {
    const { options, challenge } = await passkeys.askToShow([])
    const shown = await passkeys.judgeShown(phone.show(options), challenge, { ...outcome.passkey, handle })
    expect(shown).toEqual({ is: 'shown', counter: 0 })
  }
})

const wrong: [string, Mutation][] = [
  ['another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ['another origin', { origin: 'https://konto.prove.example.evil.example' }],
  ['an origin that ends alike', { origin: 'https://evil-konto.prove.example' }],
  ['an origin below ours', { origin: 'https://x.konto.prove.example' }],
  ['the same host without TLS', { origin: 'http://konto.prove.example' }],
  ['another port', { origin: 'https://konto.prove.example:8443' }],
  ['another relying party', { rpId: 'prove.example' }],
  ['another type', { type: 'webauthn.other' }],
  ['in somebody’s frame', { crossOrigin: true }],
  ['nobody present', { flags: 0x44 }],
  ['the owner not recognised', { flags: 0x41 }],
  ['cut off', { cut: 1 }],
  ['cut off in the middle', { cut: 20 }],
]

describe('a passkey just made is refused:', () => {
  test.each(wrong)('%s', async (_what, mutation) => {
    const { options, challenge } = await passkeys.askToMake(whose)
    const phone = softwareAuthenticator(origin)
    expect(await passkeys.judgeMade(phone.make(options, mutation), challenge)).toMatchObject({
      is: 'refused',
    })
    expect(await passkeys.judgeMade(phone.make(options), challenge)).toMatchObject({ is: 'made' })
  })

  test('the answer of the other ceremony', async () => {
    const { phone, own } = await made()
    const { options, challenge } = await passkeys.askToShow([own])
    expect(await passkeys.judgeMade(phone.show(options), challenge)).toMatchObject({ is: 'refused' })
  })

  test.each(['', '{}', 'null', '[]', '{"id":"a"}', 'x'.repeat(10_000)])('%.20j', async (answer) => {
    expect(await passkeys.judgeMade(answer, Buffer.alloc(32))).toMatchObject({ is: 'refused' })
    expect(passkeys.credentialIn(answer)).toBeNull()
  })
})

describe('a passkey shown is refused:', () => {
  test.each<[string, Mutation]>([
    ...wrong.map(([what, mutation]): [string, Mutation] => [
      what,
      mutation.flags === undefined ? mutation : { flags: mutation.flags & ~0x40 },
    ]),
    ['a counter gone back', { counter: 4 }],
    ['a counter that stands still', { counter: 5 }],
    ['a counter back at nought', { counter: 0 }],
    ['signed by another key', { otherKey: true }],
    ['somebody else’s handle', { handle: Buffer.alloc(16, 1).toString('base64url') }],
  ])('%s', async (_what, mutation) => {
    const { phone, own } = await made()
    const kept = { ...own, counter: 5 }
    const { options, challenge } = await passkeys.askToShow([kept])
    const right = phone.show(options, { counter: 6 })
    expect(
      await passkeys.judgeShown(phone.show(options, { counter: 6, ...mutation }), challenge, kept),
    ).toMatchObject({ is: 'refused' })
    expect(await passkeys.judgeShown(right, challenge, kept)).toEqual({ is: 'shown', counter: 6 })
  })

  test('signed for another passkey', async () => {
    const [one, other] = [await made(), await made()]
    const { options, challenge } = await passkeys.askToShow([])
    expect(await passkeys.judgeShown(one.phone.show(options), challenge, other.own)).toMatchObject({
      is: 'refused',
    })
  })

  test('with any one bit of what is signed turned over', async () => {
    const { phone, own } = await made()
    const { options, challenge } = await passkeys.askToShow([])
    const answer = JSON.parse(phone.show(options)) as { response: Record<string, string> }
    for (const part of ['authenticatorData', 'clientDataJSON', 'signature'] as const) {
      const bytes = Buffer.from(answer.response[part] ?? '', 'base64url')
      // the two numbers of the signature; how ASN.1 writes their lengths is nobody's secret
      const from = part === 'signature' ? 8 * 8 : 0
      const to = part === 'signature' ? 30 * 8 : bytes.length * 8
      for (let bit = from; bit < to; bit += 5) {
        const turned = Buffer.from(bytes)
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const mutant = { ...answer, response: { ...answer.response, [part]: turned.toString('base64url') } }
        const judged = await passkeys.judgeShown(JSON.stringify(mutant), challenge, own)
        expect(judged, `${part}, bit ${bit}`).toMatchObject({ is: 'refused' })
      }
    }
  })

  test('in 10,000 ways of changing its bytes', async () => {
    const { phone, own } = await made()
    const { options, challenge } = await passkeys.askToShow([])
    const answer = JSON.parse(phone.show(options)) as { response: Record<string, string> }
    const dice = seededDice('changed bytes')
    for (let each = 0; each < 10_000; each++) {
      // both are signed as they stand; one byte turned, left out, put in, or all from there on cut off
      const part = dice.below(2) === 0 ? 'authenticatorData' : 'clientDataJSON'
      const bytes = Buffer.from(answer.response[part] ?? '', 'base64url')
      const at = dice.below(bytes.length)
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
      const turned = Buffer.concat([
        before,
        Buffer.from([(after[0] ?? 0) ^ (1 + dice.below(255))]),
        after.subarray(1),
      ])
      const mutants = [
        turned,
        Buffer.concat([before, after.subarray(1)]),
        Buffer.concat([before, dice.bytes(1), after]),
        before,
      ]
      const mutant = mutants[dice.below(4)] ?? before
      const response = { ...answer.response, [part]: mutant.toString('base64url') }
      const judged = await passkeys.judgeShown(JSON.stringify({ ...answer, response }), challenge, own)
      if (judged.is === 'shown') throw new Error(`${part} was changed at ${at} and taken`)
    }
    expect((await passkeys.judgeShown(JSON.stringify(answer), challenge, own)).is).toBe('shown')
  })
})
