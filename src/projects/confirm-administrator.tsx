/** An administrator confirms another one: the right is for a time, and nobody confirms oneself. */
import { z } from 'zod'
import { confirmAdministrator } from '../actions/confirm-administrator.ts'
import { rightEnds } from '../actions/register-import/right-ends.ts'
import { type ProjectMember, seeProject } from '../actions/see-projects.ts'
import { errorPage } from '../web/error-answer.tsx'
import { Button, ButtonLink } from '../web/look/button.tsx'
import { Actions, Form } from '../web/look/form.tsx'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { dayOf, memberName, pathOf } from './names.ts'
import { projectsTexts } from './texts.ts'

export const confirmAdministratorStep = step({
  path: '/projects/:project/administrators/:member',
  opens: 'project-administrator',
  leadsTo: ['/projects/:project'],
  show: async (visit): Promise<Answer> => {
    const member = await asked(visit)
    if (!member) return errorPage(visit, 'notFound')
    const { confirm: texts } = projectsTexts(visit.language)
    const key = visit.params['project'] ?? ''
    const day = dayOf(rightEnds(visit.world, visit.world.now()), visit)
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.text(memberName(member, visit), day)}>
          <Form action={visit.to(pathOf(key, `/administrators/${member.id}`))} csrf={visit.csrf}>
            <Actions>
              <Button>{texts.submit}</Button>
              <ButtonLink href={visit.to(pathOf(key))} variant="secondary">
                {texts.keep}
              </ButtonLink>
            </Actions>
          </Form>
        </Page>
      ),
    }
  },
  fields: z.object({}),
  submit: async (visit) => {
    const member = await asked(visit)
    const by = visit.session?.username
    if (!member || !by) return errorPage(visit, 'notFound')
    const key = visit.params['project'] ?? ''
    const confirmed = await confirmAdministrator(visit.world, {
      project: key,
      member: member.id,
      by,
      because: null,
    })
    return confirmed ? { go: pathOf(key) } : errorPage(visit, 'notFound')
  },
})

/** Another one whom the register names as administrator; members are made administrators by the register or the desk. */
async function asked(visit: Visit): Promise<ProjectMember | null> {
  const seen = await seeProject(visit.world, visit.session, visit.params['project'] ?? '')
  const member = seen?.members.find(({ id }) => id === visit.params['member'])
  if (!member || member.personId === visit.session?.personId) return null
  return member.role === 'admin' || member.administersUntil !== null ? member : null
}
