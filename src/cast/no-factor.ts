/** For tests whose subject is something else. */
import type { Institution } from '../core/institution/institution.ts'

/** Nobody here has to have a second factor. Handed over as `settings`. */
export function demandsNoFactor(institution: Institution): Institution {
  return { ...institution, secondFactor: { ...institution.secondFactor, required: [] } }
}
