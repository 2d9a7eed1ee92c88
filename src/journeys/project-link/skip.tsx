/** "Skip" on the password page: the password stays, and only the one-time codes are renewed (E-3). */
import { z } from 'zod'
import { keepPassword, mayKeepPassword } from '../../actions/keep-password.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { projectLinkTexts } from './texts.ts'

export const skipStep = step({
  path: '/project-link/skip',
  opens: { grant: 'project-link', right: 'password' },
  leadsTo: ['/project-link/done', '/set', '/why-no-access', '/my-account/rules'],
  show: async (visit) =>
    (await mayKeepPassword(visit.world, visit.session)) ? page(visit) : mustChoose(visit),
  fields: z.object({}),
  submit: async (visit) => {
    if (!visit.session) return { go: '/sign-in' }
    const outcome = await keepPassword(visit.world, visit.session, visit.browser())
    switch (outcome.is) {
      case 'kept':
        visit.opened(outcome.opened)
        return { go: outcome.next === '/why-no-access' ? outcome.next : '/project-link/done' }
      case 'must-choose':
        return mustChoose(visit)
      case 'too-late':
        return errorPage(visit, 'notWithThisSession')
    }
  },
})

function page(visit: Visit): Answer {
  const { skip: texts } = projectLinkTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <Form action={visit.to('/project-link/skip')} csrf={visit.csrf}>
          <Actions>
            <Button>{texts.submit}</Button>
            <ButtonLink href={visit.to('/set')} variant="secondary">
              {texts.back}
            </ButtonLink>
          </Actions>
        </Form>
      </Page>
    ),
  }
}

function mustChoose(visit: Visit): Answer {
  const { skip: texts } = projectLinkTexts(visit.language)
  return {
    status: 422,
    show: (
      <Page visit={visit} title={texts.back} intro={texts.mustChoose}>
        <Actions>
          <ButtonLink href={visit.to('/set')}>{texts.back}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
