/** What the people who run the house have to know at once, and the plain facts of it. */

/** Every kind of alarm; the name is kept for ever, in the log too. */
export const alarmKinds = [
  'register-file-refused',
  'register-brake',
  'register-bad-lines',
  'register-numbers-held',
  'register-silent',
  'register-failed',
  'register-waits',
  'agent-budget-spent',
  'night-held',
  'target-away',
  'target-differs',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** Plain words and numbers, never a secret, never a person's name. */
export type AlarmFacts = Record<string, string | number | null>

/** A good file of a register ends these. */
export const overByGoodFile: readonly AlarmKind[] = [
  'register-file-refused',
  'register-brake',
  'register-bad-lines',
  'register-silent',
  'register-failed',
]

/** Which alarm a refused file is. */
export function alarmOfRefusal(because: string): AlarmKind {
  if (because === 'brake') return 'register-brake'
  return because === 'too-many-bad-lines' ? 'register-bad-lines' : 'register-file-refused'
}
