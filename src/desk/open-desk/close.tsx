/** The agent leaves the desk and stays signed in as a person. */
import { z } from 'zod'
import { closeDesk } from '../../actions/desk-session.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import { DeskPage } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'

export const closeDeskStep = step({
  path: '/desk/close',
  opens: { desk: 'look' },
  leadsTo: ['/desk/open'],
  show: (visit) => {
    const { nav } = deskTexts(visit.language)
    return {
      show: (
        <DeskPage visit={visit} title={nav.close} layout="form">
          <Form action={visit.to('/desk/close')} csrf={visit.csrf}>
            <Actions>
              <Button>{nav.close}</Button>
              <ButtonLink href={visit.to('/desk')} variant="secondary">
                {nav.find}
              </ButtonLink>
            </Actions>
          </Form>
        </DeskPage>
      ),
    }
  },
  fields: z.object({}),
  submit: async (visit) => {
    if (visit.desk) await closeDesk(visit.world, visit.desk)
    visit.keepDesk(null)
    const { closed } = deskTexts(visit.language)
    return {
      show: (
        <Page visit={{ ...visit, desk: null }} title={closed.title} intro={closed.text}>
          <Actions>
            <ButtonLink href={visit.to('/desk/open')}>{closed.again}</ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})
