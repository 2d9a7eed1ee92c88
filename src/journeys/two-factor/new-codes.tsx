/** A new set of recovery codes, for somebody who showed a factor a moment ago; the old set is void (O-10). */
import { z } from 'zod'
import { makeRecoveryCodes } from '../../actions/recovery-codes.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { codesOnce, notNow } from './answers.tsx'
import { deeds, mayChange } from './may-change.ts'
import { twoFactorTexts } from './texts.ts'

export const newCodesStep = step({
  path: deeds.codes,
  opens: 'full',
  formOpens: 'factor-or-right',
  leadsTo: ['/my-account/two-factor', '/my-account/two-factor/again', '/sign-in/second-factor'],
  sets: ['second-factor'],
  show: async (visit) => {
    if (!isOffered(visit)) return errorPage(visit, 'notFound')
    return (await mayChange(visit, deeds.codes)) ?? ask(visit)
  },
  fields: z.object({}),
  submit: async (visit) => {
    if (!isOffered(visit)) return errorPage(visit, 'notFound')
    const refused = await mayChange(visit, deeds.codes)
    if (refused || !visit.session) return refused ?? { go: '/sign-in' }
    const outcome = await makeRecoveryCodes(visit.world, visit.session, visit.browser())
    if (outcome.is === 'not-now') return notNow(visit)
    const says = twoFactorTexts(visit.language).codes.made
    return codesOnce(visit, { codes: outcome.codes, says, next: '/my-account/two-factor' })
  },
})

function isOffered({ world }: Visit): boolean {
  return world.institution.secondFactor.recoveryCodes > 0
}

function ask(visit: Visit): Answer {
  const { newCodes } = twoFactorTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={newCodes.title} intro={newCodes.text}>
        <Form action={visit.to(deeds.codes)} csrf={visit.csrf}>
          <Actions>
            <Button>{newCodes.submit}</Button>
            <ButtonLink href={visit.to('/my-account/two-factor')} variant="secondary">
              {newCodes.keep}
            </ButtonLink>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
