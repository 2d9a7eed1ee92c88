/** A passkey is made: the first factor inside a sign-in, or one more. */
import { enrolPasskey } from '../../actions/enrol-factor.ts'
import { askToMakePasskey } from '../../actions/passkey-ceremony.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { offersApps, offersPasskeys } from './answers.tsx'
import { deeds, mayChange } from './may-change.ts'
import { passkeyCeremony, passkeyFields, type PasskeyPage, passkeyQuestion } from './passkey-page.tsx'
import { afterEnrolling } from './set-up-app.tsx'
import { twoFactorTexts } from './texts.ts'

export const addPasskeyStep = step({
  path: deeds.passkey,
  opens: 'half-or-full',
  formOpens: 'factor-or-right',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/my-account/two-factor/again',
    '/sign-in/second-factor',
  ],
  sets: ['second-factor'],
  show: async (visit) => {
    if (!offersPasskeys(visit)) return errorPage(visit, 'notFound')
    return (await mayChange(visit, deeds.passkey)) ?? passkeyQuestion(visit, pageOf(visit))
  },
  fields: passkeyFields,
  submit: async (visit, { answer }) => {
    if (!offersPasskeys(visit)) return errorPage(visit, 'notFound')
    return (await mayChange(visit, deeds.passkey)) ?? (answer === '' ? ask(visit) : judge(visit, answer))
  },
})

async function ask(visit: Visit): Promise<Answer> {
  const { world, session, csrf: mark } = visit
  const accountId = session?.accountId ?? null
  const options =
    accountId === null ? null : await askToMakePasskey(world, { purpose: 'add', mark, accountId })
  return options === null
    ? { go: '/sign-in' }
    : passkeyCeremony(visit, pageOf(visit), { does: 'make', options })
}

async function judge(visit: Visit, answer: string): Promise<Answer> {
  const { world, session, csrf: mark } = visit
  if (!session) return { go: '/sign-in' }
  const outcome = await enrolPasskey(world, session, { answer, mark }, visit.browser())
  return outcome.is === 'wrong'
    ? passkeyQuestion(visit, pageOf(visit), twoFactorTexts(visit.language).passkey.refused)
    : afterEnrolling(visit, outcome)
}

function pageOf(visit: Visit): PasskeyPage {
  const { passkey } = twoFactorTexts(visit.language)
  const inside = visit.session?.kind === 'half' && offersApps(visit)
  return {
    path: deeds.passkey,
    title: passkey.addTitle,
    intro: passkey.addIntro,
    submit: passkey.addSubmit,
    otherWay: {
      href: '/my-account/two-factor',
      words: inside ? passkey.otherWay.app : passkey.otherWay.back,
    },
  }
}
