/** The second step of signing in, by a passkey of the account. */
import { askToShowPasskey } from '../../actions/passkey-ceremony.ts'
import { showPasskey } from '../../actions/show-factor.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { gone, offersPasskeys } from './answers.tsx'
import { passkeyCeremony, passkeyFields, type PasskeyPage, passkeyQuestion } from './passkey-page.tsx'
import { twoFactorTexts } from './texts.ts'

export const showPasskeyStep = step({
  path: '/sign-in/second-factor/passkey',
  opens: 'half-or-full',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/set',
    '/why-no-access',
    '/sign-in/second-factor',
  ],
  proves: [
    {
      proof: 'passkey',
      for: 'same',
      leads: ['/my-account', '/my-account/rules', '/my-account/two-factor', '/set', '/why-no-access'],
    },
  ],
  show: (visit) => {
    if (!offersPasskeys(visit)) return errorPage(visit, 'notFound')
    return visit.session?.kind === 'full' ? { go: '/my-account' } : passkeyQuestion(visit, pageOf(visit))
  },
  fields: passkeyFields,
  submit: async (visit, { answer }) => {
    const { world, session, csrf: mark } = visit
    if (!session) return { go: '/sign-in' }
    if (session.kind === 'full') return { go: '/my-account' }
    if (!offersPasskeys(visit)) return errorPage(visit, 'notFound')
    if (answer === '') {
      const ceremony = { purpose: 'second-factor', mark, accountId: session.accountId } as const
      const options = await askToShowPasskey(world, ceremony)
      return passkeyCeremony(visit, pageOf(visit), { does: 'show', options })
    }
    const outcome = await showPasskey(world, session, { answer, mark }, visit.browser())
    switch (outcome.is) {
      case 'in':
        visit.opened(outcome.opened)
        return { go: outcome.next }
      case 'gone':
        return gone(visit)
      case 'wrong':
      case 'slow-down':
        return passkeyQuestion(visit, pageOf(visit), twoFactorTexts(visit.language).passkey.refused)
    }
  },
})

function pageOf(visit: Visit): PasskeyPage {
  const { passkey } = twoFactorTexts(visit.language)
  return {
    path: '/sign-in/second-factor/passkey',
    title: passkey.showTitle,
    intro: passkey.showIntro,
    submit: passkey.showSubmit,
    otherWay: { href: '/sign-in/second-factor', words: passkey.otherWay.code },
  }
}
