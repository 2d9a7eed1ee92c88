/** What my account is, and what it opens. */
import type { Journey } from '../../web/step.ts'

export const myAccount: Journey = { name: 'my-account', steps: [] }
