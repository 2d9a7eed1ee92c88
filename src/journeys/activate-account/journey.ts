/** Activating an account: who are you, prove it, accept the rules, choose a password, see the username once (N-1 to N-7, U-1 to U-4). */
import type { Journey } from '../../web/step.ts'
import { chooseWho } from './choose-who.tsx'

export const activateAccount: Journey = {
  name: 'activate-account',
  steps: [chooseWho],
}
