/** A backup lies encrypted to a key that the machines which make it do not have (the age format, age-encryption.org/v1). */
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'

/** A pair: who holds the identity opens, everybody may seal to the recipient. Also against tomorrow's machines (ML-KEM beside X25519). */
export async function newBackupKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateHybridIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Why nobody can seal to this; null when one can. */
export function objectionToRecipient(recipient: string): string | null {
  try {
    new Encrypter().addRecipient(recipient)
    return null
  } catch {
    return `${recipient.slice(0, 20)}… is no recipient of age: it begins with age1.`
  }
}

/** Packed and sealed to every one of the recipients (ASVS 14.2.4), as it flows; nothing of it is held. */
export async function sealedTo(
  recipients: readonly string[],
  bytes: AsyncIterable<Uint8Array>,
): Promise<Readable> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const plain = Readable.from(bytes, { objectMode: false })
  const packed = plain.pipe(createGzip({ level: 1 }))
  plain.on('error', (error) => packed.destroy(error))
  // nobody takes any more, as when the disk is full: whoever gives the bytes lets go of what is held for them
  packed.on('close', () => plain.destroy())
  return readableOf(await encrypter.encrypt(webStreamOf(packed)))
}

/** The bytes again. Throws when the key is another, or when a single bit is not as it was (each piece is authenticated). */
export async function openedWith(identity: string, sealed: Readable): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const opened = readableOf(await decrypter.decrypt(webStreamOf(sealed)))
  const unpacked = opened.pipe(createGunzip())
  opened.on('error', (error) => unpacked.destroy(error))
  return unpacked
}

/** Node's own translation has types of another house. */
function webStreamOf(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

function readableOf(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
}
