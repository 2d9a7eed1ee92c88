/** Before the second step is changed, it is shown once more, by a passkey. */
import { askToShowPasskey } from '../../actions/passkey-ceremony.ts'
import { proveByPasskey } from '../../actions/prove-by-factor.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { deedOf, introOf, keeping, wantedQuery } from './again.tsx'
import { offersPasskeys } from './answers.tsx'
import { passkeyCeremony, passkeyFields, type PasskeyPage, passkeyQuestion } from './passkey-page.tsx'
import { twoFactorTexts } from './texts.ts'

export const againPasskeyStep = step({
  path: '/my-account/two-factor/again/passkey',
  opens: 'full',
  leadsTo: [
    '/my-account/two-factor',
    '/my-account/two-factor/app',
    '/my-account/two-factor/passkey',
    '/my-account/two-factor/recovery-codes',
    '/my-account/two-factor/again',
  ],
  proves: [{ proof: 'passkey', for: 'same', leads: ['/my-account/two-factor'] }],
  query: wantedQuery,
  show: (visit) =>
    offersPasskeys(visit) ? passkeyQuestion(visit, pageOf(visit)) : errorPage(visit, 'notFound'),
  fields: passkeyFields,
  submit: async (visit, { answer }) => {
    const { world, session, csrf: mark } = visit
    if (!session) return { go: '/sign-in' }
    if (!offersPasskeys(visit)) return errorPage(visit, 'notFound')
    if (answer === '') {
      const ceremony = { purpose: 'prove-again', mark, accountId: session.accountId } as const
      const options = await askToShowPasskey(world, ceremony)
      return passkeyCeremony(visit, pageOf(visit), { does: 'show', options })
    }
    const outcome = await proveByPasskey(world, session, { answer, mark })
    if (outcome.is !== 'right')
      return passkeyQuestion(visit, pageOf(visit), twoFactorTexts(visit.language).passkey.refused)
    visit.opened(outcome.opened)
    return { go: deedOf(visit) }
  },
})

function pageOf(visit: Visit): PasskeyPage {
  const { passkey } = twoFactorTexts(visit.language)
  return {
    path: keeping(visit, '/my-account/two-factor/again/passkey'),
    title: passkey.showTitle,
    intro: introOf(visit),
    submit: passkey.showSubmit,
    otherWay: {
      href: keeping(visit, '/my-account/two-factor/again'),
      words: passkey.otherWay.code,
    },
  }
}
