/** The link from the mail: its key goes into a cookie and out of the address; nothing is looked up and nothing changes (L-04, L-05). */
import { keepLink } from '../../web/mail-code/link-key.ts'
import { step } from '../../web/step.ts'

export const openLinkStep = step({
  path: '/project-link/:key',
  opens: 'anybody',
  leadsTo: ['/project-link'],
  show: (visit) => keepLink(visit, '/project-link'),
})
