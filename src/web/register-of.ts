/** The register of an institution behind the name that the store keeps; null: it has no such register. */
import type { Institution } from '../core/institution/institution.ts'

/** What people call it, and where they correct what it says (O-17). */
export function registerOf({ registers }: Pick<Institution, 'registers'>, name: string | null) {
  switch (name) {
    case 'fs':
    case 'hr':
    case 'projects':
      return registers[name]
    default:
      return null
  }
}
