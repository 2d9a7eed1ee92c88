/** How lines of the journal hang together: each link holds a salted digest of its line and of everything before it (cases Y-08, Y-13). */

/** A line as the store writes all of its columns: id, microseconds of `at`, person, account, what, by whom, because, details, transaction. */
export type LineColumns = readonly [
  id: string,
  at: string,
  person: string | null,
  account: string | null,
  what: string,
  by: string,
  because: string | null,
  details: string,
  tx: string,
]

/** One link. The salt is destroyed together with the line it belongs to: nobody can guess the line back from the digest. */
export type Link = { seq: number; journalId: number; salt: Buffer | null; digest: Buffer; head: Buffer }

/** What a head signs for, as it stands in the file that the operator keeps elsewhere. */
export type SignedHead = {
  institution: string
  deployment: string
  seq: number
  /** Hexadecimal. */
  head: string
  at: string
  keyId: string
  /** base64url. */
  signature: string
}

/** SHA-256 over these pieces, one after the other. */
export type Sha256 = (...pieces: readonly (Buffer | string)[]) => Buffer

/** Signs heads, and knows the heads that it or its predecessors signed. */
export type HeadKeys = {
  deployment: string
  institution: string
  sign(text: string): { keyId: string; signature: Buffer }
  check(keyId: string, text: string, signature: Buffer): 'right' | 'wrong' | 'unknown-key'
}

/** 128 bits: as many as nobody tries through. */
export const saltBytes = 16
/** Before the first line. */
export const beginning = Buffer.alloc(32)

/** The digest of a line: every column, so that none can be changed unseen. */
export function digestOf(sha256: Sha256, salt: Buffer, line: LineColumns): Buffer {
  return sha256(salt, JSON.stringify(line))
}

/** The head after a link: everything before it, its place, which line it is for, and the line's digest. */
export function headAfter(
  sha256: Sha256,
  previous: Buffer,
  { seq, journalId, digest }: Pick<Link, 'seq' | 'journalId' | 'digest'>,
): Buffer {
  const place = Buffer.allocUnsafe(16)
  place.writeBigInt64BE(BigInt(seq), 0)
  place.writeBigInt64BE(BigInt(journalId), 8)
  return sha256(previous, place, digest)
}

/** Hangs lines onto the chain. `salts`: 16 bytes of chance for each. */
export function linked(
  sha256: Sha256,
  after: Pick<Link, 'seq' | 'head'>,
  lines: readonly LineColumns[],
  salts: Buffer,
): (Link & { salt: Buffer })[] {
  let { head } = after
  return lines.map((line, place) => {
    const salt = salts.subarray(place * saltBytes, (place + 1) * saltBytes)
    const seq = after.seq + place + 1
    const journalId = Number(line[0])
    const digest = digestOf(sha256, salt, line)
    head = headAfter(sha256, head, { seq, journalId, digest })
    return { seq, journalId, salt, digest, head }
  })
}

/** The text that a signature is for. */
export function headText({
  institution,
  deployment,
  seq,
  head,
  at,
}: Omit<SignedHead, 'keyId' | 'signature'>): string {
  return JSON.stringify(['adgang journal head', 1, deployment, institution, seq, head, at])
}
