/** What a file of accounts would do, before it does it; the brake judges this. */
import { brake } from '../../core/register/brake.ts'
import type { BadLine } from '../../core/register/line-objection.ts'
import {
  accountSamples,
  countAccounts,
  refuseClashes,
  type StagedAccount,
} from '../../store/account-staging.ts'
import type { ImportPlan, Sample } from '../register-import/plan-import.ts'
import { type AccountRun, noteBadAccount } from './account-run.ts'
import { accountsSetting } from './accounts-setting.ts'

/**
 * Counts what the staged lines come to, as every register's report has it: `arrived` are new accounts, `gone` are
 * tombstones, `missing` are accounts of earlier files of which this one says nothing. Those are only told of.
 */
export async function planAccounts(
  run: AccountRun,
  file: { accounts: number; unknown: number },
): Promise<ImportPlan> {
  const { main } = run.connections
  await refuseSharedClaims(run)
  const counts = await countAccounts(main, run.header.kind)
  const { wouldLock, wouldClose, known } = counts
  const sample = async (where: Parameters<typeof accountSamples>[1]): Promise<Sample[]> =>
    accountSamples(main, where, inSample)
  const { badCount, notes, noteCount } = run.found
  return {
    people: file.accounts,
    unchanged: file.accounts - file.unknown + counts.same,
    arrived: counts.arrived,
    linked: 0,
    changed: counts.changed,
    queued: 0,
    held: 0,
    gone: counts.tombstones,
    missing: counts.missing,
    missingFirst: 0,
    wouldLock,
    wouldClose,
    brake: brake({ wouldLock, wouldClose, missing: 0 }, known, accountsSetting(run.world).brake),
    guard: [],
    samples: {
      arrived: await sample({ is: 'new' }),
      linked: [],
      changed: await sample({ is: 'changed' }),
      queued: [],
      gone: await sample({ is: 'tombstone' }),
      missing: [],
      'would-lock': await sample({ consequence: 'would-lock' }),
      'would-close': await sample({ consequence: 'would-close' }),
    },
    bad: badInOrder(run),
    badCount,
    notes,
    noteCount,
    absencesCancelled: false,
  }
}

/** Lines are judged by the handful, and some only when all are there. */
export function badInOrder({ found }: AccountRun): BadLine[] {
  return found.bad.toSorted((one, other) => one.line - other.line)
}

const inSample = 5

const claimed: Record<StagedAccount['claims'][number]['kind'], { key: string; what: string }> = {
  id: { key: 'id', what: 'stands' },
  name: { key: 'username', what: 'or another name of this line stands' },
  address: { key: 'mail', what: 'or another address of this line stands' },
  uid: { key: 'posix.uid', what: 'stands' },
  person: { key: 'owner', what: 'has an open account' },
}

/** One name, address, number or person on two lines: none of them is taken, whichever was meant. */
async function refuseSharedClaims(run: AccountRun): Promise<void> {
  for (const { at, id, kind, others } of await refuseClashes(run.connections.main)) {
    const { key, what } = claimed[kind]
    const because = `${what} on line ${others.join(', ')} too: none of them is taken`
    noteBadAccount(run, { line: at, id, objections: [{ key, because }] })
  }
}
