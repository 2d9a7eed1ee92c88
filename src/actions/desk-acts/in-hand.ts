/** Which act is done by which hand: one file each. */
import type { DeskAct } from '../../core/desk/act.ts'
import { changeUsernameAct } from './change-username.ts'
import { deactivateAct } from './deactivate.ts'
import { liftLockAct } from './lift-lock.ts'
import { mergePeopleAct } from './merge-people.ts'
import { newPinAct } from './new-pin.ts'
import { liftSecondFactorAct } from './lift-second-factor.ts'
import { openForgottenPasswordAct } from './open-forgotten-password.ts'
import { guestStayAct } from './guest-stay.ts'
import { placeLockAct } from './place-lock.ts'
import { requirePasswordChangeAct } from './require-password-change.ts'
import { resendActivationAct } from './resend-activation.ts'
import type { ActInHand } from './target.ts'

/** Acts that are done on a person's page and may be confirmed by a second person. */
export const actsInHand: Partial<Record<DeskAct, ActInHand>> = {
  'lift-lock': liftLockAct,
  deactivate: deactivateAct,
  'new-pin': newPinAct,
  'open-forgotten-password': openForgottenPasswordAct,
  'require-password-change': requirePasswordChangeAct,
  'place-lock': placeLockAct,
  'lift-second-factor': liftSecondFactorAct,
  'resend-activation': resendActivationAct,
  'change-username': changeUsernameAct,
  'sponsor-guest': guestStayAct,
  'merge-people': mergePeopleAct,
}
