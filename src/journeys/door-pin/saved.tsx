/** The door PIN is on its way to the door system. */
import { takesPin } from '../../core/targets/needs.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import { doorPinTexts } from './texts.ts'

export const doorPinSavedStep = step({
  path: '/my-account/pin/saved',
  opens: 'full',
  leadsTo: ['/my-account'],
  show: (visit) => {
    const { done } = doorPinTexts(visit.language)
    return {
      show: (
        <Page visit={visit} title={done.title}>
          <Notice kind="success" language={visit.language} announce>
            <p>{takesPin(visit.world.institution) ? done.text : done.notConnected}</p>
            <p>{done.told}</p>
          </Notice>
          <Actions>
            <ButtonLink href={visit.to('/my-account')}>{done.toAccount}</ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})
