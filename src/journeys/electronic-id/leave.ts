/** Out to the provider: the errand goes into this browser's cookie, and nothing is written (case L-05). */
import { sendToIdentify } from '../../actions/eid-errand.ts'
import { eidPurposes } from '../../core/secrets/eid-purpose.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { step } from '../../web/step.ts'
import { stopped } from './stopped.tsx'

export const leave = step({
  path: '/electronic-id/:purpose',
  opens: 'anybody',
  leadsTo: ['/electronic-id/return'],
  show: async (visit) => {
    const purpose = eidPurposes.find((each) => each === visit.params['purpose'])
    if (!purpose) return errorPage(visit, 'notFound')
    const sent = await sendToIdentify(visit.world, {
      purpose,
      sessionId: visit.session?.id ?? null,
      language: visit.language,
    })
    if (sent.is !== 'sent') return stopped(visit, purpose, sent.is)
    visit.keepEidErrand(sent.sealed)
    return { leave: sent.to }
  },
})
