/** Reads lines of the register of accounts, looks up what each of them meets here, and stages what becomes of it. */
import { domainOf, localPartOf, readAccountLine } from '../../core/register/account-line.ts'
import { type AccountMove, judgeMove, type Standing } from '../../core/register/account-move.ts'
import type { FileLine } from '../../core/register/register-file.ts'
import { type StagedAccount, stageAccounts, type StagedMove } from '../../store/account-staging.ts'
import { randomId } from '../random.ts'
import { type AccountRun, noteBadAccount, noteOnAccount, type ReadAccount } from './account-run.ts'
import { standingOf } from './standing-of.ts'

/** So many lines are looked up together. */
const together = 200

/** Stages lines, some at a time: memory stays flat however long the file is. */
export async function stageAccountLines(run: AccountRun, lines: readonly FileLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += together) {
    const { read, present } = readSome(run, lines.slice(from, from + together))
    const standing = await standingOf(run, read)
    const staged = read.flatMap((line) => judged(run, line, standing(line)) ?? bare(run, line))
    await stageAccounts(run.connections.main, [...staged, ...present])
  }
}

function readSome(run: AccountRun, lines: readonly FileLine[]) {
  const read: ReadAccount[] = []
  const present: StagedAccount[] = []
  for (const { at, bytes } of lines) {
    const outcome = readAccountLine(bytes.toString('utf8'), run.reading)
    const digest = run.world.keys.digest(bytes)
    if ('account' in outcome) {
      read.push({ at, digest, account: outcome.account })
      continue
    }
    noteBadAccount(run, { line: at, ...outcome })
    if (outcome.id !== null) present.push(bareLine(run, { at, digest, id: outcome.id }))
  }
  return { read, present }
}

/** Null: the line is not taken. */
function judged(run: AccountRun, line: ReadAccount, standing: Standing): StagedAccount | null {
  const move = judgeMove(line.account, standing, run.reading.domains)
  if ('objections' in move) {
    noteBadAccount(run, { line: line.at, id: line.account.id, objections: move.objections })
    return null
  }
  noteOnAccount(run, line.at, move.notes)
  const accountId = standing.record?.account?.id ?? randomId(run.world.dice)
  const { at, digest, account } = line
  return {
    at,
    id: account.id,
    digest,
    accountId,
    body: bodyOf(run, accountId, move),
    claims: claimsOf(run, line, move),
  }
}

/** A bad line is there all the same: nobody else of this file has its id. */
function bare(run: AccountRun, { at, digest, account }: ReadAccount): StagedAccount {
  return bareLine(run, { at, digest, id: account.id })
}

function bareLine(run: AccountRun, line: Pick<StagedAccount, 'at' | 'digest' | 'id'>): StagedAccount {
  const claims = [{ kind: 'id', value: line.id }] as const
  return { ...line, accountId: randomId(run.world.dice), body: null, claims }
}

/** The hash is wrapped with the pepper before it waits anywhere. */
function bodyOf(run: AccountRun, accountId: string, move: AccountMove): StagedMove {
  const { password, locks, notes: _notes, ...body } = move
  const { keys, dice } = run.world
  return {
    ...body,
    password:
      password === null || !run.apply
        ? null
        : {
            sealed: keys.wrap(accountId, password.stored).toString('base64'),
            work: password.work,
            setAt: password.setAt,
            mustChange: password.mustChange,
          },
    locks: locks.map((lock) => ({ ...lock, id: randomId(dice) })),
  }
}

/** What no two lines may both have. */
function claimsOf(run: AccountRun, { account }: ReadAccount, move: AccountMove): StagedAccount['claims'] {
  const addresses = [...(account.mail === null ? [] : [account.mail]), ...account.mailAliases]
  const isOwn = (address: string) => run.reading.domains.includes(domainOf(address))
  const names = new Set([
    account.username,
    ...account.formerUsernames,
    ...addresses.filter(isOwn).map(localPartOf),
  ])
  const isOpen = account.closedAt === null && move.personId !== null
  return [
    { kind: 'id', value: account.id },
    ...[...names].map((value) => ({ kind: 'name' as const, value })),
    ...addresses.map((value) => ({ kind: 'address' as const, value })),
    ...(account.posix ? [{ kind: 'uid' as const, value: String(account.posix.uid) }] : []),
    ...(isOpen && move.personId !== null ? [{ kind: 'person' as const, value: move.personId }] : []),
  ]
}
