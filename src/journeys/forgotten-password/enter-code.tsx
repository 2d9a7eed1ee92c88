/** The code from the mail, typed where it was asked for (O-4, O-13). */
import { z } from 'zod'
import { grantForCode } from '../../actions/redeem-code.ts'
import { code } from '../../web/form-fields.ts'
import { codePage, judgeCode, type Place } from '../../web/mail-code/code-page.tsx'
import { keepLink } from '../../web/mail-code/link-key.ts'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { forgottenPassword } from './which.ts'

const next = '/forgotten-password/text-message'

export const codeStep = step({
  path: '/forgotten-password/code',
  opens: 'anybody',
  leadsTo: [next, '/forgotten-password'],
  proves: [{ proof: 'personal-mail', for: 'forgotten-password', leads: [next] }],
  show: async (visit) => codePage(visit, forgottenPassword, 'code'),
  fields: z.object({ code }),
  submit: async (visit, typed) => judge(visit, 'code', typed.code),
})

export const openLinkStep = step({
  path: '/forgotten-password/link/:key',
  opens: 'anybody',
  leadsTo: ['/forgotten-password/link'],
  show: (visit) => keepLink(visit, '/forgotten-password/link'),
})

export const linkStep = step({
  path: '/forgotten-password/link',
  opens: 'anybody',
  leadsTo: [next, '/forgotten-password'],
  proves: [{ proof: 'personal-mail', for: 'forgotten-password', leads: [next] }],
  show: async (visit) => codePage(visit, forgottenPassword, 'link'),
  fields: z.object({ code }),
  submit: async (visit, typed) => judge(visit, 'link', typed.code),
})

/** The mail alone opens nothing but ordering the temporary password (NIST 800-63B: mail is no authenticator). */
async function judge(visit: Visit, place: Place, typed: string): Promise<Answer> {
  return judgeCode(visit, forgottenPassword, place, typed, async (redeemed) => {
    visit.opened(await grantForCode(visit.world, redeemed, 'forgotten-password', visit.browser()))
    return { go: next }
  })
}
