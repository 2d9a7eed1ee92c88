/** The service desk: find somebody, see why, do exactly what is allowed, and leave a trail. */
import type { Journey } from '../web/step.ts'
import { alarmsStep } from './alarms/alarms.tsx'
import { callerStep } from './acts/caller.tsx'
import { changeUsernameStep } from './acts/change-username.tsx'
import { deactivateStep } from './acts/deactivate.tsx'
import { liftLockStep } from './acts/lift-lock.tsx'
import { newPinStep } from './acts/new-pin.tsx'
import { openForgottenPasswordStep } from './acts/open-forgotten-password.tsx'
import {
  liftSecondFactorStep,
  placeLockStep,
  requirePasswordChangeStep,
  resendActivationStep,
} from './acts/plain.ts'
import { undoStep } from './acts/undo.tsx'
import { contactsStep } from './contacts/contacts.tsx'
import { contactsDownloadStep } from './contacts/download.ts'
import { findPersonStep } from './find-person/find.tsx'
import { closeDeskStep } from './open-desk/close.tsx'
import { firstAdministratorStep } from './open-desk/first-administrator.tsx'
import { guestStep } from './guests/guest.tsx'
import { guestsStep } from './guests/guests.tsx'
import { mergeStep } from './merges/merge.tsx'
import { mergesStep } from './merges/merges.tsx'
import { openDeskStep } from './open-desk/open.tsx'
import { endRoleStep } from './roles/end-role.tsx'
import { handOverStep } from './projects/hand-over.tsx'
import { orphansStep } from './projects/orphans.tsx'
import { rolesStep } from './roles/roles.tsx'
import { closingsStep } from './nights/closings.tsx'
import { nightStep } from './nights/night.tsx'
import { nightsStep } from './nights/nights.tsx'
import { runStep } from './nights/run.tsx'
import { targetsStep } from './targets/targets.tsx'
import { decideStep } from './second-person/decide.tsx'
import { waitingStep } from './second-person/waiting.tsx'
import { downloadStep } from './statistics/download.ts'
import { statisticsStep } from './statistics/statistics.tsx'
import { showPersonStep } from './show-person/show.tsx'

export const desk: Journey = {
  name: 'desk',
  steps: [
    firstAdministratorStep,
    openDeskStep,
    closeDeskStep,
    findPersonStep,
    showPersonStep,
    callerStep,
    liftLockStep,
    deactivateStep,
    newPinStep,
    openForgottenPasswordStep,
    requirePasswordChangeStep,
    liftSecondFactorStep,
    placeLockStep,
    resendActivationStep,
    changeUsernameStep,
    guestsStep,
    guestStep,
    mergesStep,
    mergeStep,
    undoStep,
    waitingStep,
    decideStep,
    alarmsStep,
    targetsStep,
    rolesStep,
    endRoleStep,
    orphansStep,
    handOverStep,
    nightsStep,
    nightStep,
    runStep,
    closingsStep,
    contactsStep,
    contactsDownloadStep,
    statisticsStep,
    downloadStep,
  ],
}
