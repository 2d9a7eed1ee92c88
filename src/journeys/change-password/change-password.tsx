/** Changing the password with the current one (O-2, U-3). */
import { z } from 'zod'
import { changePassword, type PasswordChanged } from '../../actions/change-password.ts'
import { suggestPasswords } from '../../actions/suggest-passwords.ts'
import { passwordObjectionText } from '../../core/secrets/password-objection-texts.ts'
import { distrustedPage, wrongCurrentText } from '../../web/current-password/refused.tsx'
import { durationInWords } from '../../web/durations.ts'
import { passwordField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { PasswordField } from '../../web/look/password-field.tsx'
import { chosenPassword, newPasswordFields } from '../../web/new-password/chosen-password.ts'
import { NewPassword, newPasswordSummary } from '../../web/new-password/new-password.tsx'
import { newPasswordTexts } from '../../web/new-password/texts.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { changePasswordTexts } from './texts.ts'

export const changePasswordStep = step({
  path: '/my-account/password',
  opens: 'full',
  leadsTo: ['/my-account/password/changed'],
  sets: ['password'],
  show: async (visit) => page(visit, { current: [], chosen: [] }),
  fields: z.object({ currentPassword: passwordField, ...newPasswordFields }),
  submit: async (visit, typed) => {
    if (!visit.session) return { go: '/sign-in' }
    const chosen = chosenPassword(typed)
    if (chosen.is !== 'chosen')
      return page(visit, { current: [], chosen: [newPasswordTexts(visit.language)[chosen.is]] })
    const { currentPassword } = typed
    const change = { currentPassword, newPassword: chosen.password }
    return answerTo(visit, await changePassword(visit.world, visit.session, change, visit.browser()))
  },
})

async function answerTo(visit: Visit, outcome: PasswordChanged): Promise<Answer> {
  const texts = changePasswordTexts(visit.language)
  switch (outcome.is) {
    case 'changed':
      visit.opened(outcome.opened)
      return { go: outcome.next === '/my-account' ? '/my-account/password/changed' : outcome.next }
    case 'wrong-current':
    case 'locked':
      return page(visit, { current: [wrongCurrentText(visit, outcome)], chosen: [] })
    case 'session-ended':
      return distrustedPage(visit)
    case 'too-late':
      if (outcome.opened) visit.opened(outcome.opened)
      return page(visit, { current: [], chosen: [texts.tooLate] })
    case 'objections': {
      if (outcome.opened) visit.opened(outcome.opened)
      const chosen = outcome.objections.map((objection) => passwordObjectionText(objection, visit.language))
      return page(visit, { current: [], chosen })
    }
  }
}

type Errors = { current: readonly string[]; chosen: readonly string[] }

async function page(visit: Visit, errors: Errors): Promise<Answer> {
  const { language, world } = visit
  const texts = changePasswordTexts(language)
  const { validFor } = world.institution.passwords
  const suggestions = await suggestPasswords(world, visit.session, language)
  const summary: SummaryLine[] = [
    ...errors.current.map((text) => ({ field: 'currentPassword', text })),
    ...newPasswordSummary(errors.chosen),
  ]
  return {
    ...(summary.length > 0 ? { status: 422 } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro(validFor === null ? null : durationInWords(validFor, language))}
        failed={summary.length > 0}
      >
        <ErrorSummary language={language} errors={summary} />
        <Form action={visit.to('/my-account/password')} csrf={visit.csrf}>
          <PasswordField
            name="currentPassword"
            label={texts.current}
            language={language}
            hint={texts.currentHint}
            errors={errors.current}
          />
          <NewPassword visit={visit} suggestions={suggestions} errors={errors.chosen} />
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
