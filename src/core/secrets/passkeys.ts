/** Passkeys as the house sees them: a challenge goes out to a browser, one answer to it comes back (WebAuthn level 3). */

/** A passkey as it is kept. */
export type KeptPasskey = {
  credentialId: Buffer
  publicKey: Buffer
  counter: number
  transports: readonly string[]
}

/** `options` is what the browser's own function takes, as JSON text; `challenge` is kept here until the answer comes. */
export type PasskeyAsked = { options: string; challenge: Buffer }

export type PasskeyMade = { is: 'made'; passkey: KeptPasskey } | { is: 'refused'; because: string }
export type PasskeyShown = { is: 'shown'; counter: number } | { is: 'refused'; because: string }

/**
 * Both ceremonies, for one institution: its rpId and origin never come from a request. In both the authenticator must
 * have recognised its owner (finger, face, PIN). `handle` is what the authenticator knows the account by: no name in it.
 */
export type Passkeys = {
  askToMake(whose: {
    handle: Buffer
    name: string
    displayName: string
    exclude: readonly KeptPasskey[]
  }): Promise<PasskeyAsked>
  /** Judges the answer (JSON text from the browser) against the challenge that was kept. */
  judgeMade(answer: string, challenge: Buffer): Promise<PasskeyMade>
  /** `allowed` empty: the browser offers whatever passkeys it has, so nobody learns who has one (case E-09). */
  askToShow(allowed: readonly KeptPasskey[]): Promise<PasskeyAsked>
  /** The credential id an answer names; null when it is no answer at all. Proves nothing yet. */
  credentialIn(answer: string): Buffer | null
  /** `handle`: whose passkey it is; an answer that names anybody else is refused (WebAuthn level 3, 7.2 step 6). */
  judgeShown(
    answer: string,
    challenge: Buffer,
    passkey: KeptPasskey & { handle: Buffer },
  ): Promise<PasskeyShown>
}
