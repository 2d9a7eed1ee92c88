/** A lost second factor: recovery code, other factor, electronic ID, waiting with a veto, or the desk; as the institution has it (O-10). */
import type { Journey } from '../../web/step.ts'
import { lostFactorCodeStep } from './enter-code.tsx'
import { lostSecondFactorStep } from './lost-second-factor.tsx'

export const lostSecondFactor: Journey = {
  name: 'lost-second-factor',
  steps: [lostSecondFactorStep, lostFactorCodeStep],
}
