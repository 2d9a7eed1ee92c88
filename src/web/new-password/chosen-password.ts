/** Which new password a form means: the one that was picked or the one that was written, never a guess between both. */
import { passwordField } from '../form-fields.ts'

/** Put these into the `fields` of a step that takes a new password. */
export const newPasswordFields = { newPassword: passwordField, suggestion: passwordField }

export type Chosen = { is: 'chosen'; password: string } | { is: 'both' } | { is: 'none' }

/** A suggestion comes back as itself and is judged like any other password: nothing is kept between two visits. */
export function chosenPassword(typed: { newPassword: string; suggestion: string }): Chosen {
  const { newPassword, suggestion } = typed
  if (suggestion === '') return newPassword === '' ? { is: 'none' } : { is: 'chosen', password: newPassword }
  if (newPassword !== '' && newPassword !== suggestion) return { is: 'both' }
  return { is: 'chosen', password: suggestion }
}
