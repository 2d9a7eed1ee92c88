/** What an administrator sees: the own projects, and of one of them its people and links. Everything is asked anew on every request (case Z-03). */
import { dayAt } from '../core/account/access.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { type LinkState, linkState } from '../core/projects/link-state.ts'
import type { ReachObjection } from '../core/projects/reach.ts'
import type { Db } from '../store/database.ts'
import { linksOfProject, type ListedLink } from '../store/project-links.ts'
import {
  type Administered,
  administeredBy,
  type Orphan,
  membersOfProject,
  orphanedProjects,
  projectIdOf,
  type ProjectMember,
} from '../store/projects.ts'
import { reachMember } from './reach-member.ts'
import type { World } from './world.ts'

export type { Administered, Orphan, ProjectMember }

/** Who acts: a person with an account, signed in. */
export type Administrator = { accountId: string; personId: string; username: string }

/** Null: a session without a person. */
export function administratorOf(session: SessionFacts | null): Administrator | null {
  if (!session?.accountId || session.personId === null || session.username === null) return null
  return { accountId: session.accountId, personId: session.personId, username: session.username }
}

/** The projects that the person administers at this moment; none where the institution has no projects. */
export async function ownProjects(world: World, session: SessionFacts | null): Promise<Administered[]> {
  const who = administratorOf(session)
  return who === null ? [] : projectsOf(world, world.store, who)
}

/** One of them by its key. Null: there is none, or it is somebody else's, which is the same. */
export async function ownProject(
  world: World,
  db: Db,
  who: Administrator | null,
  key: string,
): Promise<Administered | null> {
  if (who === null) return null
  return (await projectsOf(world, db, who)).find((project) => project.key === key) ?? null
}

/** The same by its id, for the links that somebody made. */
export async function projectById(
  world: World,
  db: Db,
  personId: string,
  projectId: string,
): Promise<Administered | null> {
  return (await projectsOf(world, db, { personId })).find(({ id }) => id === projectId) ?? null
}

async function projectsOf(
  world: World,
  db: Db,
  who: Pick<Administrator, 'personId'>,
): Promise<Administered[]> {
  if (!world.institution.projects.offered) return []
  const now = world.now()
  return administeredBy(db, who.personId, { now, today: dayAt(now, world.institution) })
}

/** A member with every reason why no link can be made for them; none: one can. */
export type ListedMember = ProjectMember & { objections: readonly ReachObjection[] }

export type SeenLink = ListedLink & { state: LinkState }

/** A project with its people and its links. */
export type SeenProject = { project: Administered; members: ProjectMember[]; links: SeenLink[] }

const mostLinks = 200

/** Null: not the person's own, or no such project. */
export async function seeProject(
  world: World,
  session: SessionFacts | null,
  key: string,
): Promise<SeenProject | null> {
  const who = administratorOf(session)
  const project = await ownProject(world, world.store, who, key)
  if (who === null || project === null) return null
  const now = world.now()
  const members = await membersOfProject(world.store, project.id, now)
  const links = await linksOfProject(world.store, project.id, mostLinks)
  return { project, members, links: links.map((link) => ({ ...link, state: linkState(link, now) })) }
}

/** Who of these can be sent a link by this person, and why the others cannot. */
export async function whoCanBeHelped(
  world: World,
  session: SessionFacts | null,
  { members }: SeenProject,
): Promise<ListedMember[]> {
  const who = administratorOf(session)
  if (who === null) return []
  const listed: ListedMember[] = []
  for (const member of members) {
    const reached = await reachMember(world, world.store, member.personId, who.personId)
    if (reached) listed.push({ ...member, objections: reached.objections })
  }
  return listed
}

/** Projects that go on and have nobody left who may administer them: the service desk hands them over. */
export async function projectsWithoutAdministrator(world: World): Promise<Orphan[]> {
  if (!world.institution.projects.offered) return []
  const now = world.now()
  return orphanedProjects(world.store, { now, today: dayAt(now, world.institution) })
}

/** One of them with its members, for the desk; null: no such project is without an administrator. */
export async function seeOrphan(
  world: World,
  key: string,
): Promise<{ project: Orphan; members: ProjectMember[] } | null> {
  const project = (await projectsWithoutAdministrator(world)).find((each) => each.key === key)
  const id = project ? await projectIdOf(world.store, key) : null
  if (!project || id === null) return null
  return { project, members: await membersOfProject(world.store, id, world.now()) }
}
