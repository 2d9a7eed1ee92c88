/** An administrator takes a link back: it opens nothing from the next moment on. */
import type { SessionFacts } from '../core/account/session.ts'
import { accountIdOf } from '../store/accounts.ts'
import { addToJournal } from '../store/journal.ts'
import { revokeProjectLink } from '../store/project-links.ts'
import { administratorOf, ownProject } from './see-projects.ts'
import { together, type World } from './world.ts'

/** `not-found`: somebody else's project, another project's link, or none. `over`: it opens nothing any more as it is. */
export type ProjectLinkRevoked = 'revoked' | 'over' | 'not-found'

/** Any administrator of the project may, whoever made it. */
export async function revokeLink(
  world: World,
  session: SessionFacts | null,
  { project: key, link }: { project: string; link: string },
): Promise<ProjectLinkRevoked> {
  const who = administratorOf(session)
  return together(world, async (db): Promise<ProjectLinkRevoked> => {
    const project = await ownProject(world, db, who, key)
    if (who === null || project === null) return 'not-found'
    const at = world.now()
    const personId = await revokeProjectLink(db, { id: link, projectId: project.id, at })
    if (personId === null) return 'over'
    const line = { what: 'project-link-revoked', details: { project: key } } as const
    const accountId = await accountIdOf(db, personId)
    await addToJournal(db, at, { ...line, personId, accountId, by: who.username })
    await addToJournal(db, at, { ...line, personId: who.personId, accountId: who.accountId, by: 'self' })
    return 'revoked'
  })
}
