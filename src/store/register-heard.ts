/** When a register was heard from last: by the moment its newest file was made, not the moment we took it. */
import type { Temporal } from 'temporal-polyfill'
import type { Heard } from '../core/account/silent-registers.ts'
import type { RegisterName } from '../core/institution/words.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** What was heard, of every register that ever spoke. */
export async function heardFrom(db: Db): Promise<Heard> {
  const rows = await rowsOf<{ register: RegisterName; at: Temporal.Instant }>(
    db,
    'select register, at from register_heard where $1',
    [true],
  )
  return Object.fromEntries(rows.map(({ register, at }) => [register, at]))
}

/** Notes that a register spoke. The newest word counts, even where its moment is earlier than that of the one before. */
export async function hearRegister(db: Db, register: RegisterName, at: Temporal.Instant): Promise<void> {
  await rowsOf(
    db,
    'insert into register_heard (register, at) values ($1, $2) on conflict (register) do update set at = excluded.at',
    [register, at],
  )
}
