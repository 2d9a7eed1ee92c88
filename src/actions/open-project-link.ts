/** The link from the mail and the secret from the administrator, together: counted first, used once, and only while the administrator may still reach the member (cases L-05, L-07, L-18, Z-03). */
import { readProjectSecret } from '../core/secrets/project-secret.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { personalAccountOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import {
  endProjectLink,
  endProjectLinksOf,
  isLivingProjectLink,
  type LinkTry,
  takeLinkTry,
  useProjectLink,
} from '../store/project-links.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { giveUsername } from './give-username.ts'
import { judgePerson } from './judge-person.ts'
import { given, openGrant } from './open-grant.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { type ReachedMember, reachMember } from './reach-member.ts'
import { linkStillStands, tellAdministrator } from './project-link-maker.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'
import { rulesDue } from '../core/account/access.ts'

export type ProjectLinkOpened =
  /** The grant of this browser; an account that exists goes to its password, a new one to the rules first. */
  | { is: 'opened'; opened: Opened; next: '/set' | '/activate-account/rules' | '/activate-account/password' }
  | { is: 'wrong'; left: number }
  /** Used, revoked, run out, replaced, too many wrong ones, or the administrator may no longer reach this member. */
  | { is: 'dead' }
  | { is: 'slow-down' }

/** Whether the link of this browser can still be used. Only reads: mail programs look at links before people do (case L-05). */
export async function isProjectLinkAlive(world: World, key: string | null): Promise<boolean> {
  if (key === null) return false
  const most = world.institution.projects.link.wrongTries
  return isLivingProjectLink(world.store, digestsOf(world, key), { now: world.now(), most })
}

function digestsOf(world: World, key: string): readonly Buffer[] {
  return world.keys.indexes(purposes.projectLink, key)
}

/** Compares once. The right secret opens a grant for this person and nothing else. */
export async function openProjectLink(
  world: World,
  typed: { key: string | null; secret: string },
  browser: Browser,
  from: Address,
): Promise<ProjectLinkOpened> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  if (typed.key === null) return { is: 'dead' }
  const most = world.institution.projects.link.wrongTries
  const tried = await takeLinkTry(world.store, digestsOf(world, typed.key), { now: world.now(), most })
  if (tried === null) return { is: 'dead' }
  if (!isRight(world, tried, typed.secret)) {
    await noteFailure(world, from)
    return afterWrong(world, tried, most - tried.tries)
  }
  const outcome = await together(world, async (db) => redeem(world, db, tried, browser))
  world.nudgeJobs()
  return outcome
}

function isRight(world: World, { id, mac, keyId }: LinkTry, typed: string): boolean {
  const secret = readProjectSecret(typed) ?? ''
  return world.keys.macMatches({ mac, keyId }, purposes.projectSecret, id, secret)
}

/** The fifth wrong one is the last, and the administrator hears of it. */
async function afterWrong(world: World, tried: LinkTry, left: number): Promise<ProjectLinkOpened> {
  if (left > 0) return { is: 'wrong', left }
  await together(world, async (db) => {
    const at = world.now()
    if (!(await endProjectLink(db, tried.id, { because: 'too-many-wrong', at }))) return
    const account = await personalAccountOf(db, tried.personId)
    await addToJournal(db, at, {
      personId: tried.personId,
      accountId: account?.id ?? null,
      what: 'project-link-void',
      by: 'system',
    })
    await tellAdministrator(world, db, tried, 'void')
  })
  world.nudgeJobs()
  return { is: 'dead' }
}

async function redeem(world: World, db: Db, tried: LinkTry, browser: Browser): Promise<ProjectLinkOpened> {
  const at = world.now()
  const reached = await reachMember(world, db, tried.personId, tried.makerPerson)
  if (!reached || !(await linkStillStands(world, db, tried, reached))) {
    await endProjectLink(db, tried.id, { because: 'not-allowed-any-more', at })
    return { is: 'dead' }
  }
  if (!(await useProjectLink(db, tried.id, at))) return { is: 'dead' }
  // links of other projects were for the same need
  await endProjectLinksOf(db, tried.personId, at)
  await writeDown(world, db, { tried, reached }, browser)
  return open(world, db, reached, browser)
}

type Redeemed = { tried: LinkTry; reached: ReachedMember }

/** In both journals; the member hears of it on every channel, and so does whoever made the link (row A-5, case L-18). */
async function writeDown(
  world: World,
  db: Db,
  { tried, reached }: Redeemed,
  { device }: Browser,
): Promise<void> {
  const at = world.now()
  const { row, account } = reached
  const accountId = account?.row.id ?? null
  await addToJournal(db, at, {
    personId: row.id,
    accountId,
    what: 'project-link-used',
    by: 'self',
    details: { device },
  })
  await tell(world, db, { person: row, accountId, content: { kind: 'project-link-used', facts: { at } } })
  await tellAdministrator(world, db, tried, 'used')
}

async function open(
  world: World,
  db: Db,
  { row, account }: ReachedMember,
  browser: Browser,
): Promise<ProjectLinkOpened> {
  const credentials = account && {
    id: account.row.id,
    credentialEpoch: account.row.credential_epoch,
    enrolled: account.row.has_second_factor,
  }
  if (credentials === null) await giveUsername(world, db, row)
  const grantId = await openGrant(world, db, {
    purpose: 'project-link',
    personId: row.id,
    account: credentials,
    proofs: given(world, 'project-link'),
  })
  const opened = await openSession(world, db, browser, {
    kind: 'proved',
    proof: 'project-link',
    accountId: credentials?.id ?? null,
    credentialEpoch: credentials?.credentialEpoch ?? null,
    grantId,
  })
  if (credentials !== null) return { is: 'opened', opened, next: '/set' }
  const person = await personById(db, row.id)
  const judged = person ? await judgePerson(world, db, person) : null
  const hasRules = judged !== null && rulesDue(judged.person, world.institution, judged.today).length > 0
  return {
    is: 'opened',
    opened,
    next: hasRules ? '/activate-account/rules' : '/activate-account/password',
  }
}
