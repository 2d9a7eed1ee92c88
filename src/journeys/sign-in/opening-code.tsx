/** The PIN was right; the short code that the service desk has spoken is typed beside it (O-13). */
import { z } from 'zod'
import { sayOpeningCode } from '../../actions/say-opening-code.ts'
import { code } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { signInTexts } from './texts.ts'

export const openingCodeStep = step({
  path: '/sign-in/opening-code',
  opens: 'half-or-full',
  begins: '/sign-in',
  leadsTo: ['/set', '/sign-in/second-factor', '/sign-in'],
  proves: [{ proof: 'desk-code', for: 'same', leads: ['/set', '/sign-in/second-factor'] }],
  show: (visit) => (visit.session?.openingCodeDue ? page(visit, null) : { go: '/sign-in' }),
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    const { openingCode: texts, slowDownShort } = signInTexts(visit.language)
    if (!visit.session?.openingCodeDue) return { go: '/sign-in' }
    if (typed.code.trim() === '') return page(visit, { status: 422, text: texts.empty })
    const said = await sayOpeningCode(visit.world, visit.session, typed.code, visit.browser(), visit.from)
    switch (said.is) {
      case 'in':
        visit.opened(said.opened)
        return { go: said.next }
      case 'gone':
        return { go: '/sign-in' }
      case 'wrong':
        return page(visit, { status: 422, text: texts.wrong })
      case 'slow-down':
        return page(visit, { status: 429, text: slowDownShort })
    }
  },
})

function page(visit: Visit, failed: { status: 422 | 429; text: string } | null): Answer {
  const { openingCode: texts } = signInTexts(visit.language)
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={failed !== null}>
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'code', text: failed.text }]} />
        ) : null}
        <Form action={visit.to('/sign-in/opening-code')} csrf={visit.csrf}>
          <Field
            name="code"
            label={texts.label}
            inputMode="numeric"
            autocomplete="one-time-code"
            width="medium"
            error={failed?.text}
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
