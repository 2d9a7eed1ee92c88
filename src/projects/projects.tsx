/** The own projects of an administrator (E-1). Whoever administers none is told so, and no more. */
import { ownProjects } from '../actions/see-projects.ts'
import { errorPage } from '../web/error-answer.tsx'
import { longDay } from '../web/dates.ts'
import { CardLink, Doors } from '../web/look/card.tsx'
import { Empty } from '../web/look/empty.tsx'
import { AskDesk } from '../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../web/mail-code/words.ts'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { projectName } from '../web/project-name.ts'
import { dayOf, pathOf } from './names.ts'
import { projectsTexts } from './texts.ts'

export const projectsStep = step({
  path: '/projects',
  opens: 'project-administrator',
  leadsTo: ['/projects/:project'],
  show: async (visit): Promise<Answer> => {
    if (!visit.world.institution.projects.offered) return errorPage(visit, 'notFound')
    if (visit.wantsProjects) visit.keepWanted(false)
    const texts = projectsTexts(visit.language).own
    const projects = await ownProjects(visit.world, visit.session)
    if (projects.length === 0) return nobody(visit)
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
          <Doors>
            {projects.map((project) => (
              <CardLink
                key={project.key}
                href={visit.to(pathOf(project.key))}
                title={`${projectName(project, visit)} (${project.key})`}
                text={describe(visit, project)}
                icon="person"
              />
            ))}
          </Doors>
        </Page>
      ),
    }
  },
})

type Own = Awaited<ReturnType<typeof ownProjects>>[number]

/** Thirty days before the right runs out it is said here. */
function describe(visit: Visit, { members, until, endsAt }: Own): string {
  const texts = projectsTexts(visit.language).own
  const soon = visit.world.now().add({ hours: 24 * 30 })
  return [
    texts.people(members),
    texts.until(until === null ? null : longDay(until, visit.language)),
    ...(endsAt.epochMilliseconds < soon.epochMilliseconds ? [texts.confirm(dayOf(endsAt, visit))] : []),
  ].join(' · ')
}

function nobody(visit: Visit): Answer {
  const texts = projectsTexts(visit.language).own
  return {
    show: (
      <Page visit={visit} title={texts.title}>
        <Empty title={texts.none}>
          <p>{texts.noneText}</p>
        </Empty>
        <AskDesk visit={visit} lead={mailCodeWords(visit.language).askDesk} />
      </Page>
    ),
  }
}
