/** The phone or the app is gone: every way back that this institution has, from the quickest to the slowest (O-10, A-4). */
import { z } from 'zod'
import { askCode } from '../../actions/ask-code.ts'
import { type LostFactor, seeLostFactor } from '../../actions/lost-factor.ts'
import { durationInWords } from '../../web/durations.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { longMoment } from '../../web/dates.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { lostSecondFactorTexts } from './texts.ts'

export const lostSecondFactorStep = step({
  path: '/lost-second-factor',
  opens: 'anybody',
  leadsTo: [
    '/sign-in',
    '/sign-in/second-factor',
    '/sign-in/second-factor/passkey',
    '/lost-second-factor/code',
    '/forgotten-password/desk-code',
    '/electronic-id/:purpose',
  ],
  show: async (visit) => page(visit, await seeLostFactor(visit.world, visit.session)),
  fields: z.object({}),
  submit: async (visit) => {
    const seen = await seeLostFactor(visit.world, visit.session)
    const accountId = visit.session?.accountId ?? null
    if (!seen.half || !seen.waiting.offered || accountId === null) return page(visit, seen)
    const wish = { purpose: 'lost-second-factor', accountId } as const
    const asked = await askCode(visit.world, wish, visit.visitor, visit.from)
    switch (asked.is) {
      case 'asked':
        return { go: '/lost-second-factor/code' }
      case 'slow-down':
        return page(visit, seen, mailCodeWords(visit.language).slowDown)
    }
  },
})

function page(visit: Visit, seen: LostFactor, slowDown?: string): Answer {
  const texts = lostSecondFactorTexts(visit.language)
  const { whenLost } = visit.world.institution.secondFactor
  const ways = whenLost.map((way) => {
    switch (way) {
      case 'recovery-code':
        return <RecoveryCode visit={visit} half={seen.half} />
      case 'other-factor':
        return <OtherFactor visit={visit} half={seen.half} />
      case 'eid':
        return <Eid visit={visit} />
      case 'waiting-period':
        return <Waiting visit={visit} seen={seen} />
      case 'project-link':
        return <Words title={texts.projectLink.title} text={texts.projectLink.text} />
      case 'desk':
        return <Desk visit={visit} />
    }
  })
  return {
    ...(slowDown === undefined ? {} : { status: 429 }),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={slowDown !== undefined}>
        {slowDown === undefined ? null : <p role="alert">{slowDown}</p>}
        {seen.half ? null : (
          <Card>
            <p>{texts.signInFirst}</p>
            <Actions>
              <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
            </Actions>
          </Card>
        )}
        {ways}
      </Page>
    ),
  }
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <Card title={title}>
      <p>{text}</p>
    </Card>
  )
}

function RecoveryCode({ visit, half }: { visit: Visit; half: boolean }) {
  const { recoveryCode: texts } = lostSecondFactorTexts(visit.language)
  if (visit.world.institution.secondFactor.recoveryCodes === 0) return null
  return (
    <Card title={texts.title}>
      <p>{texts.text}</p>
      {half ? (
        <Actions>
          <ButtonLink href={visit.to('/sign-in/second-factor')} variant="secondary">
            {texts.go}
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  )
}

function OtherFactor({ visit, half }: { visit: Visit; half: boolean }) {
  const { otherFactor: texts } = lostSecondFactorTexts(visit.language)
  if (!visit.world.institution.secondFactor.kinds.includes('passkey')) return null
  return (
    <Card title={texts.title}>
      <p>{texts.text}</p>
      {half ? (
        <Actions>
          <ButtonLink href={visit.to('/sign-in/second-factor/passkey')} variant="secondary">
            {texts.go}
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  )
}

function Eid({ visit }: { visit: Visit }) {
  const { eid: texts } = lostSecondFactorTexts(visit.language)
  if (visit.world.eid === null || !visit.world.institution.eid.offered) return null
  return (
    <Card title={texts.title}>
      <p>{texts.text}</p>
      <Actions>
        <ButtonLink href={visit.to('/electronic-id/lost-second-factor')}>
          {mailCodeWords(visit.language).eid}
        </ButtonLink>
      </Actions>
    </Card>
  )
}

/** Waiting needs the password and a code to a registered channel; the days give the owner time to say no. */
function Waiting({ visit, seen }: { visit: Visit; seen: LostFactor }) {
  const { waiting: texts } = lostSecondFactorTexts(visit.language)
  const { lasts } = visit.world.institution.secondFactor.waitingPeriod
  if (seen.half && !seen.waiting.offered) return null
  const { until } = seen.waiting
  const { timeZone } = visit.world.institution
  const isOver = until !== null && until.epochMilliseconds <= visit.world.now().epochMilliseconds
  return (
    <Card title={isOver ? texts.overTitle : texts.title}>
      <p>
        {until === null
          ? texts.text(durationInWords(lasts, visit.language))
          : isOver
            ? texts.over
            : texts.until(longMoment(until, timeZone, visit.language))}
      </p>
      {seen.half && (until === null || isOver) ? (
        <Form action={visit.to('/lost-second-factor')} csrf={visit.csrf}>
          <Actions>
            <Button variant="secondary">{isOver ? texts.goOn : texts.begin}</Button>
          </Actions>
        </Form>
      ) : null}
    </Card>
  )
}

function Desk({ visit }: { visit: Visit }) {
  const { desk: texts } = lostSecondFactorTexts(visit.language)
  return (
    <Card title={texts.title}>
      <AskDesk visit={visit} lead={texts.text} />
      {visit.world.institution.recovery.password.includes('desk') ? (
        <p>
          <Link href={visit.to('/forgotten-password/desk-code')}>{texts.hasCode}</Link>
        </p>
      ) : null}
    </Card>
  )
}
