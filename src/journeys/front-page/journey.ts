/** The first page of an institution, its desks, and what it says about itself. */
import type { Journey } from '../../web/step.ts'
import { accessibilityStep, privacyStep } from './about.tsx'
import { desksStep } from './desks.tsx'
import { frontPageStep } from './front-page.tsx'

export const frontPage: Journey = {
  name: 'front-page',
  steps: [frontPageStep, desksStep, accessibilityStep, privacyStep],
}
