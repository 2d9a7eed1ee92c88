/** The link in the notice of a change: nothing happens on opening it; one press undoes that change and signs everybody out. */
import { z } from 'zod'
import { disputeChange, seeDispute } from '../../actions/dispute-change.ts'
import { longMoment } from '../../web/dates.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { itWasNotMeTexts } from './texts.ts'

/** The key of the notice goes into a cookie and out of the address (cases L-03, L-04). */
export const openNoticeStep = step({
  path: '/it-was-not-me/:key',
  opens: 'anybody',
  leadsTo: ['/it-was-not-me'],
  show: (visit) => {
    visit.keepNoticeKey(visit.params['key'] ?? null)
    return { go: '/it-was-not-me' }
  },
})

export const itWasNotMeStep = step({
  path: '/it-was-not-me',
  opens: 'anybody',
  leadsTo: ['/electronic-id/:purpose', '/sign-in', '/'],
  show: async (visit) => {
    const { noticeKey } = visit
    const change = noticeKey === null ? null : await seeDispute(visit.world, noticeKey)
    return change ? ask(visit, change) : dead(visit)
  },
  fields: z.object({}),
  submit: async (visit) => {
    const { noticeKey } = visit
    const change = noticeKey === null ? null : await seeDispute(visit.world, noticeKey)
    if (noticeKey === null || !change) return dead(visit)
    const outcome = await disputeChange(visit.world, noticeKey)
    if (outcome.is === 'dead') return dead(visit)
    visit.keepNoticeKey(null)
    return undone(visit, change.what)
  },
})

type Change = NonNullable<Awaited<ReturnType<typeof seeDispute>>>

function ask(visit: Visit, change: Change): Answer {
  const texts = itWasNotMeTexts(visit.language)
  const when = longMoment(change.madeAt, visit.world.institution.timeZone, visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.what[change.what](when)}>
        <Prose>
          <p>{texts.happens[change.what]}</p>
          <p>{texts.wasMe}</p>
        </Prose>
        <Form action={visit.to('/it-was-not-me')} csrf={visit.csrf}>
          <Actions>
            <Button danger>{texts.submit[change.what]}</Button>
            <ButtonLink href={visit.to('/')} variant="secondary">
              {texts.keep}
            </ButtonLink>
          </Actions>
        </Form>
      </Page>
    ),
  }
}

/** The ways back: electronic ID, or the desk. */
function undone(visit: Visit, what: Change['what']): Answer {
  const { undone: texts } = itWasNotMeTexts(visit.language)
  const eid = visit.world.eid !== null && visit.world.institution.eid.offered
  return {
    show: (
      <Page visit={visit} title={texts.title}>
        <Notice kind="success" language={visit.language} announce>
          <p>{texts.text[what]}</p>
        </Notice>
        {what === 'factor-wait' ? (
          <Actions>
            <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
          </Actions>
        ) : eid ? (
          <Actions>
            <ButtonLink href={visit.to('/electronic-id/forgotten-password')}>
              {mailCodeWords(visit.language).eid}
            </ButtonLink>
          </Actions>
        ) : null}
        <AskDesk visit={visit} lead={mailCodeWords(visit.language).askDesk} />
      </Page>
    ),
  }
}

function dead(visit: Visit): Answer {
  const { dead: texts } = itWasNotMeTexts(visit.language)
  return {
    status: 422,
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <AskDesk visit={visit} lead={mailCodeWords(visit.language).askDesk} />
      </Page>
    ),
  }
}
