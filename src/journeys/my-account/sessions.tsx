/** Where the account is signed in; each place can be signed out, and all others at once (case S-16). */
import { z } from 'zod'
import { endAllOtherSessions, endOneSession } from '../../actions/end-sessions.ts'
import { seeSessions } from '../../actions/see-account.ts'
import { endServiceSignIn, seeServiceSignIns } from '../../actions/sign-ins-at-services.ts'
import { textField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { SessionList } from '../../web/look/session-list.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

/** The value of `session` that means every other one. */
const allOthers = 'others'

export const sessionsStep = step({
  path: '/my-account/sessions',
  opens: 'full',
  leadsTo: ['/my-account/sessions'],
  query: z.object({ ended: z.enum(['yes', 'no']).optional() }),
  show: async (visit) => page(visit),
  fields: z.object({ session: textField(60) }),
  submit: async (visit, { session: chosen }) => {
    if (!visit.session) return { go: '/sign-in' }
    const ended =
      chosen === allOthers
        ? (await endAllOtherSessions(visit.world, visit.session)) >= 0
        : (await endOneSession(visit.world, visit.session, chosen)) ||
          (await endServiceSignIn(visit.world, visit.session, chosen))
    return { go: `/my-account/sessions?ended=${ended ? 'yes' : 'no'}` }
  },
})

async function page(visit: Visit): Promise<Answer> {
  const { language, session } = visit
  const texts = myAccountTexts(language).sessions
  const living = session ? await seeSessions(visit.world, session) : []
  const services = session ? await seeServiceSignIns(visit.world, session) : []
  const action = visit.to('/my-account/sessions')
  const happened = visit.query['ended']
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
        {happened === undefined ? null : (
          <Notice kind={happened === 'yes' ? 'success' : 'info'} language={language} announce>
            <p>{happened === 'yes' ? texts.ended : texts.gone}</p>
          </Notice>
        )}
        <Card>
          <SessionList
            language={language}
            caption={texts.caption}
            end={{ action, csrf: visit.csrf }}
            sessions={living.map((each) => ({
              key: each.id,
              device: each.device === 'unknown' ? texts.unknown : each.device,
              signedIn: momentOf(visit, each.made_at),
              lastSeen: momentOf(visit, each.seen_at),
              here: each.id === session?.id,
            }))}
          />
          {living.length > 1 ? (
            <Form action={action} csrf={visit.csrf}>
              <input type="hidden" name="session" value={allOthers} />
              <Actions>
                <Button variant="secondary">{texts.endOthers}</Button>
              </Actions>
            </Form>
          ) : (
            <p>{texts.onlyHere}</p>
          )}
          <p>
            {texts.notYou} <Link href={visit.to('/my-account/password')}>{texts.notYouLink}</Link>
          </p>
        </Card>
        {services.length === 0 ? null : (
          <Card title={texts.services}>
            <p>{texts.servicesText}</p>
            <SessionList
              language={language}
              caption={texts.services}
              first={texts.service}
              endWords={texts.endService}
              end={{ action, csrf: visit.csrf }}
              sessions={services.map((each) => ({
                key: each.id,
                device: each.name[language],
                signedIn: momentOf(visit, each.madeAt),
                lastSeen: momentOf(visit, each.seenAt),
                here: false,
              }))}
            />
          </Card>
        )}
      </Page>
    ),
  }
}
