/** Identified: the temporary password is ordered by text message, or, with electronic ID, an own one is chosen at once (O-3 to O-5). */
import { z } from 'zod'
import { orderTemporaryPassword } from '../../actions/order-temporary-password.ts'
import { seeTextMessageWay, type TextMessageWay } from '../../actions/see-text-message-way.ts'
import { durationInWords } from '../../web/durations.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { forgottenPasswordTexts } from './texts.ts'
import { forgottenPassword } from './which.ts'

export const textMessageStep = step({
  path: '/forgotten-password/text-message',
  opens: { grant: ['forgotten-password', 'recover-password'], right: 'order-temporary-password' },
  begins: '/forgotten-password',
  leadsTo: ['/forgotten-password/sent', '/set', '/forgotten-password'],
  sets: ['temporary-password'],
  show: async (visit) => page(visit),
  fields: z.object({}),
  submit: async (visit) => {
    if (!visit.session) return { go: '/forgotten-password' }
    const ordered = await orderTemporaryPassword(visit.world, visit.session)
    switch (ordered.is) {
      case 'ordered':
        return { go: '/forgotten-password/sent' }
      case 'too-late':
        return { go: '/forgotten-password' }
    }
  },
})

async function page(visit: Visit): Promise<Answer> {
  const { textMessage: texts } = forgottenPasswordTexts(visit.language)
  const { recovery } = visit.world.institution
  const way = visit.session ? await seeTextMessageWay(visit.world, visit.session) : null
  if (way === null) return { go: '/forgotten-password' }
  const maySet = visit.session?.openRights.includes('password') ?? false
  const bySms = !maySet || recovery.afterEid.includes('temporary-password')
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={maySet ? texts.introEid : texts.intro}>
        {maySet && recovery.afterEid.includes('new-password') ? (
          <Card title={texts.ownTitle} id="own">
            <p>{texts.own}</p>
            <Actions>
              <ButtonLink href={visit.to('/set')}>{texts.toSet}</ButtonLink>
            </Actions>
          </Card>
        ) : null}
        {bySms && way.ends !== null ? (
          <Card {...(maySet ? { title: texts.smsTitle, id: 'sms' } : {})}>
            <p>{texts.sms(way.ends, durationInWords(recovery.temporaryPassword.validFor, visit.language))}</p>
            <p>{texts.risk}</p>
            <Form action={visit.to('/forgotten-password/text-message')} csrf={visit.csrf}>
              <Actions>
                <Button variant={maySet ? 'secondary' : 'primary'}>{texts.order}</Button>
              </Actions>
            </Form>
          </Card>
        ) : null}
        {bySms && way.ends === null ? <NoNumber visit={visit} corrected={way.corrected} /> : null}
      </Page>
    ),
  }
}

/** No number that a message may go to: where it is corrected, and which other ways there are (O-5). */
function NoNumber({ visit, corrected }: { visit: Visit; corrected: TextMessageWay['corrected'] }) {
  const { textMessage: texts } = forgottenPasswordTexts(visit.language)
  const shared = mailCodeWords(visit.language)
  return (
    <Notice kind="warning" language={visit.language} title={texts.noNumber.title}>
      <p>{texts.noNumber.text}</p>
      {corrected === null ? null : (
        <p>
          {texts.noNumber.corrected}{' '}
          {corrected.link === null ? (
            corrected.at[visit.language]
          ) : (
            <Link href={corrected.link} leaves={visit.language}>
              {corrected.at[visit.language]}
            </Link>
          )}
        </p>
      )}
      {forgottenPassword.ways(visit).eid ? (
        <p>
          <Link href={visit.to('/electronic-id/forgotten-password')}>{shared.eid}</Link>
        </p>
      ) : null}
      <AskDesk visit={visit} lead={shared.askDesk} />
    </Notice>
  )
}
