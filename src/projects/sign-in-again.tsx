/** Whoever acts on others signs in anew after a quarter of an hour away, and after eight hours (setting `sessions.privileged`). */
import { z } from 'zod'
import { signOut } from '../actions/end-sessions.ts'
import { Button } from '../web/look/button.tsx'
import { Actions, Form } from '../web/look/form.tsx'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { projectsTexts } from './texts.ts'

export const signInAgainStep = step({
  path: '/sign-in/again',
  opens: 'full',
  begins: '/sign-in',
  leadsTo: ['/sign-in'],
  show: (visit) => page(visit),
  fields: z.object({}),
  submit: async (visit) => {
    if (visit.session) await signOut(visit.world, visit.session)
    visit.endSession()
    visit.keepWanted(true)
    return { go: '/sign-in' }
  },
})

function page(visit: Visit): Answer {
  const { again: texts } = projectsTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <Form action={visit.to('/sign-in/again')} csrf={visit.csrf}>
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
