/** Whether sealed letters can be printed here; the page and the act ask the same. */
import type { World } from '../world.ts'

/** Null: they can. */
export function letterObjection({
  institution,
  printsLetters,
}: Pick<World, 'institution' | 'printsLetters'>): 'no-letters' | 'no-printer' | null {
  if (!institution.deskWork.pinLetter) return 'no-letters'
  return printsLetters === true ? null : 'no-printer'
}
