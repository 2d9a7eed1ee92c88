/** The second step of signing in: shown, set up, changed (O-9, O-10, E-4). */
import type { Journey } from '../../web/step.ts'
import { addAppStep } from './add-app.tsx'
import { addPasskeyStep } from './add-passkey.tsx'
import { againPasskeyStep } from './again-passkey.tsx'
import { againStep } from './again.tsx'
import { newCodesStep } from './new-codes.tsx'
import { proveCodeStep, proveStep } from './prove.tsx'
import { removeFactorStep } from './remove.tsx'
import { showFactorStep } from './show-factor.tsx'
import { showPasskeyStep } from './show-passkey.tsx'
import { signInByPasskeyStep } from './sign-in-by-passkey.tsx'
import { twoFactorStep } from './two-factor.tsx'

export const twoFactor: Journey = {
  name: 'two-factor',
  steps: [
    signInByPasskeyStep,
    showFactorStep,
    showPasskeyStep,
    twoFactorStep,
    proveStep,
    proveCodeStep,
    addAppStep,
    addPasskeyStep,
    newCodesStep,
    removeFactorStep,
    againStep,
    againPasskeyStep,
  ],
}
