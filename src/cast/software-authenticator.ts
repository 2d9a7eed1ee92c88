/** An authenticator made of software: makes and shows passkeys as a phone does, and wrongly where a test asks it to. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** What an answer says otherwise than it should. */
export type Mutation = {
  challenge?: string
  origin?: string
  rpId?: string
  type?: string
  /** Present 1, recognised 4, backup 8 and 16, key attached 64. */
  flags?: number
  counter?: number
  credentialId?: Buffer
  handle?: string
  crossOrigin?: boolean
  /** Cuts so many bytes off the end of what the authenticator says. */
  cut?: number
  /** Signs with another key. */
  otherKey?: boolean
}

export type SoftwareAuthenticator = {
  readonly credentialId: Buffer
  /** Answers `navigator.credentials.create` (its options as JSON text, its answer too). */
  make(options: string, wrong?: Mutation): string
  /** Answers `navigator.credentials.get`. */
  show(options: string, wrong?: Mutation): string
}

type Kept = { privateKey: KeyObject; counter: number; handle: string }

/** One passkey for one origin; `counts` false: as passkeys in the cloud, its counter stays at nought. */
export function softwareAuthenticator(origin: string, { counts = true } = {}): SoftwareAuthenticator {
  const credentialId = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kept: Kept = { privateKey, counter: 0, handle: '' }
  return {
    credentialId,
    make(options, wrong = {}) {
      const asked = JSON.parse(options) as { challenge: string; rp: { id: string }; user: { id: string } }
      kept.handle = asked.user.id
      const id = wrong.credentialId ?? credentialId
      const attached = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const said = authenticatorData(
        wrong.rpId ?? asked.rp.id,
        wrong.flags ?? 0x45,
        wrong.counter ?? 0,
        attached,
      )
      const attestation = cborMap([
        ['fmt', cborText('none')],
        ['attStmt', Buffer.from([0xa0])],
        ['authData', cborBytes(cutOff(said, wrong))],
      ])
      return answerOf(id, {
        clientDataJSON: clientData('webauthn.create', origin, asked.challenge, wrong),
        attestationObject: attestation,
        transports: ['internal', 'hybrid'],
      })
    },
    show(options, wrong = {}) {
      const asked = JSON.parse(options) as { challenge: string; rpId: string }
      if (counts) kept.counter += 1
      const said = cutOff(
        authenticatorData(wrong.rpId ?? asked.rpId, wrong.flags ?? 0x05, wrong.counter ?? kept.counter),
        wrong,
      )
      const client = clientData('webauthn.get', origin, asked.challenge, wrong)
      const key = wrong.otherKey
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
        : kept.privateKey
      const signature = createSign('sha256')
        .update(Buffer.concat([said, createHash('sha256').update(client).digest()]))
        .sign(key)
      return answerOf(wrong.credentialId ?? credentialId, {
        clientDataJSON: client,
        authenticatorData: said,
        signature,
        userHandle: wrong.handle ?? kept.handle,
      })
    },
  }
}

function clientData(type: string, origin: string, challenge: string, wrong: Mutation): Buffer {
  return Buffer.from(
    JSON.stringify({
      type: wrong.type ?? type,
      challenge: wrong.challenge ?? challenge,
      origin: wrong.origin ?? origin,
      crossOrigin: wrong.crossOrigin ?? false,
    }),
  )
}

function authenticatorData(rpId: string, flags: number, counter: number, attached = Buffer.alloc(0)): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count, attached])
}

function answerOf(id: Buffer, response: Record<string, Buffer | string | string[]>): string {
  const text = Object.entries(response).map(([name, value]) => [
    name,
    Buffer.isBuffer(value) ? value.toString('base64url') : value,
  ])
  return JSON.stringify({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(text) as object,
  })
}

function cutOff(bytes: Buffer, { cut = 0 }: Mutation): Buffer {
  return bytes.subarray(0, bytes.length - cut)
}

/** An ES256 key as COSE writes it (RFC 9053, 7.1.1). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const point = (text: string) => cborBytes(Buffer.from(text, 'base64url'))
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    point(x),
    Buffer.from([0x22]),
    point(y),
  ])
}

/** The few shapes of CBOR that are needed (RFC 8949). */
function cborMap(entries: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xa0 + entries.length]),
    ...entries.flatMap(([name, value]) => [cborText(name), value]),
  ])
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
}

function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes
  // the shortest form, as authenticators must write it
  const head = length < 256 ? Buffer.from([0x58, length]) : Buffer.from([0x59, length >> 8, length & 0xff])
  return Buffer.concat([head, bytes])
}
