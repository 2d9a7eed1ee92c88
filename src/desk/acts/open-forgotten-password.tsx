/** A one-time code for a new password, by text message, mail or sealed letter (row A-4; case R-17: never shown). */
import { actStep } from './act-step.tsx'
import { readSecretWay, secretWayFields } from './secret-way.tsx'

const offered = ['sms', 'mail', 'letter'] as const

export const openForgottenPasswordStep = actStep({
  act: 'open-forgotten-password',
  own: { way: 20 },
  fields: secretWayFields(offered),
  read: readSecretWay(offered),
})
