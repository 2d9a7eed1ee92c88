/** Whoever made a link: may they still, and what are they told of it? */
import { addToJournal } from '../store/journal.ts'
import type { Db } from '../store/database.ts'
import { personById } from '../store/people.ts'
import type { LinkTry } from '../store/project-links.ts'
import { membersOfProject, projectKeyOf } from '../store/projects.ts'
import { addMessage } from './add-message.ts'
import { judgeAccount } from './judge-account.ts'
import type { ReachedMember } from './reach-member.ts'
import { projectById } from './see-projects.ts'
import { channelsOf, languageOf } from './tell.ts'
import type { World } from './world.ts'

/**
 * A link is worth what its maker's right is worth at this moment: the project still theirs, the member still in it and
 * within reach, and nothing changed about the account since (cases Z-03, L-08).
 */
export async function linkStillStands(
  world: World,
  db: Db,
  tried: LinkTry,
  { account, objections }: ReachedMember,
): Promise<boolean> {
  if (objections.length > 0) return false
  if ((account?.row.id ?? null) !== tried.accountId) return false
  if ((account?.row.credential_epoch ?? null) !== tried.credentialEpoch) return false
  const maker = await judgeAccount(world, db, tried.makerAccount)
  if (!maker || maker.row.closed_at !== null) return false
  const project = await projectById(world, db, tried.makerPerson, tried.projectId)
  if (project === null) return false
  const members = await membersOfProject(db, project.id, world.now())
  return members.some(({ personId }) => personId === tried.personId)
}

const journalled = { used: 'project-link-redeemed', void: 'project-link-void' } as const

/** By mail and in the own journal; call `world.nudgeJobs()` afterwards. */
export async function tellAdministrator(
  world: World,
  db: Db,
  tried: LinkTry,
  what: keyof typeof journalled,
): Promise<void> {
  const at = world.now()
  const project = await projectKeyOf(db, tried.projectId)
  await addToJournal(db, at, {
    personId: tried.makerPerson,
    accountId: tried.makerAccount,
    what: journalled[what],
    by: 'system',
    details: { project },
  })
  const maker = await personById(db, tried.makerPerson)
  if (!maker || maker.deceased !== null) return
  await addMessage(world, db, {
    content: { kind: 'project-link-told', facts: { what, project, at } },
    to: channelsOf(maker).filter(({ channel }) => channel === 'mail'),
    personId: maker.id,
    language: languageOf(world, maker),
    orderKey: maker.id,
  })
}
