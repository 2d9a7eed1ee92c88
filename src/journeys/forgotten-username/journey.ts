/** A forgotten username: electronic ID or a code to the personal mail, and then it is shown. */
import type { Journey } from '../../web/step.ts'
import { askStep } from './ask.tsx'
import { codeStep, linkStep, openLinkStep } from './enter-code.tsx'
import { shownStep } from './shown.tsx'

export const forgottenUsernameJourney: Journey = {
  name: 'forgotten-username',
  steps: [askStep, codeStep, openLinkStep, linkStep, shownStep],
}
