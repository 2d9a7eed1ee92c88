/** Somebody with a rank opens the desk: a second factor shown just now, then a session of its own. */
import { z } from 'zod'
import { mayOpenDesk, openDesk } from '../../actions/desk-session.ts'
import { durationInWords } from '../../web/durations.ts'
import { Button } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { nowhere } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'

const again = '/my-account/two-factor/again?want=desk'

export const openDeskStep = step({
  path: '/desk/open',
  opens: 'full',
  leadsTo: ['/desk', '/my-account/two-factor/again'],
  show: async (visit): Promise<Answer> => {
    if (visit.desk !== null) return { go: '/desk' }
    if (!visit.session) return { go: '/sign-in' }
    switch (await mayOpenDesk(visit.world, visit.session)) {
      case 'no-rank':
        return nowhere(visit)
      case 'show-factor':
        return { go: again }
      case 'yes':
        return { show: <Open visit={visit} /> }
    }
  },
  fields: z.object({}),
  submit: async (visit): Promise<Answer> => {
    if (!visit.session) return { go: '/sign-in' }
    const opened = await openDesk(visit.world, visit.session, visit.browser().device)
    switch (opened.is) {
      case 'opened':
        visit.keepDesk(opened.secret)
        return { go: '/desk' }
      case 'no-rank':
        return nowhere(visit)
      case 'show-factor':
        return { go: again }
    }
  },
})

function Open({ visit }: { visit: Visit }) {
  const { open } = deskTexts(visit.language)
  const { idle, atMost } = visit.world.institution.sessions.privileged
  return (
    <Page visit={visit} title={open.title} intro={open.intro}>
      <Form action={visit.to('/desk/open')} csrf={visit.csrf}>
        <p>{open.ends(durationInWords(idle, visit.language), durationInWords(atMost, visit.language))}</p>
        <Actions>
          <Button>{open.submit}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
