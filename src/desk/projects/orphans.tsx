/** Projects whose owner has left, or whose administrators were not confirmed in time: somebody of the desk hands them over (row E-5). */
import { projectsWithoutAdministrator } from '../../actions/see-projects.ts'
import { longDay } from '../../web/dates.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { step } from '../../web/step.ts'
import { DeskPage, nowhere } from '../desk-page.tsx'
import { projectName } from '../../web/project-name.ts'
import { orphanTexts } from './texts.ts'

export const orphansStep = step({
  path: '/desk/projects',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/projects/:project'],
  show: async (visit) => {
    if (!visit.world.institution.projects.offered) return nowhere(visit)
    const texts = orphanTexts(visit.language)
    const projects = await projectsWithoutAdministrator(visit.world)
    return {
      show: (
        <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
          <Card>
            {projects.length === 0 ? (
              <Empty title={texts.none} />
            ) : (
              <ItemList
                items={projects.map(({ key, name, until, members }) => ({
                  title: projectName({ key, name }, visit),
                  href: visit.to(`/desk/projects/${key}`),
                  text: [
                    key,
                    texts.members(members),
                    until === null ? null : texts.until(longDay(until, visit.language)),
                  ]
                    .filter((part) => part !== null)
                    .join(' · '),
                }))}
              />
            )}
          </Card>
        </DeskPage>
      ),
    }
  },
})
