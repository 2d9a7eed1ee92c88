/** Signing out: one button, then nothing of the session is left here or in the browser (case S-05). */
import { z } from 'zod'
import { signOut } from '../../actions/end-sessions.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { signInTexts } from './texts.ts'

export const signOutStep = step({
  path: '/sign-out',
  opens: 'anybody',
  leadsTo: ['/sign-in', '/'],
  show: (visit) => (visit.session ? { show: <Ask visit={visit} /> } : { show: <Done visit={visit} /> }),
  doneAlready: '/sign-out',
  fields: z.object({}),
  submit: async (visit) => {
    if (visit.session) await signOut(visit.world, visit.session)
    visit.endSession()
    return {
      show: <Done visit={{ ...visit, session: null }} />,
      // the known-browser cookie stays: "cookies" is not named (RFC 6265bis, Clear Site Data)
      headers: { 'clear-site-data': '"cache", "storage"' },
    }
  },
})

function Ask({ visit }: { visit: Visit }) {
  const { out } = signInTexts(visit.language)
  return (
    <Page visit={visit} title={out.title} intro={out.intro}>
      <Form action={visit.to('/sign-out')} csrf={visit.csrf}>
        <Actions>
          <Button>{out.submit}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Done({ visit }: { visit: Visit }) {
  const { out } = signInTexts(visit.language)
  return (
    <Page visit={visit} title={out.done} intro={out.doneText}>
      <Actions>
        <ButtonLink href={visit.to('/sign-in')}>{out.again}</ButtonLink>
        <ButtonLink href={visit.to('/')} variant="secondary">
          {out.front}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
