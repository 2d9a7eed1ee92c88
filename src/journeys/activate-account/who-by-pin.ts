/** Who may activate an account here with number and PIN: it follows from the institution's file alone. */
import type { Institution } from '../../core/institution/institution.ts'

export type Activator = Institution['activation']['who'][number]

/** Empty where activation is switched off or goes another way only (row U-2). */
export function whoByPin({ features, activation }: Institution): Activator[] {
  if (!features.activation) return []
  return activation.who.filter((who) => activation.ways[who].includes('pin'))
}
