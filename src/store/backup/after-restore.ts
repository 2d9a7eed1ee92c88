/** What a restored database must not bring back to life: everything good once, or for a while, for a backup cannot know what was used since (case Y-05). */
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../database.ts'

/** `ends`: what is done to the rows; `stays`: why nothing has to be. */
type Answer =
  | { ends: (at: { now: Temporal.Instant; pinTriesLeft: number; most: number }) => RawBuilder<unknown> }
  | { stays: string }

const because = 'restored from a backup'
/** More changes than any door system hears of between a backup and its restore. */
const farBeyond = 1_000_000_000

/** Every table that holds something good once, or counts tries. A test finds them by their columns and knows no other. */
export const afterRestore: Readonly<Record<string, Answer>> = {
  session: {
    ends: ({ now }) =>
      sql`UPDATE session SET ended_at = ${now}, ended_because = 'restored', provider_token = NULL WHERE ended_at IS NULL`,
  },
  grants: { ends: ({ now }) => sql`UPDATE grants SET ended_at = ${now} WHERE ended_at IS NULL` },
  grant_right: { ends: ({ now }) => sql`UPDATE grant_right SET used_at = ${now} WHERE used_at IS NULL` },
  mail_link: {
    ends: ({ now }) => sql`UPDATE mail_link SET ended_at = ${now} WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  code_attempt: {
    ends: ({ now }) =>
      sql`UPDATE code_attempt SET ended_at = ${now} WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  temporary_password: {
    ends: ({ now }) =>
      sql`UPDATE temporary_password SET ended_at = ${now} WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  recovery_code: {
    ends: ({ now }) =>
      sql`UPDATE recovery_code SET ended_at = ${now} WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  desk_code: {
    ends: ({ now }) => sql`UPDATE desk_code SET ended_at = ${now} WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  project_link: {
    ends: ({ now }) =>
      sql`UPDATE project_link SET ended_at = ${now}, ended_because = ${because} WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  caller_check: { ends: ({ now }) => sql`UPDATE caller_check SET ended_at = ${now} WHERE ended_at IS NULL` },
  disputable_change: {
    ends: ({ now }) =>
      sql`UPDATE disputable_change SET ended_at = ${now}, before_sealed = NULL WHERE used_at IS NULL AND ended_at IS NULL`,
  },
  // a veto that came after the backup would be forgotten
  factor_wait: {
    ends: ({ now }) =>
      sql`UPDATE factor_wait SET ended_at = ${now} WHERE used_at IS NULL AND ended_at IS NULL AND vetoed_at IS NULL`,
  },
  passkey_ceremony: {
    ends: ({ now }) => sql`UPDATE passkey_ceremony SET used_at = ${now} WHERE used_at IS NULL`,
  },
  first_administrator_secret: {
    ends: ({ now }) =>
      sql`UPDATE first_administrator_secret SET ends_at = ${now} WHERE used_at IS NULL AND ends_at > ${now}`,
  },
  // wrong tries since then are forgotten: one is left, and whoever misses it is given another PIN by the desk or the register
  access_pin: {
    ends: ({ pinTriesLeft, most }) =>
      sql`UPDATE access_pin SET tries = greatest(tries, ${most - pinTriesLeft}::int) WHERE used_at IS NULL AND replaced_at IS NULL`,
  },
  // the way in with a PIN after the desk closed an account, and the code it said; the lock itself stays
  placed_lock: {
    ends: ({ now }) =>
      sql`UPDATE placed_lock SET pin_until = least(pin_until, ${now}), opening_code_mac = NULL, opening_code_key_id = NULL
        WHERE lifted_at IS NULL AND (pin_until IS NOT NULL OR opening_code_mac IS NOT NULL)`,
  },
  desk_act: {
    ends: ({ now }) =>
      sql`UPDATE desk_act SET state = 'declined', decided_at = ${now} WHERE state = 'waiting'`,
  },
  // a key that was revoked since then would open again: every register gets a new one
  register_key: {
    ends: ({ now }) =>
      sql`UPDATE register_key SET revoked_at = ${now}, revoked_by = 'restore' WHERE revoked_at IS NULL`,
  },
  door_key: {
    ends: ({ now }) =>
      sql`UPDATE door_key SET revoked_at = ${now}, revoked_by = 'restore' WHERE revoked_at IS NULL`,
  },
  network_key: {
    ends: ({ now }) =>
      sql`UPDATE network_key SET revoked_at = ${now}, revoked_by = 'restore' WHERE revoked_at IS NULL`,
  },
  // the one of a stolen phone would open Wi-Fi again
  wifi_secret: {
    ends: ({ now }) =>
      sql`UPDATE wifi_secret SET ended_at = ${now}, ended_because = 'restored' WHERE ended_at IS NULL`,
  },
  service_sign_in: {
    ends: () => sql`UPDATE service_sign_in SET ended_because = 'restored' WHERE ended_because IS NULL`,
  },
  // sessions, codes and tokens of the OpenID provider
  openid_item: { ends: () => sql`DELETE FROM openid_item` },
  // passwords on their way to other systems, sealed then: the next right sign-in makes new ones
  sealed_copy: { ends: () => sql`DELETE FROM sealed_copy` },
  // other systems were told more since then than this database remembers: each is told everything anew, password and PIN too
  delivery: {
    ends: () =>
      sql`UPDATE delivery SET wanted = wanted + 1, password_applied = 0, pin_applied = 0, groups_applied = NULL, due_at = '-infinity', tries = 0,
        lease_until = NULL, lease_token = NULL, given_up_at = NULL`,
  },
  // what was being taken away there is looked for once more: gone already is as good. Somebody who was erased after the
  // backup comes back with it, is told anew, and is erased and taken away again when the hour looks for the departed. Whoever
  // came after it is unknown here: what carries their ids is said by a comparison, and never taken away by itself
  farewell: {
    ends: () =>
      sql`UPDATE farewell SET due_at = '-infinity', tries = 0, lease_until = NULL, lease_token = NULL, given_up_at = NULL
        WHERE done_at IS NULL`,
  },
  target: { ends: () => sql`UPDATE target SET rests_until = NULL, tries = 0, compare_after = NULL` },
  // whoever fetches differences has heard higher numbers than this database knows: all numbers rise, and all cards are sent
  door_list: {
    ends: () =>
      sql`WITH cards AS (UPDATE door_card SET sequence = sequence + ${farBeyond}::bigint, refused = NULL)
        UPDATE door_list SET last_sequence = last_sequence + ${farBeyond}::bigint, floor = last_sequence + ${farBeyond}::bigint,
          pushed = 0, turn_token = NULL, turn_until = NULL`,
  },
  // what waited then was sent long ago, or speaks of codes that are ended now
  job: {
    ends: ({
      now,
    }) => sql`UPDATE job SET dead_at = ${now}, sealed = NULL, lease_until = NULL, lease_token = NULL,
      last_error = ${because} WHERE done_at IS NULL AND dead_at IS NULL`,
  },
  register_intake: {
    ends: ({
      now,
    }) => sql`UPDATE register_intake SET state = 'failed', finished_at = ${now}, lease_until = NULL,
      lease_token = NULL WHERE state IN ('received', 'running')`,
  },
  // whatever is bound to the count of credential changes: nothing made before it opens anything after it
  account: { ends: () => sql`UPDATE account SET credential_epoch = credential_epoch + 1` },

  authenticator_app: {
    stays: 'a code is good for half a minute; the step used last lies further back than any',
  },
  passkey: { stays: 'the authenticator’s own count only goes up, and is asked for being higher' },
  door_pin: { stays: 'is in force until it is changed' },
  throttle: {
    stays: 'counts wrong tries of minutes ago; later ones are behind the lock that the next ones bring',
  },
  code_tries: { stays: 'counts of a day or of a credential’s life; each sent code they belong to is ended' },
  wrong_run: { stays: 'a long run of wrong passwords goes on where it was' },
  pin_failure: { stays: 'the breaker looks at the last minutes only' },
  sign_in_failure: { stays: 'tells the desk what was tried' },
  known_device: { stays: 'makes a browser known, and opens nothing' },
  eid_return: { stays: 'answers of a provider, good for minutes' },
  guide_answer: { stays: 'opinions about guides' },
  message_sent: { stays: 'limits go on from what was counted' },
  role_grant: {
    stays: 'in force until it is ended; the operator is told how many there are, to look through',
  },
  verdict: { stays: 'judged anew: every account is marked as due' },
  verdict_due: {
    ends: () =>
      sql`INSERT INTO verdict_due (account_id, cause) SELECT id, 'restored' FROM account ON CONFLICT (account_id) DO NOTHING`,
  },
}

/** Ends it all, inside a transaction. Returns how many rows of each table that was, tables without any left out. */
export async function endWhatWasGoodOnce(
  db: Db,
  at: { now: Temporal.Instant; pinTriesLeft: number; most: number },
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, answer] of Object.entries(afterRestore)) {
    if (!('ends' in answer)) continue
    const { numAffectedRows } = await answer.ends(at).execute(db)
    if (Number(numAffectedRows ?? 0) > 0) counts[table] = Number(numAffectedRows)
  }
  return counts
}
