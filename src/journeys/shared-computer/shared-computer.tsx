/** Somebody says that this computer is shared, before beginning anything: from here on every session is short and nothing is kept (row N-9). */
import { z } from 'zod'
import { shareSession } from '../../actions/share-session.ts'
import { durationInWords } from '../../web/durations.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { sharedTexts } from '../../web/shared-computer/texts.ts'
import { step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'

export const sharedComputerStep = step({
  path: '/shared-computer',
  opens: 'anybody',
  leadsTo: ['/', '/shared-computer'],
  show: (visit) => {
    if (!visit.world.institution.features.sharedComputers) return errorPage(visit, 'notFound')
    return { show: visit.shared ? <IsOn visit={visit} /> : <Ask visit={visit} /> }
  },
  fields: z.object({}),
  submit: async (visit) => {
    if (!visit.world.institution.features.sharedComputers) return errorPage(visit, 'notFound')
    if (visit.session) await shareSession(visit.world, visit.session)
    visit.keepShared()
    return { go: '/shared-computer' }
  },
})

function Ask({ visit }: { visit: Visit }) {
  const texts = sharedTexts(visit.language)
  const { idle, atMost } = visit.world.institution.sessions.sharedComputer
  const lines = texts.lines(durationInWords(idle, visit.language), durationInWords(atMost, visit.language))
  return (
    <Page visit={visit} title={texts.title} intro={texts.intro}>
      <Prose>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{texts.save}</p>
      </Prose>
      <Form action={visit.to('/shared-computer')} csrf={visit.csrf}>
        <Actions>
          <Button>{texts.submit}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function IsOn({ visit }: { visit: Visit }) {
  const texts = sharedTexts(visit.language)
  return (
    <Page visit={visit} title={texts.on.title} intro={texts.on.intro}>
      <Prose>
        <p>{texts.save}</p>
      </Prose>
      <Actions>
        <ButtonLink href={visit.to('/')}>{texts.on.next}</ButtonLink>
      </Actions>
    </Page>
  )
}
