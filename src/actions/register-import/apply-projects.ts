/** Projects follow their register, after the people in them: all of it together or not at all. */
import type { RunStamp } from '../../store/register-apply.ts'
import { inTransaction } from '../../store/register-connections.ts'
import { keepAdministrators, keepMembers, keepProjects, missProjects } from '../../store/register-projects.ts'
import { batch } from './applied.ts'
import type { ProjectsFound } from './projects-found.ts'
import { rightEnds } from './right-ends.ts'
import type { ImportRun } from './import-run.ts'
import { idText } from './row-ids.ts'

/** Written last: whoever a project no longer names is found by what it named before, however often the run begins anew. */
export async function applyProjects(run: ImportRun, found: ProjectsFound, stamp: RunStamp): Promise<void> {
  const { main } = run.connections
  const newId = () => idText(run.newId())
  const newIds = (count: number) => Array.from({ length: count }, newId)
  const endsAt = rightEnds(run.world, run.now).toString()
  await inTransaction(main, async () => {
    for (let from = 0; from < found.projects.length; from += batch) {
      const some = found.projects.slice(from, from + batch)
      const keys = some.map(({ project }) => project)
      await keepProjects(main, some, newIds(some.length), stamp)
      await keepMembers(main, some, newId, stamp)
      await keepAdministrators(main, keys, { ...stamp, endsAt }, newIds)
    }
    const missing = found.missing.filter((key) => !found.gone.includes(key))
    await missProjects(main, { missing, gone: found.gone }, stamp)
  })
}
