/** Signing out: one button, then nothing of the session is left here or in the browser (case S-05). */
import { z } from 'zod'
import { signOut } from '../../actions/end-sessions.ts'
import { signOutAddress } from '../../actions/provider-sign-out.ts'
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
    const { session } = visit
    if (session) await signOut(visit.world, session)
    const { shared } = visit
    visit.endSession()
    visit.session = null
    // asked last: a provider that takes its time keeps nobody signed in
    const atProvider = session ? await signOutAddress(visit.world, session) : null
    return {
      show: <Done visit={{ ...visit, shared: false }} atProvider={atProvider} cleared={shared} />,
      headers: { 'clear-site-data': shared ? everythingKept : allButCookies },
    }
  },
})

// the known-browser cookie stays: "cookies" is not named (RFC 6265bis, Clear Site Data)
const allButCookies = '"cache", "storage"'
/** On a shared computer nothing stays, not even what other institutions' pages of the same domain left (row N-9). */
const everythingKept = '"cache", "cookies", "storage"'

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

/** Whoever signed in with electronic ID goes on to its provider and is signed out there too (ID-porten demands it, field 3.1). */
function Done({
  visit,
  atProvider = null,
  cleared = false,
}: {
  visit: Visit
  atProvider?: string | null
  cleared?: boolean
}) {
  const { out } = signInTexts(visit.language)
  return (
    <Page
      visit={visit}
      title={cleared ? out.cleared : out.done}
      intro={cleared ? out.clearedText : out.doneText}
      {...(atProvider === null ? {} : { goesOnTo: atProvider })}
    >
      <Actions>
        {atProvider === null ? null : <ButtonLink href={atProvider}>{out.atProvider}</ButtonLink>}
        <ButtonLink href={visit.to('/sign-in')}>{out.again}</ButtonLink>
        <ButtonLink href={visit.to('/')} variant="secondary">
          {out.front}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
