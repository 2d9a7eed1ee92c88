/** Before the first second factor: more than the password is shown, by a code to the registered mobile or electronic ID (O-9). */
import { z } from 'zod'
import { askCode } from '../../actions/ask-code.ts'
import { proveAgain } from '../../actions/prove-again.ts'
import { openFirstFactor } from '../../actions/prove-for-first-factor.ts'
import { redeemCode } from '../../actions/redeem-code.ts'
import { isFresh } from '../../core/account/session.ts'
import { code, passwordField } from '../../web/form-fields.ts'
import { EidCard } from '../../web/eid-card.tsx'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Details } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { PasswordField } from '../../web/look/password-field.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { proveTexts } from './prove-texts.ts'

const paths = { ask: '/my-account/two-factor/prove', code: '/my-account/two-factor/prove/code' } as const

export const proveStep = step({
  path: paths.ask,
  opens: 'half-or-full',
  leadsTo: [paths.code, '/electronic-id/:purpose', '/sign-in'],
  show: (visit) => askPage(visit, null),
  fields: z.object({ currentPassword: passwordField }),
  submit: async (visit, { currentPassword }) => {
    const texts = proveTexts(visit.language)
    if (!visit.session?.accountId) return { go: '/sign-in' }
    if (!bySms(visit)) return askPage(visit, null)
    if (needsPassword(visit)) {
      const again = await proveAgain(visit.world, visit.session, currentPassword, visit.deviceCookie)
      if (again.is === 'session-ended') visit.endSession()
      if (again.is === 'session-ended') return { go: '/sign-in' }
      if (again.is !== 'right') return askPage(visit, { status: 422, text: texts.wrongPassword })
      visit.opened(again.opened)
    }
    const wish = { purpose: 'first-factor', accountId: visit.session.accountId } as const
    const asked = await askCode(visit.world, wish, visit.visitor, visit.from)
    return asked.is === 'asked'
      ? { go: paths.code }
      : askPage(visit, { status: 429, text: mailCodeWords(visit.language).slowDown })
  },
})

export const proveCodeStep = step({
  path: paths.code,
  opens: 'half-or-full',
  leadsTo: ['/my-account/two-factor', paths.ask],
  proves: [{ proof: 'sms-code', for: 'first-factor', leads: ['/my-account/two-factor'] }],
  show: (visit) => codePage(visit, null),
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    const shared = mailCodeWords(visit.language)
    if (!visit.session) return { go: '/sign-in' }
    if (typed.code.trim() === '') return codePage(visit, { status: 422, text: shared.emptyCode })
    const attempt = { purpose: 'first-factor', code: typed.code, visitor: visit.visitor } as const
    const judged = await redeemCode(visit.world, attempt, visit.from)
    if (judged.is === 'slow-down') return codePage(visit, { status: 429, text: shared.slowDown })
    const right = judged.is === 'right' && (await openFirstFactor(visit.world, visit.session, judged))
    if (right) return { go: '/my-account/two-factor' }
    const { wrongTries } = visit.world.institution.recovery.code
    return codePage(visit, { status: 422, text: shared.wrongCode(wrongTries) })
  },
})

/** Whoever signed in a while ago shows the password again: the code alone would be worth a found telephone. */
function needsPassword(visit: Visit): boolean {
  const { session } = visit
  return session?.kind === 'full' && !isFresh(session, visit.world.now())
}

function bySms({ world: { institution } }: Visit): boolean {
  return institution.secondFactor.firstNeeds.includes('sms-code') && institution.messages.sms.offered
}

type Failed = { status: 422 | 429; text: string }

function askPage(visit: Visit, failed: Failed | null): Answer {
  const texts = proveTexts(visit.language)
  const shared = mailCodeWords(visit.language)
  const { secondFactor, eid } = visit.world.institution
  const byEid = secondFactor.firstNeeds.includes('eid') && eid.offered && visit.world.eid !== null
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={failed !== null}>
        {failed ? (
          <ErrorSummary
            language={visit.language}
            errors={[{ ...(needsPassword(visit) ? { field: 'currentPassword' } : {}), text: failed.text }]}
          />
        ) : null}
        {bySms(visit) ? (
          <Card title={texts.smsTitle} id="sms">
            <p>{texts.sms}</p>
            <Form action={visit.to(paths.ask)} csrf={visit.csrf}>
              {needsPassword(visit) ? (
                <PasswordField name="currentPassword" label={texts.password} language={visit.language} />
              ) : null}
              <Actions>
                <Button>{shared.ask}</Button>
              </Actions>
            </Form>
          </Card>
        ) : null}
        {byEid ? <EidCard visit={visit} purpose="first-factor" quiet /> : null}
        <AskDesk visit={visit} lead={shared.askDesk} />
      </Page>
    ),
  }
}

function codePage(visit: Visit, failed: Failed | null): Answer {
  const texts = proveTexts(visit.language)
  const shared = mailCodeWords(visit.language)
  const { recovery } = visit.world.institution
  const rest = recovery.contactRest.lasts.total({ unit: 'days', relativeTo: '2026-01-01' })
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.codeTitle}
        intro={texts.codeIntro(Math.round(recovery.code.validFor.total('minutes')))}
        failed={failed !== null}
      >
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'code', text: failed.text }]} />
        ) : null}
        <Form action={visit.to(paths.code)} csrf={visit.csrf}>
          <Field
            name="code"
            label={texts.codeLabel}
            hint={shared.code.hint}
            autocomplete="one-time-code"
            inputMode="numeric"
            width="medium"
            error={failed?.text}
          />
          <Actions>
            <Button>{shared.code.submit}</Button>
          </Actions>
        </Form>
        <Details title={shared.none.title} open={failed !== null}>
          <ul>
            {texts.none(rest).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>
            <Link href={visit.to(paths.ask)}>{texts.otherWays}</Link>
          </p>
          <AskDesk visit={visit} lead={shared.askDesk} />
        </Details>
      </Page>
    ),
  }
}
