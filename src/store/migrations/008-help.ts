/** Help: what people say of the guides, as numbers only, and which sessions are on computers that others use too. */
import { type Kysely, sql } from 'kysely'

/** Creates the counts behind the guides, and marks sessions on shared computers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // nobody's answer, only how many there were: a row per day, guide, language and answer (rows E-6, N-11)
  `CREATE TABLE guide_feedback (
     day date NOT NULL, guide text NOT NULL, language text NOT NULL, found boolean NOT NULL,
     count integer NOT NULL, PRIMARY KEY (day, guide, language, found))`,
  // so that a form sent twice counts once: a keyed mark of browser, guide and day that leads back to neither; gone in two days
  `CREATE TABLE guide_answer (mark bytea PRIMARY KEY, day date NOT NULL)`,
  `CREATE INDEX guide_answer_day ON guide_answer (day)`,

  // shorter, and nothing of it stays in the browser (row N-9)
  `ALTER TABLE session ADD COLUMN shared boolean NOT NULL DEFAULT false`,
]
