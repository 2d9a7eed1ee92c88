/** The first page of activation: who is this, what is needed at hand, and when it opens (U-1, U-2, U-9, N-2). */
import { z } from 'zod'
import { nextOpening } from '../../core/account/activation.ts'
import { longDay } from '../../web/dates.ts'
import { textField } from '../../web/form-fields.ts'
import { activatesByEid, EidCard } from '../../web/eid-card.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Details, Prose } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskWays } from '../../web/desk-ways.tsx'
import { activationTexts } from './texts.ts'
import { whoByPin } from './who-by-pin.ts'
import { Way } from './way.tsx'

export const chooseWho = step({
  path: '/activate-account',
  opens: 'anybody',
  leadsTo: ['/activate-account/student', '/activate-account/employee', '/electronic-id/:purpose'],
  query: z.object({ late: z.string().max(10).optional() }),
  show: (visit) => page(visit),
  fields: z.object({ who: textField(20) }),
  submit: (visit, { who }) =>
    whoByPin(visit.world.institution).some((each) => each === who)
      ? { go: `/activate-account/${who}` }
      : page(visit, true),
})

function page(visit: Visit, failed = false): Answer {
  const texts = activationTexts(visit.language).who
  const offered = whoByPin(visit.world.institution)
  if (offered.length === 0) return notHere(visit)
  return {
    ...(failed ? { status: 422 } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro}
        failed={failed}
        above={<Way visit={visit} at="who" />}
      >
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'who', text: texts.choose }]} />
        ) : null}
        <WhatHappened visit={visit} />
        <Opening visit={visit} />
        {activatesByEid(visit) ? <EidCard visit={visit} purpose="activate-account" /> : null}
        {activatesByEid(visit) ? (
          <h2 class="ds-heading" data-size="sm">
            {texts.withPin}
          </h2>
        ) : null}
        <Form action={visit.to('/activate-account')} csrf={visit.csrf}>
          <RadioGroup
            name="who"
            legend={texts.legend}
            error={failed ? texts.choose : undefined}
            choices={offered.map((who) => ({ value: who, label: texts[who], hint: texts[`${who}Hint`] }))}
          />
          <Needs visit={visit} />
          <Actions>
            <Button variant={activatesByEid(visit) ? 'secondary' : 'primary'}>{texts.next}</Button>
          </Actions>
        </Form>
        <NoNumber visit={visit} />
        <Details title={texts.hadAccount}>
          <p>{texts.hadAccountText}</p>
          <p>
            <Link href={visit.to('/sign-in')}>{activationTexts(visit.language).done.again.signIn}</Link>
          </p>
        </Details>
      </Page>
    ),
  }
}

/** Somebody came back here because the time was up, or because all is done already. */
function WhatHappened({ visit }: { visit: Visit }) {
  const { tookTooLong, alreadyIn } = activationTexts(visit.language).who
  if (visit.session?.kind === 'full') {
    return (
      <Notice kind="success" language={visit.language} title={alreadyIn.title}>
        <p>{alreadyIn.text}</p>
        <p>
          <Link href={visit.to('/my-account')}>{alreadyIn.link}</Link>
        </p>
      </Notice>
    )
  }
  if (visit.query['late'] === undefined) return null
  return (
    <Notice kind="warning" language={visit.language} title={tookTooLong.title} announce>
      <p>{tookTooLong.text}</p>
    </Notice>
  )
}

/** Before the day, the page says when (U-1). */
function Opening({ visit }: { visit: Visit }) {
  const opening = nextOpening(visit.world.institution, visit.world.now())
  if (!opening) return null
  const texts = activationTexts(visit.language).who.opensOn(
    longDay(opening.opensOn, visit.language),
    opening.term,
  )
  return (
    <Notice kind="info" language={visit.language} title={texts.title}>
      <p>{texts.text}</p>
    </Notice>
  )
}

function Needs({ visit }: { visit: Visit }) {
  const texts = activationTexts(visit.language).who
  const { activation, pin } = visit.world.institution
  const offered = whoByPin(visit.world.institution)
  return (
    <Prose>
      <h2>{texts.needTitle}</h2>
      <ul>
        <li>{texts.needNumber(activation.temporaryNumber?.called[visit.language] ?? null)}</li>
        {offered.includes('student') ? <li>{texts.needStudentNumber}</li> : null}
        {offered.includes('employee') ? <li>{texts.needBirthDate}</li> : null}
        <li>{pin.access.comesFrom?.[visit.language] ?? texts.needPin}</li>
      </ul>
      <p>
        <Link href={visit.to('/forgotten-pin')}>{texts.noPin}</Link>
      </p>
    </Prose>
  )
}

/** The temporary number has not come: why nothing works without it, when it comes, and whom to ask (U-9). */
function NoNumber({ visit }: { visit: Visit }) {
  const { activation, desks } = visit.world.institution
  const { temporaryNumber } = activation
  if (temporaryNumber === null) return null
  const texts = activationTexts(visit.language).noNumber
  const called = temporaryNumber.called[visit.language]
  const desk = desks.find((candidate) => candidate.key === temporaryNumber.ask)
  return (
    <Details title={texts.title(called)}>
      <p>{texts.why(called)}</p>
      <p>{temporaryNumber.comes[visit.language]}</p>
      {desk ? <DeskWays visit={visit} desk={desk} lead={texts.ask} /> : null}
    </Details>
  )
}

/** Where people get accounts in another way, the page says whom to turn to. */
function notHere(visit: Visit): Answer {
  const { who } = activationTexts(visit.language)
  const byEid = visit.world.institution.registers.projects !== null && visit.world.eid !== null
  const desk = visit.world.institution.desks.find((candidate) => candidate.role === 'it')
  return {
    show: (
      <Page visit={visit} title={who.notHereTitle}>
        <Prose>
          <p>{who.notHere}</p>
          {desk ? <DeskWays visit={visit} desk={desk} /> : null}
        </Prose>
        {byEid ? <EidCard visit={visit} purpose="activate-account" /> : null}
        <Actions>
          <ButtonLink href={visit.to('/sign-in')} variant="secondary">
            {activationTexts(visit.language).done.again.signIn}
          </ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
