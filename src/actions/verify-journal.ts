/** Walks through the journal's chain from its first link, and names the first bad row (case Y-08). (Long: the walk, and what it is compared with.) */
import { beginning, type HeadKeys, type Sha256, type SignedHead } from '../core/journal/chain.ts'
import { readErased } from '../core/journal/erased-lines.ts'
import {
  type Before,
  changedPlaces,
  type Fault,
  faultOf,
  faultOfHead,
  type LinkAndLine,
  timeOf,
} from '../core/journal/judge-chain.ts'
import type { Db } from '../store/database.ts'
import {
  chainLength,
  erasedLists,
  linksAfter,
  passedLines,
  readRowByRow,
  signedHeads,
} from '../store/journal-verify.ts'
import type { World } from './world.ts'

/** What the one who verifies brings along. `kept`: heads that were kept elsewhere; null: none were brought. */
export type Verifying = {
  institution: string
  sha256: Sha256
  /** Null with a portal's key file: then signatures are not looked at. */
  keys: HeadKeys | null
  kept: readonly SignedHead[] | null
  onProgress?: (done: number, of: number) => void
}

/** What was found. `first`: the first bad row, null when everything is as it was written. */
export type Verified = {
  first: Fault | null
  /** All bad rows and heads. */
  faults: number
  lines: number
  sealed: number
  erased: number
  waiting: { lines: number; since: string | null }
  heads: { here: number; kept: number | null; last: { seq: number; at: string } | null }
  signaturesChecked: boolean
}

/** Reads only. Hand over a transaction that sees one moment, or what is written meanwhile looks like a fault. */
export async function verifyJournal(db: Db, given: Verifying): Promise<Verified> {
  const length = await chainLength(db)
  const erased = await erasedOf(db, length.last)
  const heads = await headsOf(db, given)
  const faults: Fault[] = [...heads.faults]
  for (const { id, at } of await passedLines(db))
    faults.push({ what: 'never-sealed', seq: null, journalId: id, at: at.toString(), detail: null })
  await readRowByRow(db)
  const walked = await walk(db, given, { last: length.last, erased, heads: heads.bySeq, faults })
  for (const { signed, where } of heads.all)
    if (signed.seq > walked.before.seq) faults.push(tailCut(walked, signed, where))
  const newest = heads.all.at(-1)?.signed
  return {
    first: firstOf(faults),
    faults: faults.length,
    lines: length.lines,
    sealed: length.last,
    erased: walked.erased,
    waiting: { lines: length.waiting, since: length.since?.toString() ?? null },
    heads: {
      here: heads.here,
      kept: given.kept === null ? null : heads.all.length - heads.here,
      last: newest ? { seq: newest.seq, at: newest.at } : null,
    },
    signaturesChecked: given.keys !== null,
  }
}

/** The one nearest to the beginning; what has no place in the chain comes last. */
function firstOf(faults: readonly Fault[]): Fault | null {
  const place = (fault: Fault) => fault.seq ?? Infinity
  return faults.reduce<Fault | null>(
    (first, fault) => (first === null || place(fault) < place(first) ? fault : first),
    null,
  )
}

/** One bit for each link: a hundred million links are twelve megabytes. */
async function erasedOf(db: Db, last: number): Promise<(seq: number) => boolean> {
  const bits = new Uint8Array(Math.floor(last / 8) + 1)
  for (const list of await erasedLists(db))
    for (const seq of readErased(list) ?? [])
      if (seq <= last) bits[seq >> 3] = (bits[seq >> 3] ?? 0) | (1 << (seq & 7))
  return (seq) => ((bits[seq >> 3] ?? 0) & (1 << (seq & 7))) !== 0
}

type Where = 'here' | 'kept'
type Heads = {
  all: { signed: SignedHead; where: Where }[]
  bySeq: Map<number, SignedHead[]>
  here: number
  faults: Fault[]
}

/** Every head, from here and from elsewhere; those that we did not sign are faults, and prove nothing more. */
async function headsOf(db: Db, { institution, keys, kept }: Verifying): Promise<Heads> {
  const here = (await signedHeads(db)).map((row): { signed: SignedHead; where: Where } => ({
    where: 'here',
    signed: {
      institution,
      deployment: keys?.deployment ?? '',
      seq: row.seq,
      head: row.head.toString('hex'),
      at: row.at.toString({ smallestUnit: 'millisecond' }),
      keyId: row.key_id,
      signature: row.signature.toString('base64url'),
    },
  }))
  const elsewhere = (kept ?? [])
    .filter((signed) => signed.institution === institution)
    .map((signed): { signed: SignedHead; where: Where } => ({ where: 'kept', signed }))
  const all = [...here, ...elsewhere].sort((one, other) => one.signed.seq - other.signed.seq)
  const faults: Fault[] = []
  const bySeq = new Map<number, SignedHead[]>()
  const known = new Set(here.map(({ signed }) => signed.seq))
  for (const { signed, where } of all) {
    const wrong =
      faultOfHead(signed, keys) ??
      (where === 'kept' && !known.has(signed.seq) ? 'kept elsewhere, and gone from the database' : null)
    if (wrong !== null) faults.push(headFault(signed, wrong))
    bySeq.set(signed.seq, [...(bySeq.get(signed.seq) ?? []), signed])
  }
  return { all, bySeq, here: here.length, faults }
}

function headFault(signed: SignedHead, detail: string): Fault {
  return { what: 'head-wrong', seq: signed.seq, journalId: null, at: signed.at, detail }
}

type Walk = {
  last: number
  erased: (seq: number) => boolean
  heads: Map<number, SignedHead[]>
  faults: Fault[]
}
type Walked = { before: Before; erased: number; lastAt: string | null; lastSigned: number }

const page = 2_000

async function walk(db: Db, given: Verifying, so: Walk): Promise<Walked> {
  const walked: Walked = {
    before: { seq: 0, head: beginning },
    erased: 0,
    lastAt: null,
    lastSigned: 0,
  }
  for (;;) {
    const links = await linksAfter(db, walked.before.seq, page)
    for (const each of links) await judge(db, given, { so, walked, each })
    given.onProgress?.(walked.before.seq, so.last)
    if (links.length < page) return walked
  }
}

async function judge(
  db: Db,
  { sha256 }: Verifying,
  { so, walked, each }: { so: Walk; walked: Walked; each: LinkAndLine },
): Promise<void> {
  const { link, line } = each
  const what = faultOf(sha256, walked.before, each, so.erased)
  if (line !== null) walked.lastAt = timeOf(line)
  if (what !== null) {
    const near = so.faults.length < 3 && (what === 'content-changed' || what === 'link-changed')
    const moved =
      near &&
      changedPlaces(sha256, walked.before, each, await linksAfter(db, Math.max(0, link.seq - 500), 1_000))
    const missing = what === 'link-missing'
    so.faults.push({
      what: moved ? 'order-changed' : what,
      seq: missing ? walked.before.seq + 1 : link.seq,
      journalId: missing ? null : link.journalId,
      at: walked.lastAt,
      detail: missing ? `${link.seq - walked.before.seq - 1} links are not there` : null,
    })
  }
  for (const signed of so.heads.get(link.seq) ?? []) compareHead(signed, { so, walked, each })
  walked.erased += link.salt === null ? 1 : 0
  walked.before = link
}

/** A chain that hangs together, but is not the one that was signed, was made anew from somewhere after the last right head. */
function compareHead(
  signed: SignedHead,
  { so, walked, each: { link } }: { so: Walk; walked: Walked; each: LinkAndLine },
): void {
  if (signed.head === link.head.toString('hex')) {
    walked.lastSigned = link.seq
    return
  }
  so.faults.push({
    what: 'rewritten',
    seq: walked.lastSigned + 1,
    journalId: null,
    at: signed.at,
    detail: `the head that was signed at ${signed.at} is another: changed between link ${walked.lastSigned + 1} and link ${link.seq}`,
  })
}

function tailCut({ before, lastAt }: Walked, signed: SignedHead, where: Where): Fault {
  const from = where === 'here' ? 'the database' : 'the kept heads'
  return {
    what: 'tail-cut',
    seq: before.seq + 1,
    journalId: null,
    at: lastAt,
    detail: `the chain ends at link ${before.seq}; a head in ${from}, signed at ${signed.at}, is of link ${signed.seq}`,
  }
}

/** The same on a world, as it stands at one moment; the sealer goes on meanwhile. */
export async function verifyJournalOf(
  world: World,
  given: Omit<Verifying, 'institution'>,
): Promise<Verified> {
  return world.store
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => verifyJournal(db, { ...given, institution: world.institution.key }))
}
