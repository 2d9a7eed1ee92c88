/** The page that waits for the code, on the way it was asked for or behind the link in the mail; nothing happens before it is typed (O-4, L-05). */
import { type CodeJudged, isCodeLinkAlive, redeemCode } from '../../actions/redeem-code.ts'
import { Button, ButtonLink } from '../look/button.tsx'
import { Details } from '../look/details.tsx'
import { ErrorSummary } from '../look/error-summary.tsx'
import { Field } from '../look/field.tsx'
import { Actions, Form } from '../look/form.tsx'
import { Link } from '../look/link.tsx'
import { Page } from '../page.tsx'
import type { Answer } from '../step.ts'
import type { Visit } from '../visit.ts'
import { AskDesk } from './ask-desk.tsx'
import type { MailCode } from './ask-page.tsx'
import { mailCodeWords } from './words.ts'

/** Where the code is typed. */
export type Place = 'code' | 'link'

/** The page, empty; behind a dead link the page that says so. */
export async function codePage(visit: Visit, which: MailCode, place: Place): Promise<Answer> {
  const dead = place === 'link' && !(await isCodeLinkAlive(visit.world, which.purpose, visit.linkKey))
  return dead ? deadPage(visit, which) : page(visit, which, place, null)
}

/** Judges the code; `right` says what it opened. */
export async function judgeCode(
  visit: Visit,
  which: MailCode,
  place: Place,
  code: string,
  right: (redeemed: Extract<CodeJudged, { is: 'right' }>) => Promise<Answer>,
): Promise<Answer> {
  const texts = mailCodeWords(visit.language)
  if (code.trim() === '') return page(visit, which, place, { status: 422, text: texts.emptyCode })
  const where = place === 'link' ? { linkKey: visit.linkKey } : { visitor: visit.visitor }
  const judged = await redeemCode(visit.world, { purpose: which.purpose, code, ...where }, visit.from)
  switch (judged.is) {
    case 'right':
      if (place === 'link') visit.keepLinkKey(null)
      return right(judged)
    case 'wrong': {
      const { wrongTries } = visit.world.institution.recovery.code
      return page(visit, which, place, { status: 422, text: texts.wrongCode(wrongTries) })
    }
    case 'slow-down':
      return page(visit, which, place, { status: 429, text: texts.slowDown })
  }
}

type Failed = { status: 422 | 429; text: string }

function page(visit: Visit, which: MailCode, place: Place, failed: Failed | null): Answer {
  const texts = mailCodeWords(visit.language)
  const { recovery } = visit.world.institution
  const minutes = Math.round(recovery.code.validFor.total('minutes'))
  const { title, intro } =
    place === 'link' ? texts.link : { title: texts.code.title, intro: texts.code.intro(minutes) }
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={title} intro={intro} failed={failed !== null}>
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'code', text: failed.text }]} />
        ) : null}
        <Form action={visit.to(`/${which.purpose}/${place}`)} csrf={visit.csrf}>
          <Field
            name="code"
            label={texts.code.label}
            hint={texts.code.hint}
            autocomplete="one-time-code"
            inputMode="numeric"
            width="medium"
            error={failed?.text}
          />
          <Actions>
            <Button>{texts.code.submit}</Button>
          </Actions>
        </Form>
        <NoCode visit={visit} which={which} open={failed !== null} />
      </Page>
    ),
  }
}

/** What to do when no code arrives: every reason that is nobody's secret, and the other ways. */
function NoCode({ visit, which, open }: { visit: Visit; which: MailCode; open: boolean }) {
  const texts = mailCodeWords(visit.language)
  const rest = visit.world.institution.recovery.contactRest.lasts.total({
    unit: 'days',
    relativeTo: '2026-01-01',
  })
  return (
    <Details title={texts.none.title} open={open}>
      <ul>
        {texts.none.lines(rest).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <Link href={visit.to(`/${which.purpose}`)}>{texts.none.again}</Link>
      </p>
      {which.ways(visit).eid ? (
        <p>
          <Link href={visit.to(`/electronic-id/${which.purpose}`)}>{texts.eid}</Link>
        </p>
      ) : null}
      <AskDesk visit={visit} lead={texts.askDesk} />
    </Details>
  )
}

function deadPage(visit: Visit, which: MailCode): Answer {
  const { dead } = mailCodeWords(visit.language)
  return {
    status: 422,
    show: (
      <Page visit={visit} title={dead.title} intro={dead.text}>
        <Actions>
          <ButtonLink href={visit.to(`/${which.purpose}`)}>{dead.again}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
