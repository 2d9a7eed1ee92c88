/** The code that came to a registered channel: it begins the waiting, or, when the days are over, opens a new second factor (O-10). */
import { z } from 'zod'
import { afterLostFactorCode } from '../../actions/lost-factor.ts'
import { redeemCode } from '../../actions/redeem-code.ts'
import { code } from '../../web/form-fields.ts'
import { longMoment } from '../../web/dates.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Details } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { lostSecondFactorTexts } from './texts.ts'

export const lostFactorCodeStep = step({
  path: '/lost-second-factor/code',
  opens: 'half-or-full',
  begins: '/lost-second-factor',
  leadsTo: ['/my-account/two-factor', '/lost-second-factor'],
  proves: [
    { proof: 'sms-code', for: 'lost-second-factor', leads: ['/my-account/two-factor'] },
    { proof: 'personal-mail', for: 'lost-second-factor', leads: ['/my-account/two-factor'] },
    { proof: 'waiting-period', for: 'lost-second-factor', leads: ['/my-account/two-factor'] },
  ],
  show: (visit) => page(visit, null),
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    const shared = mailCodeWords(visit.language)
    if (!visit.session) return { go: '/lost-second-factor' }
    if (typed.code.trim() === '') return page(visit, { status: 422, text: shared.emptyCode })
    const attempt = { purpose: 'lost-second-factor', code: typed.code, visitor: visit.visitor } as const
    const judged = await redeemCode(visit.world, attempt, visit.from)
    switch (judged.is) {
      case 'slow-down':
        return page(visit, { status: 429, text: shared.slowDown })
      case 'wrong':
        return page(visit, {
          status: 422,
          text: shared.wrongCode(visit.world.institution.recovery.code.wrongTries),
        })
      case 'right': {
        const next = await afterLostFactorCode(visit.world, visit.session, judged, visit.browser())
        if (next.is === 'not-now') return { go: '/lost-second-factor' }
        if (next.is === 'waiting') return waits(visit, next.until)
        visit.opened(next.opened)
        return { go: '/my-account/two-factor' }
      }
    }
  },
})

type Failed = { status: 422 | 429; text: string }

function page(visit: Visit, failed: Failed | null): Answer {
  const { code: texts } = lostSecondFactorTexts(visit.language)
  const shared = mailCodeWords(visit.language)
  const { recovery } = visit.world.institution
  const rest = recovery.contactRest.lasts.total({ unit: 'days', relativeTo: '2026-01-01' })
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro(Math.round(recovery.code.validFor.total('minutes')))}
        failed={failed !== null}
      >
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'code', text: failed.text }]} />
        ) : null}
        <Form action={visit.to('/lost-second-factor/code')} csrf={visit.csrf}>
          <Field
            name="code"
            label={texts.label}
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
            <Link href={visit.to('/lost-second-factor')}>{texts.otherWays}</Link>
          </p>
          <AskDesk visit={visit} lead={shared.askDesk} />
        </Details>
      </Page>
    ),
  }
}

/** The waiting has begun, or goes on: until when, and that everybody known was told. */
function waits(visit: Visit, until: Parameters<typeof longMoment>[0]): Answer {
  const { begun: texts } = lostSecondFactorTexts(visit.language)
  const when = longMoment(until, visit.world.institution.timeZone, visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title(when)}>
        <Notice kind="info" language={visit.language} announce>
          {texts.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
        <Actions>
          <ButtonLink href={visit.to('/')} variant="secondary">
            {texts.front}
          </ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
