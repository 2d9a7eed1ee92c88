/** The code from the mail; it opens nothing but a look at the username (A-4, O-13). */
import { z } from 'zod'
import { grantForCode } from '../../actions/redeem-code.ts'
import { code } from '../../web/form-fields.ts'
import { codePage, judgeCode, type Place } from '../../web/mail-code/code-page.tsx'
import { keepLink } from '../../web/mail-code/link-key.ts'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { forgottenUsername } from './which.ts'

const next = '/forgotten-username/shown'

export const codeStep = step({
  path: '/forgotten-username/code',
  opens: 'anybody',
  leadsTo: [next, '/forgotten-username'],
  proves: [{ proof: 'personal-mail', for: 'forgotten-username', leads: [next] }],
  show: async (visit) => codePage(visit, forgottenUsername, 'code'),
  fields: z.object({ code }),
  submit: async (visit, typed) => judge(visit, 'code', typed.code),
})

export const openLinkStep = step({
  path: '/forgotten-username/link/:key',
  opens: 'anybody',
  leadsTo: ['/forgotten-username/link'],
  show: (visit) => keepLink(visit, '/forgotten-username/link'),
})

export const linkStep = step({
  path: '/forgotten-username/link',
  opens: 'anybody',
  leadsTo: [next, '/forgotten-username'],
  proves: [{ proof: 'personal-mail', for: 'forgotten-username', leads: [next] }],
  show: async (visit) => codePage(visit, forgottenUsername, 'link'),
  fields: z.object({ code }),
  submit: async (visit, typed) => judge(visit, 'link', typed.code),
})

async function judge(visit: Visit, place: Place, typed: string): Promise<Answer> {
  return judgeCode(visit, forgottenUsername, place, typed, async (redeemed) => {
    visit.opened(await grantForCode(visit.world, redeemed, 'forgotten-username', visit.browser()))
    return { go: next }
  })
}
