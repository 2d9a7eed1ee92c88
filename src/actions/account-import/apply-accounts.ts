/** Writes what the lines became: some hundred in a transaction, and when one of them cannot be, all but that one. */
import { type MoveStamp, writeAccounts } from '../../store/account-moves.ts'
import { type WaitingAccount, waitingAccounts } from '../../store/account-staging.ts'
import { asOneRow, inTransaction } from '../../store/register-connections.ts'
import { noteProgress } from '../../store/register-runs.ts'
import type { Applied } from '../register-import/applied.ts'
import { type AccountRun, noteBadAccount } from './account-run.ts'

const batch = 250

/** Writes everything that is staged. Stopped at any moment, the same file goes on from there. */
export async function applyAccounts(run: AccountRun, stamp: MoveStamp, total: number): Promise<Applied> {
  const { main } = run.connections
  const applied: Applied = { arrived: 0, changed: 0, gone: 0, returned: 0, queued: 0, failed: 0 }
  let done = 0
  for (let after = 0; ;) {
    const lines = await waitingAccounts(main, { after, most: batch })
    const last = lines.at(-1)
    if (!last) return applied
    after = last.at
    await writeSome(run, stamp, lines, applied)
    done += lines.length
    run.progress({ step: 'applying', done, total })
    await noteProgress(main, stamp.run, done)
  }
}

async function writeSome(
  run: AccountRun,
  stamp: MoveStamp,
  lines: readonly WaitingAccount[],
  applied: Applied,
): Promise<void> {
  const { main } = run.connections
  const [only] = lines
  if (!only) return
  const failure = await asOneRow(async () =>
    inTransaction(main, async () => writeAccounts(main, lines, stamp)),
  )
  if (!failure) {
    const many = (is: string) => lines.filter(({ body }) => body.is === is).length
    applied.arrived += many('new')
    applied.changed += many('changed')
    applied.gone += many('tombstone')
  } else if (lines.length === 1) {
    applied.failed += 1
    run.world.log.error('account-line-not-written', failure, { line: only.at })
    const objections = [{ key: null, because: 'could not be written; see the log' }]
    noteBadAccount(run, { line: only.at, id: only.id, objections })
  } else {
    const middle = Math.floor(lines.length / 2)
    await writeSome(run, stamp, lines.slice(0, middle), applied)
    await writeSome(run, stamp, lines.slice(middle), applied)
  }
}
