/** What my account is, what it opens, and what has happened to it. */
import type { Journey } from '../../web/step.ts'
import { journalStep } from './journal.tsx'
import { myDataStep } from './my-data/my-data.tsx'
import { myAccountStep } from './my-account.tsx'
import { rulesStep } from './rules.tsx'
import { sessionsStep } from './sessions.tsx'

export const myAccount: Journey = {
  name: 'my-account',
  steps: [myAccountStep, sessionsStep, journalStep, rulesStep, myDataStep],
}
