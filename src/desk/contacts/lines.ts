/** One person of the list in words: what is missing, what that stops, and whom to ask. */
import type { WithoutContact } from '../../actions/missing-contacts.ts'
import { registerOf } from '../../web/register-of.ts'
import type { Visit } from '../../web/visit.ts'
import { contactsTexts } from './texts.ts'

/** Whoever looks after the registers that know the person, and where the person can correct it. */
export function whomToAsk({ world, language }: Visit, { records, sponsor }: WithoutContact): string {
  const texts = contactsTexts(language)
  const known = [...new Set(records.map(({ register }) => register))].flatMap((name) => {
    const register = registerOf(world.institution, name)
    return register === null ? [] : [register]
  })
  const owners = known.map(({ name, owner }) =>
    owner ? `${name[language]} (${owner.mail})` : name[language],
  )
  const corrected = [...new Set(known.map(({ corrected: { at } }) => at[language]))]
  return [
    ...owners,
    ...(sponsor === null ? [] : [texts.sponsor(sponsor)]),
    ...(corrected.length === 0 ? [] : [texts.orPerson(corrected.join(', '))]),
  ].join(', ')
}

/** "Student register: 56154". */
export function recordsOf({ language }: Visit, { records }: WithoutContact): string[] {
  const { record, source } = contactsTexts(language)
  return records.map(({ register, id }) =>
    record(
      register === 'fs' || register === 'hr' || register === 'projects' ? source[register] : register,
      id,
    ),
  )
}
