/** Hands that change the journal behind the program's back, as the owner of the tables can: each is found by `adgang journal verify`. (Long: one hand after another.) */
import { beginning, digestOf, headAfter } from '../core/journal/chain.ts'
import { sha256 } from '../adapters/crypto/journal-keys.ts'
import type { Db } from '../store/database.ts'
import { rowsOf } from '../store/statement.ts'
import { linksAfter } from '../store/journal-verify.ts'

/** One way to change it, somewhere between the first link and the last. */
export type Hand = (db: Db, at: { last: number; seq: number; other: number }) => Promise<unknown>

/** Triggers off, as an owner can; inside the transaction that is rolled back afterwards. */
export async function withoutGuards(db: Db): Promise<void> {
  for (const table of ['journal', 'journal_chain', 'journal_head'])
    await rowsOf(db, `ALTER TABLE ${table} DISABLE TRIGGER ALL`, [])
}

const run = async (db: Db, text: string, seq: number, other = seq): Promise<void> => {
  const lines = `(SELECT journal_id FROM journal_chain WHERE seq = `
  const written = text
    .replaceAll(':line', `${lines}${seq})`)
    .replaceAll(':that', `${lines}${other})`)
    .replaceAll(':seq', String(seq))
    .replaceAll(':other', String(other))
  for (const statement of written.split(';')) await rowsOf(db, statement, [])
}

const said =
  (text: string): Hand =>
  async (db, { seq, other }) =>
    run(db, text, seq, other)

/** Everything after a row is made anew, so that the chain hangs together again: only signed heads tell. */
async function chainAnew(db: Db): Promise<void> {
  const links = await linksAfter(db, 0, 100_000)
  let head: Buffer = beginning
  for (const { link, line } of links) {
    const digest = line && link.salt ? digestOf(sha256, link.salt, line) : link.digest
    head = headAfter(sha256, head, { ...link, digest })
    await db.updateTable('journal_chain').set({ digest, head }).where('seq', '=', link.seq).execute()
  }
}

/** What a hand may do, by name. */
export const hands: Readonly<Record<string, Hand>> = {
  'another time': said(`UPDATE journal SET at = at + interval '1 millisecond' WHERE id = :line`),
  'another person': said(`UPDATE journal SET person_id = gen_random_uuid() WHERE id = :line`),
  'no person': said(`UPDATE journal SET person_id = NULL WHERE id = :line`),
  'another account': said(`UPDATE journal SET account_id = gen_random_uuid() WHERE id = :line`),
  'another happening': said(`UPDATE journal SET what = what || 'x' WHERE id = :line`),
  'another hand': said(`UPDATE journal SET by_whom = 'desk:nobody' WHERE id = :line`),
  'another reason': said(`UPDATE journal SET because = 'because' WHERE id = :line`),
  'an empty reason for none': said(`UPDATE journal SET because = '' WHERE id = :line`),
  'other details': said(`UPDATE journal SET details = details || '{"more": 1}' WHERE id = :line`),
  'another transaction': said(`UPDATE journal SET tx = '7' WHERE id = :line`),
  'a line taken out': said(`DELETE FROM journal WHERE id = :line`),
  'a line and its link taken out': said(
    `DELETE FROM journal WHERE id = :line;DELETE FROM journal_chain WHERE seq = :seq`,
  ),
  'the last lines taken out': said(
    `DELETE FROM journal WHERE id IN (SELECT journal_id FROM journal_chain WHERE seq > :seq)`,
  ),
  'the last links taken out': said(`DELETE FROM journal_chain WHERE seq > :seq`),
  'the tail cut off, its signed heads too': said(
    `DELETE FROM journal WHERE id IN (SELECT journal_id FROM journal_chain WHERE seq > :seq);DELETE FROM journal_chain WHERE seq > :seq;DELETE FROM journal_head WHERE seq > :seq`,
  ),
  'two lines swapped': said(
    `UPDATE journal a SET at = b.at, what = b.what, details = b.details, tx = b.tx, person_id = b.person_id, by_whom = b.by_whom,
       because = b.because, account_id = b.account_id
     FROM journal b WHERE (a.id = :line AND b.id = :that) OR (a.id = :that AND b.id = :line)`,
  ),
  'two links swapped': said(
    `UPDATE journal_chain SET seq = -1 WHERE seq = :seq;UPDATE journal_chain SET seq = :seq WHERE seq = :other;UPDATE journal_chain SET seq = :other WHERE seq = -1`,
  ),
  'another digest': said(`UPDATE journal_chain SET digest = sha256(digest) WHERE seq = :seq`),
  'another salt': said(`UPDATE journal_chain SET salt = decode(md5(salt::text), 'hex') WHERE seq = :seq`),
  'another head': said(`UPDATE journal_chain SET head = sha256(head) WHERE seq = :seq`),
  'a link for another line': said(`UPDATE journal_chain SET journal_id = -5 WHERE seq = :seq`),
  'erased without a record': said(
    `DELETE FROM journal WHERE id = :line;UPDATE journal_chain SET salt = NULL WHERE seq = :seq`,
  ),
  'a salt destroyed, the line left': said(`UPDATE journal_chain SET salt = NULL WHERE seq = :seq`),
  'changed, and the chain made anew': async (db, given) => {
    await run(db, `UPDATE journal SET because = 'other' WHERE id = :line`, given.seq)
    await chainAnew(db)
  },
  'a line and its link taken out, the rest moved up and made anew': async (db, given) => {
    await run(
      db,
      `DELETE FROM journal WHERE id = :line;DELETE FROM journal_chain WHERE seq = :seq`,
      given.seq,
    )
    for (let seq = given.seq + 1; seq <= given.last; seq += 1)
      await run(db, `UPDATE journal_chain SET seq = ${seq - 1} WHERE seq = ${seq}`, seq)
    await chainAnew(db)
  },
  'a line slipped in among old ones': said(
    `INSERT INTO journal (at, what, by_whom, tx) SELECT at, what, by_whom, '5' FROM journal WHERE id = :line`,
  ),
  'a signed head for another link': said(
    `UPDATE journal_head SET head = sha256(head) WHERE seq = (SELECT min(seq) FROM journal_head)`,
  ),
  'another signature': said(
    `UPDATE journal_head SET signature = sha512(signature) WHERE seq = (SELECT max(seq) FROM journal_head)`,
  ),
  'another time of a signature': said(
    `UPDATE journal_head SET at = at + interval '1 second' WHERE seq = (SELECT max(seq) FROM journal_head)`,
  ),
  'a signed head taken out': said(`DELETE FROM journal_head WHERE seq = (SELECT min(seq) FROM journal_head)`),
}
