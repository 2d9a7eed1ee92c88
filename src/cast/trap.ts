/** A write that fails on purpose, as a broken disk would make it, in the midst of what a request does. */
import type { Store } from '../store/database.ts'
import { run } from './whole-database.ts'

/** While `work` runs, no session can be written; everything else can. */
export async function whileNoSessionIsWritten(store: Store, work: () => Promise<void>): Promise<void> {
  await run(
    store,
    `create function no_session() returns trigger language plpgsql as $$ begin raise exception 'trapped'; end $$;
     create trigger no_session before insert on session for each row execute function no_session()`,
  )
  try {
    await work()
  } finally {
    await run(store, 'drop function no_session cascade')
  }
}
