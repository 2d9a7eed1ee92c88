/** What can be wrong with the journal, and how one tells from a link, its line and the heads that were signed (case Y-08). */
import {
  digestOf,
  headAfter,
  headText,
  type HeadKeys,
  type LineColumns,
  type Link,
  type Sha256,
  type SignedHead,
} from './chain.ts'

/** What is wrong with a line or with its link. */
export type FaultKind =
  | 'content-changed'
  | 'line-missing'
  | 'order-changed'
  | 'link-changed'
  | 'link-missing'
  | 'erased-without-record'
  | 'erased-yet-there'
  | 'rewritten'
  | 'tail-cut'
  | 'head-wrong'
  | 'never-sealed'

/** The row it is about, as exactly as can be known. `at`: its own time, else that of the last line before it. */
export type Fault = {
  what: FaultKind
  seq: number | null
  journalId: number | null
  at: string | null
  detail: string | null
}

/** A link and the line it is for, if that is still there. */
export type LinkAndLine = { link: Link; line: LineColumns | null }

/** What the link before was: its own head, whatever that is worth. */
export type Before = Pick<Link, 'seq' | 'head'>

/** What is wrong with this link; null: nothing. */
export function faultOf(
  sha256: Sha256,
  before: Before,
  { link, line }: LinkAndLine,
  isErased: (seq: number) => boolean,
): FaultKind | null {
  if (link.seq !== before.seq + 1) return 'link-missing'
  if (!headAfter(sha256, before.head, link).equals(link.head)) return 'link-changed'
  if (link.salt === null) return faultOfErased(line, isErased(link.seq))
  if (isErased(link.seq)) return 'erased-yet-there'
  if (line === null) return 'line-missing'
  return digestOf(sha256, link.salt, line).equals(link.digest) ? null : 'content-changed'
}

function faultOfErased(line: LineColumns | null, recorded: boolean): FaultKind | null {
  if (!recorded) return 'erased-without-record'
  return line === null ? null : 'erased-yet-there'
}

/** Whether two rows changed places: another link would be right here, or another line is the one this link is for. */
export function changedPlaces(
  sha256: Sha256,
  before: Before,
  { link }: LinkAndLine,
  others: readonly LinkAndLine[],
): boolean {
  return others.some((other) => {
    if (other.link.seq === link.seq) return false
    const here = headAfter(sha256, before.head, { ...other.link, seq: link.seq })
    if (here.equals(other.link.head) || here.equals(link.head)) return true
    if (other.line === null || link.salt === null) return false
    const [, ...rest] = other.line
    return digestOf(sha256, link.salt, [String(link.journalId), ...rest]).equals(link.digest)
  })
}

/** What is wrong with a signed head itself; null: it was signed by us. Without keys nobody can tell. */
export function faultOfHead(signed: SignedHead, keys: HeadKeys | null): string | null {
  if (keys === null) return null
  switch (keys.check(signed.keyId, headText(signed), Buffer.from(signed.signature, 'base64url'))) {
    case 'right':
      return null
    case 'wrong':
      return 'the signature is not ours'
    case 'unknown-key':
      return `signed with a key that the key file does not hold (${signed.keyId})`
  }
}

/** The time of a line, from its microseconds. */
export function timeOf(line: LineColumns): string {
  return new Date(Number(line[1]) / 1_000).toISOString()
}
