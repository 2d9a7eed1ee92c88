/** Whether every closing of the simulated year can be read in the journal, and nobody dead was written to. */
import type { Temporal } from 'temporal-polyfill'
import type { World } from '../../actions/world.ts'
import { reasonName } from '../../core/account/reason-words.ts'
import { hindranceReasons } from '../../core/institution/hindrances.ts'
import { journalText } from '../../core/journal/journal-texts.ts'
import { languages } from '../../core/language.ts'
import { poolOf } from '../../store/database.ts'

/** Closings since that change, in words where something is wrong, and the last change looked at. */
export async function unreadableClosings(
  { store }: World,
  after: string,
): Promise<{ last: string; closings: number; found: string[] }> {
  const { rows } = await poolOf(store).query<Closing>(
    `select c.id::text as id, c.account_id, c.reasons, c.cause, j.what, j.by_whom, j.because, j.details
     from access_change c left join journal j on j.account_id = c.account_id and j.at = c.at and j.what = 'access-closed'
     where c.id > $1::bigint and not c.was_open <@ c.now_open order by c.id`,
    [after],
  )
  return {
    last: rows.at(-1)?.id ?? after,
    closings: rows.length,
    found: rows.flatMap((row) => [...unreadable(row)].map((text) => `${row.account_id}: ${text}`)),
  }
}

type Closing = {
  id: string
  account_id: string
  reasons: string[]
  cause: string
  what: string | null
  by_whom: string
  because: string | null
  details: Record<string, unknown>
}

function* unreadable({ reasons, cause, what, by_whom: by, because, details }: Closing): Generator<string> {
  if (what === null) {
    yield `closed by ${cause} for ${reasons.join(' ')}, and no line says so`
    return
  }
  for (const language of languages) {
    const line = journalText({ what, by, because, details }, language)
    const titles = hindranceReasons
      .filter((reason) => reasons.includes(reason))
      .map((reason) => reasonName(reason, language))
    if (titles.length === 0 || titles.some((title) => title === ''))
      yield `closed without a reason in ${language}`
    if (!titles.some((title) => (line.more ?? '').toLowerCase().includes(title.toLowerCase())))
      yield `the line does not say why in ${language}: ${line.what} ${line.more ?? ''}`
  }
}

/** Messages that were wanted for these people after they were known to be dead. */
export async function lettersToTheDead(
  { store }: World,
  dead: readonly { personId: string; from: Temporal.Instant; until: Temporal.Instant | null }[],
): Promise<string[]> {
  if (dead.length === 0) return []
  const rows = dead.map(({ personId, from, until }) => ({
    person: personId,
    from: from.toString(),
    until: until?.toString() ?? null,
  }))
  const { rows: sent } = await poolOf(store).query<{ kind: string; person: string }>(
    `select j.payload->>'kind' as kind, d.person from job j
     join jsonb_to_recordset($1) as d(person text, "from" timestamptz, until timestamptz) on j.payload->>'person' = d.person
     where j.created_at > d."from" and (d.until is null or j.created_at < d.until)`,
    [JSON.stringify(rows)],
  )
  return sent.map(({ kind, person }) => `${person} is dead and was written to: ${kind}`)
}
