/** The link from the mail: its key goes into a cookie and out of the address; nothing is looked up and nothing changes (L-04, L-05). */
import { step } from '../../web/step.ts'

export const openLink = step({
  path: '/activate-account/link/:key',
  opens: 'anybody',
  leadsTo: ['/activate-account/link'],
  show: (visit) => {
    visit.keepLinkKey(readKey(visit.params['key']))
    return { go: '/activate-account/link' }
  },
})

/** Our keys are 43 letters of base64url; anything else opens the page for dead links. */
function readKey(key: string | undefined): string | null {
  return key !== undefined && /^[A-Za-z0-9_-]{43}$/.test(key) ? key : null
}
