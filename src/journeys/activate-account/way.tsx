/** Where somebody is on the way to an account; a place that has rules to accept has one step more. */
import { Steps } from '../../web/look/steps.tsx'
import type { Visit } from '../../web/visit.ts'
import { activationTexts } from './texts.ts'

const places = ['who', 'proof', 'rules', 'password', 'done'] as const

/** "Activate your account · Step 2 of 5". */
export function Way({ visit, at }: { visit: Visit; at: (typeof places)[number] }) {
  const hasRules = visit.world.institution.rulesDocuments.length > 0
  const way = places.filter((place) => place !== 'rules' || hasRules)
  const name = activationTexts(visit.language).journey
  return <Steps language={visit.language} now={way.indexOf(at) + 1} all={way.length} name={name} />
}
