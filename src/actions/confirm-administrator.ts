/** The right to administer a project is for a time: somebody confirms it anew, or hands it to another member when the owner has left. */
import { addToJournal } from '../store/journal.ts'
import { giveAdministration, membersOfProject, projectIdOf } from '../store/projects.ts'
import { accountIdOf } from '../store/accounts.ts'
import { randomId } from './random.ts'
import { rightEnds } from './register-import/right-ends.ts'
import { together, type World } from './world.ts'

/** Who confirms: `by` stands in the member's journal. */
export type Confirming = { project: string; member: string; by: string; because: string | null }

/**
 * Gives or renews the right for as long as the institution says (setting `projects.rightsFor`). The caller has made sure
 * that `by` may: the service desk for any project, an administrator for the own ones and never for oneself. False: there is
 * no such member now.
 */
export async function confirmAdministrator(world: World, confirming: Confirming): Promise<boolean> {
  const { project: key, member: memberId, by, because } = confirming
  return together(world, async (db) => {
    const projectId = await projectIdOf(db, key)
    const members = projectId === null ? [] : await membersOfProject(db, projectId, world.now())
    const member = members.find(({ id }) => id === memberId)
    if (!member) return false
    const at = world.now()
    const right = { id: randomId(world.dice), memberId, by, because, at, endsAt: rightEnds(world, at) }
    if (!(await giveAdministration(db, right))) return false
    await addToJournal(db, at, {
      personId: member.personId,
      accountId: await accountIdOf(db, member.personId),
      what: 'project-administration-given',
      by,
      because,
      details: { project: key },
    })
    return true
  })
}
