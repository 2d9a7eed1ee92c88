/** From a service to the portal and back: signing in to it, and out. */
import type { Journey } from '../../web/step.ts'
import { serviceStep } from './from-services.tsx'
import { signOutOfServiceStep } from './sign-out.tsx'

export const signInToServices: Journey = {
  name: 'sign-in-to-services',
  steps: [serviceStep, signOutOfServiceStep],
}
