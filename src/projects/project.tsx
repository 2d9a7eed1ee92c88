/** One of the own projects: its people, and the way to help one of them (E-1). */
import { type ProjectMember, seeProject } from '../actions/see-projects.ts'
import { errorPage } from '../web/error-answer.tsx'
import { longDay } from '../web/dates.ts'
import { ButtonLink } from '../web/look/button.tsx'
import { Card } from '../web/look/card.tsx'
import { Actions } from '../web/look/form.tsx'
import { type Item, ItemList } from '../web/look/item-list.tsx'
import { Link } from '../web/look/link.tsx'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { projectName } from '../web/project-name.ts'
import { dayOf, memberName, pathOf } from './names.ts'
import { projectsTexts } from './texts.ts'

export const projectStep = step({
  path: '/projects/:project',
  opens: 'project-administrator',
  leadsTo: ['/projects/:project/links', '/projects/:project/administrators/:member', '/projects'],
  show: async (visit): Promise<Answer> => {
    const seen = await seeProject(visit.world, visit.session, visit.params['project'] ?? '')
    if (!seen) return errorPage(visit, 'notFound')
    const texts = projectsTexts(visit.language)
    const { project, members } = seen
    const administrators = members.filter(
      ({ role, administersUntil }) => role === 'admin' || administersUntil,
    )
    const others = members.filter((member) => !administrators.includes(member))
    const days = texts.own.until(project.until === null ? null : longDay(project.until, visit.language))
    return {
      show: (
        <Page
          visit={visit}
          title={projectName(project, visit)}
          intro={`${project.key} · ${days}`}
          layout="page"
        >
          <Card title={texts.project.people} id="members">
            {others.length === 0 ? (
              <p>{texts.project.noMembers}</p>
            ) : (
              <ItemList items={others.map((member) => itemOf(visit, member))} />
            )}
            <Actions>
              <ButtonLink href={visit.to(pathOf(project.key, '/links'))}>{texts.project.sendLink}</ButtonLink>
            </Actions>
          </Card>
          <Card title={texts.project.administrators} id="administrators">
            <ItemList items={administrators.map((member) => administratorOf(visit, project.key, member))} />
          </Card>
          <p>
            <Link href={visit.to('/projects')}>{texts.project.back}</Link>
          </p>
        </Page>
      ),
    }
  },
})

function itemOf(visit: Visit, member: ProjectMember): Item {
  const { noAccount } = projectsTexts(visit.language).project
  return { title: memberName(member, visit), text: member.protected ? '' : (member.username ?? noAccount) }
}

function administratorOf(visit: Visit, key: string, member: ProjectMember): Item {
  const { project: texts } = projectsTexts(visit.language)
  const { administersUntil } = member
  const name = memberName(member, visit)
  const own = member.personId === visit.session?.personId
  return {
    ...itemOf(visit, member),
    text: (
      <>
        <p>
          {administersUntil === null
            ? texts.notConfirmed
            : texts.administratorUntil(dayOf(administersUntil, visit))}
        </p>
        {own || member.protected ? null : (
          <p>
            <Link href={visit.to(pathOf(key, `/administrators/${member.id}`))}>
              {texts.confirm}
              <span class="ds-sr-only">{`: ${name}`}</span>
            </Link>
          </p>
        )}
      </>
    ),
  }
}
