/** The page of one-time codes in the menu: one button, "Set new OTP", and what it means (E-4). */
import { errorPage } from '../../web/error-answer.tsx'
import { ButtonLink } from '../../web/look/button.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import { projectLinkTexts } from './texts.ts'

export const oneTimeCodesStep = step({
  path: '/one-time-codes',
  opens: 'half-or-full',
  begins: '/sign-in',
  leadsTo: ['/my-account/two-factor'],
  show: (visit): Answer => {
    if (!visit.world.institution.projects.offered) return errorPage(visit, 'notFound')
    const { codes: texts } = projectLinkTexts(visit.language)
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro}>
          <Actions>
            <ButtonLink href={visit.to('/my-account/two-factor')}>{texts.set}</ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})
