/** The rules of what is kept, in the words and with the terms of this institution. */
import type { Institution } from '../../../core/institution/institution.ts'
import type { Language } from '../../../core/language.ts'
import { retentionRules } from '../../../core/retention/rules.ts'
import { durationInWords } from '../../../web/durations.ts'
import { myDataTexts } from './texts.ts'

/** One line: what, why, how long, and what remains. */
export type HeldRule = { what: string; why: string; howLong: string; remains: string | null }

/** For the page and for the file. */
export function heldRules(institution: Institution, language: Language): HeldRule[] {
  const { asLongAsKnown } = myDataTexts(language)
  return retentionRules.map(({ what, why, term, remains }) => {
    const kept = term(institution.retention, institution.wifi)
    return {
      what: what[language],
      why: why[language],
      howLong: kept === null ? asLongAsKnown : durationInWords(kept, language),
      remains: remains === null ? null : remains[language],
    }
  })
}
