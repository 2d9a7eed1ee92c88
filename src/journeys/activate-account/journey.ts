/** Activating an account: who are you, prove it, accept the rules, choose a password, see the username once (N-1 to N-7, U-1 to U-4). */
import type { Journey } from '../../web/step.ts'
import { chooseWho } from './choose-who.tsx'
import { done } from './done.tsx'
import { employee } from './employee.tsx'
import { link } from './link.tsx'
import { openLink } from './open-link.tsx'
import { password } from './password.tsx'
import { rules } from './rules.tsx'
import { student } from './student.tsx'

export const activateAccount: Journey = {
  name: 'activate-account',
  steps: [chooseWho, student, employee, openLink, link, rules, password, done],
}
