/** Why can I not get in? */
import type { Journey } from '../../web/step.ts'

export const whyNoAccess: Journey = { name: 'why-no-access', steps: [] }
