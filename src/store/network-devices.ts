/** Devices that came to Wi-Fi with an account's password, and those that still send an old one. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** A device that still sends an old password. */
export type OldPasswordDevice = {
  station: string
  ssid: string | null
  seenAt: Temporal.Instant
  times: number
}

/** Those of an account, seen since a moment, the newest first. */
export async function oldPasswordDevices(
  db: Db,
  accountId: string,
  since: Temporal.Instant,
): Promise<OldPasswordDevice[]> {
  const text = `
    select station, ssid, old_password_at as "seenAt", old_password_times as times from network_device
    where account_id = $1 and old_password_at > $2 order by old_password_at desc, station limit 20`
  return rowsOf<OldPasswordDevice>(db, text, [accountId, since])
}

/** The devices whose wrong tries are counted apart. */
export async function stationsOf(db: Db, accountId: string): Promise<string[]> {
  const text = 'select station from network_device where account_id = $1 and right_at is not null'
  const rows = await rowsOf<{ station: string }>(db, text, [accountId])
  return rows.map(({ station }) => station)
}

/** Forgets what is known of an account's devices: whoever took it over may have made theirs known. */
export async function forgetStations(db: Db, accountId: string): Promise<void> {
  await rowsOf(db, 'delete from network_device where account_id = $1', [accountId])
}
