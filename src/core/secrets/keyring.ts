/** What is kept secret at rest, and how: one institution's keys, behind verbs. The keys themselves never come out. */

/** What a secret is for. Every purpose has keys of its own, so that nothing made for one opens or matches another. */
export type Purpose = string

/**
 * One institution's keys. Everything is bound to the institution and the purpose: what was copied to another row,
 * column or university neither opens nor matches (cases Y-03, Y-04). After a rotation new things are made with the
 * newest key, and everything made before still opens and matches.
 */
export type Keyring = {
  readonly institution: string
  /** The newest key's id: eight hexadecimal digits, no secret. */
  readonly keyId: string

  /** AES-256-GCM. `aad` names the row, `person‖column`; unsealing needs the same one (ASVS 11.3.2 to 11.3.4). */
  seal(purpose: Purpose, aad: string, plaintext: Uint8Array | string): Buffer
  /** Throws `DoesNotOpen` when it was made for another place, by an unknown key, or was changed. */
  unseal(purpose: Purpose, aad: string, sealed: Uint8Array): Buffer
  /** True when a rotation has passed this by: seal it again when there is an occasion. Also for what `wrap` made. */
  isOld(sealed: Uint8Array): boolean

  /** Keyed blind index, 32 bytes: finds equal values without holding them (case Y-04). */
  index(purpose: Purpose, text: string): Buffer
  /** The same under every key that may still be in the rows, newest first: look for any of them. */
  indexes(purpose: Purpose, text: string): readonly Buffer[]
  readonly indexKeyId: string

  /** Keyed digest of a register line, 16 bytes: an unchanged line is recognised by it. */
  digest(bytes: Uint8Array | string): Buffer

  /** Wraps a password's PHC string with the pepper, bound to the account; rotates without the password. */
  wrap(accountId: string, phc: string): Buffer
  unwrap(accountId: string, wrapped: Uint8Array): string

  /** HMAC-SHA-256 with the newest key, 32 bytes: PINs, CSRF tokens, temporary secrets. Keep `keyId` beside it. */
  mac(purpose: Purpose, ...parts: readonly string[]): Buffer
  /** The same under every key, newest first: for what is made anew from the same parts a moment later. */
  macs(purpose: Purpose, ...parts: readonly string[]): readonly Buffer[]
  /** Whether the parts made this, compared in constant time. Without a key id every key is tried. */
  macMatches(
    made: { mac: Uint8Array; keyId?: string },
    purpose: Purpose,
    ...parts: readonly string[]
  ): boolean

  /** HPKE to the worker's public key: whoever seals cannot open it again (RFC 9180). `info` names what it is for. */
  sealForWorker(info: string, plaintext: Uint8Array | string): Promise<Buffer>
}

/** What only the worker holds: the private half. A portal without it cannot open what waits for a target. */
export type WorkerKeys = {
  readonly institution: string
  openAsWorker(info: string, sealed: Uint8Array): Promise<Buffer>
}

/** The sealed thing is not what it should be here. Says nothing about its content. */
export class DoesNotOpen extends Error {
  override readonly name = 'DoesNotOpen'
}

/** The key file, as it is kept outside the database. `demo` keys are refused in production. */
export type KeyFile = {
  readonly format: 1
  /** Identifies this installation; the database carries the same. */
  readonly deployment: string
  readonly demo: boolean
  readonly keys: readonly { readonly id: string; readonly made: string; readonly secret: string }[]
  readonly current: string
  readonly worker: WorkerKeyPair
  /** Pairs from before a rotation, or prepared for the next one: nothing new is sealed to them. */
  readonly formerWorkers: readonly WorkerKeyPair[]
  /** Passwords of database roles that were once derived from a key which is gone. */
  readonly rolePasswords?: Readonly<Record<string, string>> | undefined
}

/** X25519, base64url. The private half is left out of the file that a portal gets. */
export type WorkerKeyPair = {
  readonly id: string
  readonly public: string
  readonly private?: string | undefined
}
