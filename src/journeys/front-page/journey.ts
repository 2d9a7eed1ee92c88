/** The first page of an institution, its desks, and what it says about itself. */
import type { Journey } from '../../web/step.ts'

export const frontPage: Journey = { name: 'front-page', steps: [] }
