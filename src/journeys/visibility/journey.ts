/** What others see of a person: the mobile number and the picture. */
import type { Journey } from '../../web/step.ts'
import { visibilityStep } from './visibility.tsx'

export const visibility: Journey = { name: 'visibility', steps: [visibilityStep] }
