/** An administrator makes a link for a member: it goes to the registered mail, and its secret is shown to the administrator once (rows E-1, E-2). */
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts } from '../core/account/session.ts'
import type { ReachObjection } from '../core/projects/reach.ts'
import { makeProjectSecret, readProjectSecret } from '../core/secrets/project-secret.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { addProjectLink, linksMadeSince } from '../store/project-links.ts'
import { membersOfProject } from '../store/projects.ts'
import { addMessage } from './add-message.ts'
import { randomId, randomSecret } from './random.ts'
import { type ReachedMember, reachMember } from './reach-member.ts'
import { type Administered, type Administrator, administratorOf, ownProject } from './see-projects.ts'
import { channelsOf, languageOf } from './tell.ts'
import { together, type World } from './world.ts'

export type ProjectLinkMade =
  /** The secret, this once; it is kept nowhere and stands in no message. */
  | { is: 'made'; secret: string; member: string; until: Temporal.Instant }
  /** Somebody else's project, or nobody of it: as if there were none. */
  | { is: 'not-found' }
  | { is: 'refused'; member: string; objections: readonly ReachObjection[] }
  /** So many in an hour that it is stopped. */
  | { is: 'too-many' }

/** Makes it for the member with this id in this project, and ends the one they had (field 5.40). */
export async function makeProjectLink(
  world: World,
  session: SessionFacts | null,
  wanted: { project: string; member: string },
): Promise<ProjectLinkMade> {
  const who = administratorOf(session)
  if (who === null) return { is: 'not-found' }
  const made = await together(world, async (db) => make(world, db, who, wanted))
  if (made.is === 'too-many')
    world.log.warn('project-links-stopped', { account: who.accountId, project: wanted.project })
  world.nudgeJobs()
  return made
}

async function make(
  world: World,
  db: Db,
  who: Administrator,
  wanted: { project: string; member: string },
): Promise<ProjectLinkMade> {
  await oneAtATime(db, `project links of ${who.accountId}`)
  const project = await ownProject(world, db, who, wanted.project)
  if (project === null) return { is: 'not-found' }
  const members = await membersOfProject(db, project.id, world.now())
  const member = members.find(({ id }) => id === wanted.member)
  const reached = member ? await reachMember(world, db, member.personId, who.personId) : null
  if (!reached) return { is: 'not-found' }
  const name = `${reached.row.given} ${reached.row.family}`.trim()
  if (reached.objections.length > 0)
    return { is: 'refused', member: reached.row.protected ? '' : name, objections: reached.objections }
  const since = world.now().subtract({ hours: 1 })
  if ((await linksMadeSince(db, who.accountId, since)) >= world.institution.projects.linksPerHour) {
    await addToJournal(db, world.now(), {
      ...ofAdministrator(who),
      what: 'project-links-stopped',
      by: 'system',
      details: { project: project.key },
    })
    return { is: 'too-many' }
  }
  // two administrators of one project come one after the other
  await oneAtATime(db, `project links for ${reached.row.id}`)
  return write(world, db, { who, project, reached, name })
}

type Making = { who: Administrator; project: Administered; reached: ReachedMember; name: string }

async function write(
  world: World,
  db: Db,
  { who, project, reached, name }: Making,
): Promise<ProjectLinkMade> {
  const { row, account } = reached
  const now = world.now()
  const until = now
    .toZonedDateTimeISO(world.institution.timeZone)
    .add(world.institution.projects.link.validFor)
    .toInstant()
  const id = randomId(world.dice)
  const key = randomSecret(world.dice)
  const secret = makeProjectSecret(world.dice)
  await addProjectLink(db, {
    id,
    projectId: project.id,
    personId: row.id,
    maker: who,
    account: account && { id: account.row.id, credentialEpoch: account.row.credential_epoch },
    keyDigest: world.keys.index(purposes.projectLink, key),
    secretMac: world.keys.mac(purposes.projectSecret, id, readProjectSecret(secret) ?? ''),
    secretKeyId: world.keys.keyId,
    madeAt: now,
    expiresAt: until,
  })
  const details = { project: project.key }
  await addToJournal(db, now, {
    personId: row.id,
    accountId: account?.row.id ?? null,
    what: 'project-link-made',
    by: who.username,
    details,
  })
  await addToJournal(db, now, { ...ofAdministrator(who), what: 'project-link-given', by: 'self', details })
  await send(world, db, reached, { path: `/project-link/${key}`, until })
  return { is: 'made', secret, member: name, until }
}

/** The link goes to the registered mail and nowhere else; every other channel is told that it went (row A-5). */
async function send(
  world: World,
  db: Db,
  { row }: ReachedMember,
  link: { path: string; until: Temporal.Instant },
): Promise<void> {
  const channels = channelsOf(row)
  const to = { personId: row.id, language: languageOf(world, row), orderKey: row.id }
  await addMessage(world, db, {
    ...to,
    content: { kind: 'project-link', facts: link },
    to: channels.filter(({ channel }) => channel === 'mail'),
  })
  await addMessage(world, db, {
    ...to,
    content: { kind: 'project-link-made', facts: { until: link.until } },
    to: channels.filter(({ channel }) => channel !== 'mail'),
  })
}

function ofAdministrator({ accountId, personId }: Administrator) {
  return { personId, accountId }
}
