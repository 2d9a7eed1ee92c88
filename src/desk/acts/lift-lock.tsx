/** Opens a lock: of wrong passwords, or one that somebody placed (row O-12). */
import type { Target } from '../../actions/desk-acts/target.ts'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import type { Visit } from '../../web/visit.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import { Temporal } from 'temporal-polyfill'
import { hindranceText } from '../../core/account/hindrance-texts.ts'
import { handText } from '../../core/journal/journal-texts.ts'
import { judgeRow } from '../../actions/judge-account.ts'
import { actStep } from './act-step.tsx'
import { actTexts } from './texts.ts'

export const liftLockStep = actStep({
  act: 'lift-lock',
  own: { lock: 60 },
  fields: (visit, target, { typed, errorAt }) => (
    <RadioGroup
      name="lock"
      legend={actTexts(visit.language).lock.legend}
      choices={choices(visit, target)}
      value={typed['lock']}
      error={errorAt('lock')}
    />
  ),
  read: (visit, { lock = '' }, target) =>
    choices(visit, target).some(({ value }) => value === lock)
      ? { lock }
      : [{ field: 'lock', text: actTexts(visit.language).lock.choose }],
})

/** Wrong passwords always, because browsers that the account knows have counts of their own; then every placed lock. */
function choices(visit: Visit, { account }: Target) {
  const texts = actTexts(visit.language)
  if (!account) return []
  const placed = account.locks.map((lock) => {
    const since = momentOf(visit, Temporal.Instant.from(lock.since)).text
    return {
      value: lock.id,
      label: titleOf(visit, account, lock.class),
      hint: `${lock.because} · ${handText(lock.placedBy, visit.language)}, ${since}`,
    }
  })
  return [{ value: 'wrong-passwords', label: texts.lock.wrongPasswords }, ...placed]
}

const reasonOf = {
  desk: 'desk-decision',
  security: 'security-incident',
  deactivated: 'deactivated-by-desk',
} as const

/** By the words that the person reads. */
function titleOf(visit: Visit, account: NonNullable<Target['account']>, kind: keyof typeof reasonOf): string {
  const { institution } = visit.world
  const { hindrances } = judgeRow(visit.world, account, null)
  const found = hindrances.find(({ reason }) => reason === reasonOf[kind])
  return found ? hindranceText(found, institution, visit.language).title : kind
}
