/** Whoever got a one-time code from the service desk types it with the username, and chooses a new password (row A-4, E-03). */
import { z } from 'zod'
import { redeemDeskCode } from '../../actions/redeem-desk-code.ts'
import { code, username } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { forgottenPasswordTexts } from './texts.ts'
import { hasDeskCode } from './which.ts'

export const deskCodeStep = step({
  path: '/forgotten-password/desk-code',
  opens: 'anybody',
  leadsTo: ['/set', '/sign-in/second-factor', '/why-no-access', '/forgotten-password'],
  proves: [{ proof: 'desk-code', for: 'recover-password', leads: ['/set', '/sign-in/second-factor'] }],
  show: (visit) => (hasDeskCode(visit) ? page(visit, '', null) : { go: '/forgotten-password' }),
  fields: z.object({ username, code }),
  submit: async (visit, typed) => {
    const { deskCode: texts } = forgottenPasswordTexts(visit.language)
    if (!hasDeskCode(visit)) return { go: '/forgotten-password' }
    if (typed.username.trim() === '' || typed.code.trim() === '')
      return page(visit, typed.username, { status: 422, text: texts.empty })
    const outcome = await redeemDeskCode(visit.world, typed, visit.browser(), visit.from)
    switch (outcome.is) {
      case 'in':
        visit.opened(outcome.opened)
        return { go: outcome.next }
      case 'wrong':
        return page(visit, typed.username, { status: 422, text: texts.wrong })
      case 'slow-down':
        return page(visit, typed.username, { status: 429, text: texts.slowDown })
    }
  },
})

/** The same words for every name, and whatever is wrong with the code. */
function page(visit: Visit, typedName: string, failed: { status: 422 | 429; text: string } | null): Answer {
  const { deskCode: texts } = forgottenPasswordTexts(visit.language)
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={failed !== null}>
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'username', text: failed.text }]} />
        ) : null}
        <Form action={visit.to('/forgotten-password/desk-code')} csrf={visit.csrf}>
          <Field name="username" label={texts.username} value={typedName} autocomplete="username" />
          <Field
            name="code"
            label={texts.code}
            hint={texts.codeHint}
            autocomplete="one-time-code"
            width="medium"
            maxLength={60}
          />
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
        <AskDesk visit={visit} lead={texts.ask} />
      </Page>
    ),
  }
}
