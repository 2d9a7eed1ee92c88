/** Acts that ask nothing but why. */
import { actStep } from './act-step.tsx'

export const requirePasswordChangeStep = actStep({ act: 'require-password-change' })
export const liftSecondFactorStep = actStep({ act: 'lift-second-factor' })
export const placeLockStep = actStep({ act: 'place-lock' })
export const resendActivationStep = actStep({ act: 'resend-activation' })
