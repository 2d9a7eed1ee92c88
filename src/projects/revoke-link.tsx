/** A link is taken back, after a sentence that says what that means. */
import { z } from 'zod'
import { revokeLink } from '../actions/revoke-project-link.ts'
import { seeProject } from '../actions/see-projects.ts'
import { errorPage } from '../web/error-answer.tsx'
import { Button, ButtonLink } from '../web/look/button.tsx'
import { Actions, Form } from '../web/look/form.tsx'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { pathOf } from './names.ts'
import { projectsTexts } from './texts.ts'

export const revokeLinkStep = step({
  path: '/projects/:project/links/:link/revoke',
  opens: 'project-administrator',
  leadsTo: ['/projects/:project/links'],
  show: async (visit): Promise<Answer> => {
    const link = await asked(visit)
    if (!link) return errorPage(visit, 'notFound')
    const { revoke: texts, project } = projectsTexts(visit.language)
    const key = visit.params['project'] ?? ''
    return {
      show: (
        <Page
          visit={visit}
          title={texts.title}
          intro={texts.text(link.protected ? project.hidden : link.member)}
        >
          <Form action={visit.to(pathOf(key, `/links/${link.id}/revoke`))} csrf={visit.csrf}>
            <Actions>
              <Button danger>{texts.submit}</Button>
              <ButtonLink href={visit.to(pathOf(key, '/links'))} variant="secondary">
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
    const link = await asked(visit)
    if (!link) return errorPage(visit, 'notFound')
    const key = visit.params['project'] ?? ''
    const outcome = await revokeLink(visit.world, visit.session, { project: key, link: link.id })
    return outcome === 'not-found'
      ? errorPage(visit, 'notFound')
      : { go: pathOf(key, `/links?done=${outcome}`) }
  },
})

/** The link that the address names, if it is one of this project. */
async function asked(visit: Visit) {
  const seen = await seeProject(visit.world, visit.session, visit.params['project'] ?? '')
  return seen?.links.find(({ id }) => id === visit.params['link']) ?? null
}
