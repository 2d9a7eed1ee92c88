/** Looks up everything here that some lines of the register of accounts can meet: owners, what was taken before, names, addresses, numbers. */
import { domainOf, localPartOf, type MovingAccount } from '../../core/register/account-line.ts'
import type { Standing } from '../../core/register/account-move.ts'
import { canonicalNumber } from '../../core/person/identity-number.ts'
import { canonicalStudentNumber } from '../../core/person/student-number.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import {
  type Claimant,
  holdersOfAddresses,
  holdersOfNames,
  holdersOfUids,
  type KnownAccount,
  knownAccounts,
  peopleByNumbers,
  peopleByRecords,
  peopleByStudentNumbers,
  personalAccounts,
} from '../../store/account-moves.ts'
import type { AccountRun, ReadAccount } from './account-run.ts'

/** What each of these lines meets; a handful of statements for all of them together. */
export async function standingOf(
  run: AccountRun,
  lines: readonly ReadAccount[],
): Promise<(line: ReadAccount) => Standing> {
  const { main } = run.connections
  const owners = await ownersOf(run, lines)
  const known = await knownAccounts(
    main,
    lines.map(({ account }) => account.id),
  )
  const records = new Map(known.map((each) => [each.record, each]))
  const people = [...owners.values()].flatMap(({ people: some }) => [...some])
  const accounts = await personalAccounts(main, people)
  const names = await holdersOfNames(
    main,
    lines.flatMap(({ account }) => namesIn(account, run.reading.domains)),
  )
  const addresses = await holdersOfAddresses(
    main,
    lines.flatMap(({ account }) => addressesIn(account)),
  )
  const uids = await holdersOfUids(
    main,
    lines.flatMap(({ account }) => account.posix?.uid ?? []),
  )
  return ({ at, account }) => {
    const { people: some, unknown } = owners.get(at) ?? { people: new Set<string>(), unknown: false }
    const record = records.get(account.id)
    const own = record?.account?.id
    const other = accounts.find((each) => some.has(each.person) && each.account !== own)
    return {
      owners: [...some],
      unknownOwner: unknown,
      record: record ? { account: opened(run, record) } : null,
      other: other ? { username: other.username } : null,
      names,
      addresses,
      uids,
    }
  }
}

/** The hash that stands is opened only where it came from an older system too: it is compared with what comes now. */
function opened({ world }: AccountRun, { account }: KnownAccount) {
  if (account === null) return null
  const { sealed, ...rest } = account
  return { ...rest, stored: sealed === null ? null : world.keys.unwrap(account.id, sealed) }
}

function namesIn(account: MovingAccount, domains: readonly string[]): string[] {
  const local = addressesIn(account)
    .filter((address) => domains.includes(domainOf(address)))
    .map(localPartOf)
  return [account.username, ...account.formerUsernames, ...local]
}

function addressesIn({ mail, mailAliases }: MovingAccount): string[] {
  return [...(mail === null ? [] : [mail]), ...mailAliases]
}

type Owner = { people: Set<string>; unknown: boolean }

/** Every claim is followed; one that leads to nobody is as bad as one that leads to somebody else. */
async function ownersOf(run: AccountRun, lines: readonly ReadAccount[]): Promise<Map<number, Owner>> {
  const { main } = run.connections
  const byNumber = await peopleByNumbers(
    main,
    lines.flatMap(({ at, account: { owner } }) =>
      owner.identity === null
        ? []
        : run.world.keys
            .indexes(purposes.identityNumber, canonicalNumber(owner.identity))
            .map((blindIndex) => ({ at, blindIndex })),
    ),
  )
  const ofRegister = async (register: 'fs' | 'hr') =>
    peopleByRecords(
      main,
      lines.flatMap(({ at, account: { owner } }) => {
        const id = owner[register]
        return id === null ? [] : [{ at, register, id }]
      }),
    )
  const byStudentNumber = await peopleByStudentNumbers(
    main,
    lines.flatMap(({ at, account: { owner } }) =>
      owner.studentNumber === null ? [] : [{ at, canonical: canonicalStudentNumber(owner.studentNumber) }],
    ),
  )
  const found = {
    identity: byLine(byNumber),
    fs: byLine(await ofRegister('fs')),
    hr: byLine(await ofRegister('hr')),
    studentNumber: byLine(byStudentNumber),
  }
  return new Map(
    lines.map(({ at, account: { owner } }) => {
      const people = new Set<string>()
      let unknown = false
      for (const claim of ['identity', 'fs', 'hr', 'studentNumber'] as const) {
        if (owner[claim] === null) continue
        const some = found[claim].get(at) ?? []
        unknown ||= some.length === 0
        for (const person of some) people.add(person)
      }
      return [at, { people, unknown }] as const
    }),
  )
}

function byLine(claimants: readonly Claimant[]): Map<number, string[]> {
  const lines = new Map<number, string[]>()
  for (const { at, person } of claimants) lines.set(at, [...(lines.get(at) ?? []), person])
  return lines
}
