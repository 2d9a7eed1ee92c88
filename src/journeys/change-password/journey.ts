/** A new password for somebody who is signed in or must renew it. */
import type { Journey } from '../../web/step.ts'
import { changePasswordStep } from './change-password.tsx'
import { passwordChangedStep } from './changed.tsx'
import { renewPasswordStep } from './renew-password.tsx'

export const changePassword: Journey = {
  name: 'change-password',
  steps: [changePasswordStep, passwordChangedStep, renewPasswordStep],
}
