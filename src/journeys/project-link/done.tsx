/** The front page of somebody who came by a project's link: what is left to do, and the menu with the one-time codes (E-3, E-4). */
import { seeTwoFactor } from '../../actions/factor-standing.ts'
import { CardLink, Doors } from '../../web/look/card.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { projectLinkTexts } from './texts.ts'

export const doneStep = step({
  path: '/project-link/done',
  opens: 'half-or-full',
  begins: '/sign-in',
  leadsTo: ['/one-time-codes', '/sign-in/second-factor', '/my-account'],
  show: async (visit): Promise<Answer> => {
    const { done: texts } = projectLinkTexts(visit.language)
    const whole = visit.session?.kind === 'full'
    const held = visit.session ? await seeTwoFactor(visit.world, visit.session) : null
    const hasFactor = (held?.factors.length ?? 0) > 0
    return {
      show: (
        <Page
          visit={visit}
          title={texts.title}
          intro={whole ? texts.whole : hasFactor ? texts.half : texts.first}
        >
          <Doors>
            <CardLink
              href={visit.to('/one-time-codes')}
              title={texts.codes.title}
              text={texts.codes.text}
              icon="phone"
              first
            />
            {whole ? <ToAccount visit={visit} /> : hasFactor ? <ToCode visit={visit} /> : null}
          </Doors>
        </Page>
      ),
    }
  },
})

function ToAccount({ visit }: { visit: Visit }) {
  const { account } = projectLinkTexts(visit.language).done
  return <CardLink href={visit.to('/my-account')} title={account.title} text={account.text} icon="person" />
}

/** Whoever still has the app needs no new one. */
function ToCode({ visit }: { visit: Visit }) {
  const { app } = projectLinkTexts(visit.language).done
  return <CardLink href={visit.to('/sign-in/second-factor')} title={app.title} text={app.text} icon="key" />
}
