/** The member's side of a project administrator's link: opened with the secret, a new password or none, and a new one-time-code app (E-3, E-4). */
import type { Journey } from '../../web/step.ts'
import { doneStep } from './done.tsx'
import { openLinkStep } from './open-link.tsx'
import { oneTimeCodesStep } from './one-time-codes.tsx'
import { secretStep } from './secret.tsx'
import { skipStep } from './skip.tsx'

export const projectLink: Journey = {
  name: 'project-link',
  steps: [openLinkStep, secretStep, skipStep, doneStep, oneTimeCodesStep],
}
