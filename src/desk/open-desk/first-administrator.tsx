/** The first administrator of a new house: signed in, a second factor shown, and the secret that the start printed (case Z-10). */
import { z } from 'zod'
import { becomeFirstAdministrator } from '../../actions/first-administrator.ts'
import { hasShownFactor } from '../../actions/desk-session.ts'
import { textField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { deskTexts } from '../texts.ts'

const path = '/desk/first-administrator'
const again = '/my-account/two-factor/again?want=first'

export const firstAdministratorStep = step({
  path,
  opens: 'full',
  leadsTo: ['/desk/open', '/my-account/two-factor/again'],
  show: async (visit): Promise<Answer> => {
    if (!visit.session) return { go: '/sign-in' }
    return (await hasShownFactor(visit.world, visit.session)) ? page(visit) : { go: again }
  },
  fields: z.object({ secret: textField(100) }),
  submit: async (visit, { secret }): Promise<Answer> => {
    if (!visit.session) return { go: '/sign-in' }
    const { first } = deskTexts(visit.language)
    if (secret.trim() === '') return page(visit, first.empty)
    const outcome = await becomeFirstAdministrator(visit.world, visit.session, secret)
    switch (outcome.is) {
      case 'made':
        return { go: '/desk/open' }
      case 'wrong':
        return page(visit, first.wrong)
      case 'show-factor':
        return { go: again }
    }
  },
})

function page(visit: Visit, error?: string): Answer {
  const { first } = deskTexts(visit.language)
  const errors = error === undefined ? [] : [{ field: 'secret', text: error }]
  return {
    ...(error === undefined ? {} : { status: 422 }),
    show: (
      <Page visit={visit} title={first.title} intro={first.intro} failed={error !== undefined}>
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Form action={visit.to(path)} csrf={visit.csrf}>
          <Field name="secret" label={first.secret} hint={first.hint} error={error} secret maxLength={100} />
          <Actions>
            <Button>{first.submit}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
