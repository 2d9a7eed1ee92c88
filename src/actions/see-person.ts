/** One person as the desk sees them: the verdict, every way back in and why, sign-ins, messages, acts. Never a secret, never a number. */
import { access, type Judged } from '../core/account/access.ts'
import type { Hindrance } from '../core/account/hindrance.ts'
import { recoveryRoutes, type Route } from '../core/account/recovery-routes.ts'
import { type Ahead, whatHappens } from '../core/account/what-happens.ts'
import { type OpenedService } from '../core/account/opened-services.ts'
import type { Rank } from '../core/desk/rank.ts'
import type { Visibilities } from '../core/person/visibility.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { accountWithFacts } from '../store/accounts.ts'
import { type CallerCheck, callerCheck } from '../store/caller-checks.ts'
import {
  type AccountOfPerson,
  accountsOf,
  actsOn,
  type DoneAct,
  lookedLately,
  numberTypesOf,
  signInsOf,
} from '../store/desk-people.ts'
import { addToJournal, journalOf } from '../store/journal.ts'
import { messagesTo, type SentMessage } from '../store/messages-sent.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { pinWindowUntil } from '../store/placed-locks.ts'
import { type Factors, factorsOf } from '../store/second-factors.ts'
import { type SignInFailure, signInFailures } from '../store/sign-in-failures.ts'
import { type AccountAtTarget, seeDeliveriesOf } from './see-targets.ts'
import { seeVisibility } from './see-visibility.ts'
import type { Agent } from './desk-session.ts'
import { judgePerson } from './judge-person.ts'
import { rankOfPerson } from './rank-of.ts'
import { recoverableOf } from './recoverable.ts'
import { type SeenAccount, seeRow } from './see-account.ts'
import type { World } from './world.ts'

export type SeenPerson = {
  row: PersonRow
  /** What others see of the number and the picture (O-18). */
  visible: Visibilities | null
  /** The personal account, or the only one there is; null before activation. */
  account: SeenAccount | null
  accounts: readonly AccountOfPerson[]
  rank: Rank | null
  hindrances: readonly Hindrance[]
  ahead: readonly Ahead[]
  services: readonly OpenedService[]
  routes: readonly Route[]
  factors: Factors
  numberTypes: readonly string[]
  signIns: Awaited<ReturnType<typeof signInsOf>>
  failures: readonly SignInFailure[]
  messages: readonly SentMessage[]
  acts: readonly DoneAct[]
  journal: { lines: Awaited<ReturnType<typeof journalOf>>; older: number | null }
  caller: CallerCheck | null
  /** How the account stands in each other system. */
  targets: readonly AccountAtTarget[]
}

/** Everything on one screen; null: no such person here. That the desk looked is written into the person's journal, once an hour. */
export async function seePerson(
  world: World,
  agent: Agent,
  personId: string,
  before: number | null = null,
): Promise<SeenPerson | null> {
  const db = world.store
  const row = await personById(db, personId)
  if (!row) return null
  const accounts = await accountsOf(db, personId)
  const main = accounts[0] ? await accountWithFacts(db, accounts[0].id) : undefined
  const account = main ? await seeRow(world, main) : null
  const [beside, judged] = await Promise.all([
    besideOf(world, agent, { row, account, before }),
    judgedOf(world, row, account),
  ])
  await noteLook(world, agent, row.id, main?.id ?? null)
  const routes = recoveryRoutes(
    {
      recovering: beside.recovering,
      person: judged.judged.person,
      rank: beside.rank,
      numberTypes: beside.numberTypes,
      eidConnected: world.eid !== null,
      factors: beside.factors.factors.length,
      recoveryCodes: beside.factors.codesLeft,
      pinWindowUntil: beside.pinUntil,
      inProject: judged.judged.person?.facts.registers.includes('projects') ?? false,
    },
    world.institution,
    world.now(),
  )
  const targets = main ? await seeDeliveriesOf(world, main.id) : []
  return { row, account, accounts, ...judged, ...beside, routes, targets }
}

/** Before activation there is no account, and the same function says what stands in the way. */
async function judgedOf(
  world: World,
  row: PersonRow,
  account: SeenAccount | null,
): Promise<Pick<SeenPerson, 'hindrances' | 'ahead' | 'services'> & { judged: Judged }> {
  if (account)
    return {
      judged: account.judged,
      hindrances: account.hindrances,
      ahead: account.ahead,
      services: account.services,
    }
  const { person } = await judgePerson(world, world.store, row)
  const judged = { account: null, person }
  const hindrances = access(judged, world.institution, world.now())
  return { judged, hindrances, ahead: whatHappens(judged, world.institution, world.now()), services: [] }
}

const linesOnAPage = 20

async function besideOf(
  world: World,
  agent: Agent,
  { row, account, before }: { row: PersonRow; account: SeenAccount | null; before: number | null },
) {
  const db = world.store
  const id = account?.row.id ?? null
  const names = account ? world.keys.indexes(purposes.typedName, account.row.username) : []
  const [
    rank,
    factors,
    numberTypes,
    signIns,
    failures,
    messages,
    acts,
    lines,
    caller,
    pinUntil,
    recoverable,
    visibility,
  ] = await Promise.all([
    rankOfPerson(world, db, row.id),
    id === null ? { factors: [], codesLeft: 0 } : factorsOf(db, id),
    numberTypesOf(db, row.id),
    signInsOf(db, row.id, 8),
    names.length === 0 ? [] : signInFailures(db, names, 8),
    messagesTo(db, row.id, 8),
    actsOn(db, row.id, 20),
    journalOf(db, row.id, { before, most: linesOnAPage + 1 }),
    callerCheck(db, agent.accountId, row.id, world.now()),
    id === null ? null : pinWindowUntil(db, id),
    recoverableOf(world, db, row),
    world.institution.features.visibility ? seeVisibility(world, row.id) : null,
  ])
  const shown = lines.slice(0, linesOnAPage)
  const older = lines.length > linesOnAPage ? (shown.at(-1)?.id ?? null) : null
  return {
    rank,
    factors,
    numberTypes,
    signIns,
    failures,
    messages,
    acts,
    journal: { lines: shown, older },
    caller,
    pinUntil,
    recovering: recoverable.facts,
    visible: visibility?.visible ?? null,
  }
}

async function noteLook(
  world: World,
  agent: Agent,
  personId: string,
  accountId: string | null,
): Promise<void> {
  const by = `desk:${agent.username}`
  const now = world.now()
  if (await lookedLately(world.store, personId, by, now.subtract({ hours: 1 }))) return
  await addToJournal(world.store, now, { personId, accountId, what: 'desk-looked', by })
}
