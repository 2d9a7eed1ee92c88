/** Every journey that the portal serves, in the order in which people meet them. */
import { desk } from '../desk/journey.ts'
import { activateAccount } from '../journeys/activate-account/journey.ts'
import { changePassword } from '../journeys/change-password/journey.ts'
import { doorPin } from '../journeys/door-pin/journey.ts'
import { forgottenPasswordJourney } from '../journeys/forgotten-password/journey.ts'
import { electronicId } from '../journeys/electronic-id/journey.ts'
import { forgottenPin } from '../journeys/forgotten-pin/journey.ts'
import { forgottenUsernameJourney } from '../journeys/forgotten-username/journey.ts'
import { frontPage } from '../journeys/front-page/journey.ts'
import { help } from '../journeys/help/journey.ts'
import { itWasNotMe } from '../journeys/it-was-not-me/journey.ts'
import { lostSecondFactor } from '../journeys/lost-second-factor/journey.ts'
import { projectLink } from '../journeys/project-link/journey.ts'
import { projects } from '../projects/journey.ts'
import { myAccount } from '../journeys/my-account/journey.ts'
import { sharedComputerJourney } from '../journeys/shared-computer/journey.ts'
import { signIn } from '../journeys/sign-in/journey.ts'
import { signInToServices } from '../journeys/sign-in-to-services/journey.ts'
import { visibility } from '../journeys/visibility/journey.ts'
import { twoFactor } from '../journeys/two-factor/journey.ts'
import { wifi } from '../journeys/wifi/journey.ts'
import { whyNoAccess } from '../journeys/why-no-access/journey.ts'
import type { Journey } from '../web/step.ts'

export const journeys: readonly Journey[] = [
  frontPage,
  activateAccount,
  signIn,
  signInToServices,
  electronicId,
  twoFactor,
  changePassword,
  doorPin,
  wifi,
  visibility,
  myAccount,
  whyNoAccess,
  lostSecondFactor,
  itWasNotMe,
  forgottenPasswordJourney,
  forgottenUsernameJourney,
  forgottenPin,
  projects,
  projectLink,
  sharedComputerJourney,
  help,
  desk,
]
