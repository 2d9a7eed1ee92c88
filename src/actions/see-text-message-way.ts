/** After a proof: whether a text message has somewhere to go, by what the register holds. Rests and locks are not told here (house rule 10). */
import type { SessionFacts } from '../core/account/session.ts'
import type { Words } from '../core/language.ts'
import { isMobileIn, readPhone } from '../core/person/phone.ts'
import { personById } from '../store/people.ts'
import type { World } from './world.ts'

/** `ends`: the last two digits (case E-10); null: no number that a message may go to, and where it is corrected. */
export type TextMessageWay = { ends: string | null; corrected: { at: Words; link: string | null } | null }

/** Null when the session is of nobody. */
export async function seeTextMessageWay(world: World, session: SessionFacts): Promise<TextMessageWay | null> {
  const person = session.personId ? await personById(world.store, session.personId) : undefined
  if (!person) return null
  const phone = person.mobile === null ? null : readPhone(person.mobile)
  const { countries, numberFrom } = world.institution.recovery.temporaryPassword
  const from = numberFrom.find((register) => register === person.mobile_register)
  const usable = phone !== null && from !== undefined && isMobileIn(phone, countries)
  return { ends: usable ? phone.slice(-2) : null, corrected: correctedAt(world, person) }
}

/** The register that knows the person names the place: an employee's is another than a student's (row O-17). */
function correctedAt(
  { institution }: World,
  person: { facts: { registers: readonly string[] } },
): TextMessageWay['corrected'] {
  const names = ['hr', 'fs', 'projects'] as const
  const register = names.find((each) => person.facts.registers.includes(each))
  const setting = register ? institution.registers[register] : null
  if (!setting) return null
  return setting.corrected
}
