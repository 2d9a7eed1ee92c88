/** A new password for somebody who is signed in or must renew it. */
import type { Journey } from '../../web/step.ts'

export const changePassword: Journey = { name: 'change-password', steps: [] }
