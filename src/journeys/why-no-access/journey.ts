/** Why can I not get in? */
import type { Journey } from '../../web/step.ts'
import { whyNoAccessStep } from './why-no-access.tsx'

export const whyNoAccess: Journey = { name: 'why-no-access', steps: [whyNoAccessStep] }
