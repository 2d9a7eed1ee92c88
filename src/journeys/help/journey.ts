/** Help: guides that can be searched, and that end where the thing is done. */
import type { Journey } from '../../web/step.ts'
import { guideStep } from './guide.tsx'
import { helpStep } from './help.tsx'

export const help: Journey = { name: 'help', steps: [helpStep, guideStep] }
