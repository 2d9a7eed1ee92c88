/** A forgotten password: electronic ID, or the personal mail and then a temporary password by text message (O-3 to O-5). */
import type { Journey } from '../../web/step.ts'
import { askStep } from './ask.tsx'
import { deskCodeStep } from './desk-code.tsx'
import { codeStep, linkStep, openLinkStep } from './enter-code.tsx'
import { sentStep } from './sent.tsx'
import { textMessageStep } from './text-message.tsx'

export const forgottenPasswordJourney: Journey = {
  name: 'forgotten-password',
  steps: [askStep, codeStep, openLinkStep, linkStep, textMessageStep, sentStep, deskCodeStep],
}
