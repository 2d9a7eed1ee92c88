/** The demo's inbox: every mail and text message that would have been sent, of all institutions. */
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import type { Queries } from '../store/database-clock.ts'
import { makeOwnTable } from './own-table.ts'
import type { TakenMessage } from './stand-ins/taken.ts'

/** One message as `/demo/inbox.json` shows it (design: the shape is fixed, walks rely on it). */
export type InboxMessage = TakenMessage & { at: string }

export type DemoInbox = {
  /** Shows a message; one that is shown already is not shown again. */
  add(message: TakenMessage, at: Temporal.Instant): Promise<void>
  /** All messages, oldest first. */
  list(): Promise<InboxMessage[]>
}

/** Opens the inbox on the shared database, and makes its table when it is not there. */
export async function openDemoInbox(pool: Queries): Promise<DemoInbox> {
  await makeOwnTable(
    pool,
    `create table if not exists demo_inbox (
       number bigint generated always as identity primary key,
       id text not null, at timestamptz not null, institution text not null, channel text not null,
       recipient text not null, subject text not null, text text not null, unique (institution, id))`,
  )
  return {
    async add({ id, institution, channel, to, subject, text }, at) {
      await pool.query(
        `insert into demo_inbox (id, at, institution, channel, recipient, subject, text)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (institution, id) do nothing`,
        [id, at.toString(), institution, channel, to, subject, text],
      )
    },
    async list() {
      const { rows } = await pool.query(
        `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, institution, channel,
           recipient as to, subject, text from demo_inbox order by number`,
      )
      return z.array(row).parse(rows)
    },
  }
}

const row = z.object({
  id: z.string(),
  at: z.string(),
  institution: z.string(),
  channel: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
