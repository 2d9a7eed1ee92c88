/** A new access PIN, by mail or in a sealed letter (case R-17: never shown). */
import { actStep } from './act-step.tsx'
import { readSecretWay, secretWayFields } from './secret-way.tsx'

const offered = ['mail', 'letter'] as const

export const newPinStep = actStep({
  act: 'new-pin',
  own: { way: 20 },
  fields: secretWayFields(offered),
  read: readSecretWay(offered),
})
