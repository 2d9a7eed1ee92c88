/** Sends what is waiting, in order, one sender at a time; what the receiver will not take is skipped, and said. */
import { setTimeout as pause } from 'node:timers/promises'
import type { DoorList, DoorRecord } from '../../core/targets/door-list.ts'
import type { Trouble } from '../../core/targets/trouble.ts'
import type { Send } from './send.ts'

const atOnce = 200
const turnSeconds = 90
const lookAgainMs = 50

/** Sends until everything up to this number is there. Null: it is; otherwise why not. */
export async function pushThrough(
  list: DoorList,
  send: Send,
  sequence: number,
  signal: AbortSignal,
): Promise<Trouble | null> {
  for (;;) {
    if ((await list.sentThrough()) >= sequence) return null
    if (signal.aborted) return { what: 'stopped', said: 'stopped by us' }
    const turn = await list.takeTurn(turnSeconds)
    if (turn === null) {
      await pause(lookAgainMs)
      continue
    }
    try {
      const trouble = await pushWaiting(list, send, turn, signal)
      if (trouble) return trouble
    } finally {
      await list.giveTurnBack(turn)
    }
  }
}

async function pushWaiting(
  list: DoorList,
  send: Send,
  turn: string,
  signal: AbortSignal,
): Promise<Trouble | null> {
  for (;;) {
    const records = await list.unsent(atOnce)
    const last = records.at(-1)
    if (!last) return null
    const answer = await send(records, signal)
    if (answer.is === 'away') return answer.trouble
    if (answer.is === 'refused' && records.length > 1) {
      const trouble = await oneByOne(list, send, { turn, records }, signal)
      if (trouble) return trouble
      continue
    }
    const refused = answer.is === 'refused' ? [last.sequence] : []
    if (!(await list.sent(turn, last.sequence, refused))) return null
  }
}

/** Together they were refused: each alone shows which of them it is about. */
async function oneByOne(
  list: DoorList,
  send: Send,
  { turn, records }: { turn: string; records: readonly DoorRecord[] },
  signal: AbortSignal,
): Promise<Trouble | null> {
  for (const record of records) {
    const answer = await send([record], signal)
    if (answer.is === 'away') return answer.trouble
    const refused = answer.is === 'refused' ? [record.sequence] : []
    if (!(await list.sent(turn, record.sequence, refused))) return null
  }
  return null
}
