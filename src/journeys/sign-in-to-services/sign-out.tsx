/** A service has signed somebody out and sent them here: whether they want out here too is theirs to say (case D-10). */
import { z } from 'zod'
import { signOut } from '../../actions/end-sessions.ts'
import { seeSignOut } from '../../actions/visits-from-services.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { serviceTexts } from './texts.ts'

export const signOutOfServiceStep = step({
  path: '/sign-out/service/:visit',
  opens: 'anybody',
  leadsTo: ['/', '/my-account'],
  query: z.object({ here: z.enum(['yes']).optional() }),
  show: async (visit): Promise<Answer> => {
    const from = await whence(visit)
    if (visit.session !== null) return { show: <Ask visit={visit} from={from} /> }
    return visit.query['here'] === undefined ? sameSite(visit) : { show: <Done visit={visit} from={from} /> }
  },
  fields: z.object({}),
  submit: async (visit) => {
    const from = await whence(visit)
    if (visit.session) await signOut(visit.world, visit.session)
    visit.endSession()
    visit.session = null
    return {
      show: <Done visit={{ ...visit, shared: false }} from={from} />,
      headers: { 'clear-site-data': '"cache", "storage"' },
    }
  },
})

type Whence = { service: string | null; to: string | null }

/** Of a visit that ran out nothing is known, and one can still sign out. */
async function whence(visit: Visit): Promise<Whence> {
  const seen = await seeSignOut(visit.world, visit.params['visit'] ?? '', visit.visitor)
  return { service: seen?.client?.name[visit.language] ?? null, to: seen?.to ?? null }
}

function pathOf(visit: Visit): string {
  return `/sign-out/service/${visit.params['visit'] ?? ''}`
}

/** Whoever comes from another site sends no session's cookie; from here it is sent (SameSite=Strict, case S-07). */
function sameSite(visit: Visit): Answer {
  const { here: texts } = serviceTexts(visit.language)
  const next = visit.to(`${pathOf(visit)}?here=yes`)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} goesOnTo={next}>
        <Actions>
          <ButtonLink href={next}>{texts.button}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

function Ask({ visit, from }: { visit: Visit; from: Whence }) {
  const { out: texts } = serviceTexts(visit.language)
  return (
    <Page visit={visit} title={texts.title} intro={texts.intro(from.service)}>
      <Form action={visit.to(pathOf(visit))} csrf={visit.csrf}>
        <Actions>
          <Button>{texts.submit}</Button>
          <ButtonLink href={from.to ?? visit.to('/my-account')} variant="secondary">
            {texts.stay}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function Done({ visit, from }: { visit: Visit; from: Whence }) {
  const { out: texts } = serviceTexts(visit.language)
  const back = from.to ?? visit.to('/')
  return (
    <Page
      visit={visit}
      title={texts.done}
      intro={texts.doneText}
      {...(from.to === null ? {} : { goesOnTo: from.to })}
    >
      <Actions>
        <ButtonLink href={back}>{texts.back(from.to === null ? null : from.service)}</ButtonLink>
      </Actions>
    </Page>
  )
}
