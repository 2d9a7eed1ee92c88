/** The chain of the journal: one sealer at a time hangs new lines onto it, whoever else writes meanwhile. (Long: its statements, and why none can miss a line.) */
import type { PoolClient } from 'pg'
import type { Temporal } from 'temporal-polyfill'
import { beginning, type LineColumns, type Link } from '../core/journal/chain.ts'
import { binaryRows, copyRows } from './binary-copy.ts'
import { type Db, poolOf, type Store } from './database.ts'

/** Every column of a line as text, in the order of `LineColumns`; the same for sealing and for verifying. */
export const lineColumns = `j.id::text, (extract(epoch from j.at) * 1000000)::bigint::text, j.person_id::text,
  j.account_id::text, j.what, j.by_whom, j.because, j.details::text, j.tx::text`

/** What one round of sealing did. `busy`: another process seals now. */
export type SealedRound = { is: 'busy' } | { is: 'sealed'; lines: number; more: boolean; erasure: boolean }

type Linker = (after: Pick<Link, 'seq' | 'head'>, lines: LineColumns[]) => (Link & { salt: Buffer })[]

/**
 * Seals at most so many lines, in one transaction.
 *
 * Transactions commit in another order than they took their ids, so the newest id says nothing. What is exact: a
 * transaction below the snapshot's xmin is over, and all of its lines are seen. The floor never passes xmin; above it
 * every visible line that is not in the chain yet is taken, so a long transaction elsewhere delays nobody but itself.
 */
export async function sealRound(store: Store, most: number, linker: Linker): Promise<SealedRound> {
  const client = await poolOf(store).connect()
  try {
    await client.query('BEGIN')
    const round = await sealed(client, most, linker)
    await client.query('COMMIT')
    return round
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function sealed(client: PoolClient, most: number, linker: Linker): Promise<SealedRound> {
  const lock = await client.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('journal-sealer', 0)) AS mine`,
  )
  if (!lock.rows[0]?.mine) return { is: 'busy' }
  await rowByRow(client)
  const floor = await floorOf(client)
  const lines = await unsealedLines(client, most, floor)
  await raiseFloor(client, floor, { lines, full: lines.length === most })
  if (lines.length === 0) return { is: 'sealed', lines: 0, more: false, erasure: false }
  await addLinks(client, linker(await chainEnd(client), lines))
  const erasure = lines.some((line) => line[4] === 'journal-erased')
  return { is: 'sealed', lines: lines.length, more: lines.length === most, erasure }
}

/** A page of a long chain is found row by row; without this a plan may read the whole chain for each page. */
async function rowByRow(client: PoolClient): Promise<void> {
  await client.query(
    'SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off',
  )
}

/** `known`: the floor's transaction numbers are this cluster's. A dump that was read in elsewhere carries foreign ones. */
type Floor = { tx: bigint; id: number; known: boolean; xmin: bigint; cluster: string }

/** Asked in a statement before the lines are: whatever is over now is seen then. */
async function floorOf(client: PoolClient): Promise<Floor> {
  const { rows } = await client.query<
    Record<'tx' | 'xmin' | 'cluster', string> & { id: number; known: boolean }
  >(
    `SELECT f.tx::text AS tx, f.id, f.cluster = c.system_identifier::text AS known, c.system_identifier::text AS cluster,
       pg_snapshot_xmin(pg_current_snapshot())::text AS xmin
     FROM journal_floor f, pg_control_system() c`,
  )
  const [row] = rows
  if (!row) throw new Error('the journal has no floor')
  return { ...row, tx: BigInt(row.tx), xmin: BigInt(row.xmin) }
}

async function unsealedLines(client: PoolClient, most: number, floor: Floor): Promise<LineColumns[]> {
  // lines of a dump may come "from the future"; they were sealed when it was first looked at, whatever the floor said
  const above = `(j.tx, j.id) > ($2::xid8, $3::bigint) AND j.tx < pg_snapshot_xmax(pg_current_snapshot()) AND`
  const { rows } = await client.query<[...LineColumns]>({
    rowMode: 'array',
    text: `SELECT ${lineColumns} FROM journal j
     WHERE ${floor.known ? above : ''} NOT EXISTS (SELECT FROM journal_chain c WHERE c.journal_id = j.id)
     ORDER BY j.tx, j.id LIMIT $1`,
    values: floor.known ? [most, floor.tx, floor.id] : [most],
  })
  return rows
}

/**
 * A full batch ends in the middle of what is left: the floor goes to its last line, if that one's transaction is over.
 * Less than a batch means that nothing visible is left, so everything below xmin is sealed.
 */
async function raiseFloor(
  client: PoolClient,
  floor: Floor,
  { lines, full }: { lines: readonly LineColumns[]; full: boolean },
): Promise<void> {
  const last = lines.at(-1)
  if (full && !floor.known) return
  const nothingNew = !last && floor.known && floor.xmin - floor.tx < idleTransactions
  if (nothingNew) return
  const inTheMiddle = full && last !== undefined && BigInt(last[8]) < floor.xmin
  const [tx, id] = inTheMiddle ? [last[8], last[0]] : [String(floor.xmin), '0']
  await client.query('UPDATE journal_floor SET tx = $1, id = $2, cluster = $3', [tx, id, floor.cluster])
}

/** While nothing is written to the journal, the floor is raised this seldom. */
const idleTransactions = 1_000n

/** The last link; before the first there is the beginning. */
async function chainEnd(client: PoolClient): Promise<Pick<Link, 'seq' | 'head'>> {
  const { rows } = await client.query<{ seq: number; head: Buffer }>(
    'SELECT seq, head FROM journal_chain ORDER BY seq DESC LIMIT 1',
  )
  return rows[0] ?? { seq: 0, head: beginning }
}

async function addLinks(client: PoolClient, links: readonly (Link & { salt: Buffer })[]): Promise<void> {
  const rows = binaryRows()
  for (const { seq, journalId, salt, digest, head } of links) {
    rows.row(5)
    rows.long(BigInt(seq))
    rows.long(BigInt(journalId))
    rows.bytes(salt)
    rows.bytes(digest)
    rows.bytes(head)
  }
  const taken = rows.take()
  if (taken) await copyRows(client, 'journal_chain (seq, journal_id, salt, digest, head)', taken)
}

/** The newest link and the newest signed head. */
export async function chainStanding(db: Db) {
  const [last, signed] = await Promise.all([
    db.selectFrom('journal_chain').select(['seq', 'head']).orderBy('seq', 'desc').limit(1).executeTakeFirst(),
    db.selectFrom('journal_head').select(['seq', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst(),
  ])
  return { last: last ?? null, signed: signed ?? null }
}

/** Keeps a signed head; false when another process signed the same link a moment before. */
export async function addHead(
  db: Db,
  signed: { seq: number; head: Buffer; at: Temporal.Instant; keyId: string; signature: Buffer },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('journal_head')
    .values({
      seq: signed.seq,
      head: signed.head,
      at: signed.at,
      key_id: signed.keyId,
      signature: signed.signature,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
