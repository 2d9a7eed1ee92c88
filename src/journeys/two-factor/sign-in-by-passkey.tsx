/** The whole sign-in by a passkey, where the institution allows it. Nobody is named, so the page says nothing about anybody (E-09). */
import { beginPasskeySignIn, signInByPasskey } from '../../actions/sign-in-by-passkey.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { gone } from './answers.tsx'
import { passkeyCeremony, passkeyFields, type PasskeyPage, passkeyQuestion } from './passkey-page.tsx'
import { twoFactorTexts } from './texts.ts'

export const signInByPasskeyStep = step({
  path: '/sign-in/passkey',
  opens: 'anybody',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/set',
    '/why-no-access',
    '/sign-in',
  ],
  proves: [
    {
      proof: 'passkey',
      for: 'sign-in',
      leads: ['/my-account', '/my-account/rules', '/my-account/two-factor', '/set', '/why-no-access'],
    },
  ],
  show: (visit) => {
    if (!isOffered(visit)) return errorPage(visit, 'notFound')
    return visit.session?.kind === 'full' ? { go: '/my-account' } : passkeyQuestion(visit, pageOf(visit))
  },
  fields: passkeyFields,
  submit: async (visit, { answer }) => {
    const { world, csrf: mark, from } = visit
    if (!isOffered(visit)) return errorPage(visit, 'notFound')
    if (answer === '') {
      const options = await beginPasskeySignIn(world, mark, from)
      return options === null
        ? slowDown(visit)
        : passkeyCeremony(visit, pageOf(visit), { does: 'show', options })
    }
    const outcome = await signInByPasskey(world, { answer, mark }, visit.browser(), from)
    switch (outcome.is) {
      case 'in':
        visit.opened(outcome.opened)
        return { go: outcome.next }
      case 'gone':
        return gone(visit)
      case 'slow-down':
        return slowDown(visit)
      case 'refused':
        return passkeyQuestion(visit, pageOf(visit), twoFactorTexts(visit.language).passkey.refused)
    }
  },
})

function isOffered({ world }: Visit): boolean {
  return world.institution.signIn.with.includes('passkey')
}

function slowDown(visit: Visit): Answer {
  const minutes = Math.ceil(visit.world.institution.networks.within.total('minutes'))
  const error = twoFactorTexts(visit.language).passkey.slowDown(minutes)
  return {
    ...passkeyQuestion(visit, pageOf(visit), error),
    status: 429,
    headers: { 'retry-after': String(minutes * 60) },
  }
}

function pageOf(visit: Visit): PasskeyPage {
  const { passkey } = twoFactorTexts(visit.language)
  return {
    path: '/sign-in/passkey',
    title: passkey.signInTitle,
    intro: passkey.signInIntro,
    submit: passkey.showSubmit,
    otherWay: { href: '/sign-in', words: passkey.otherWay.password },
  }
}
