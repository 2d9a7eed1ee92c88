/** What `adgang doctor` finds: how something is, and when it is not right, what comes of it, what to do, and whose thing that is. */

/** `note`: people are served, and somebody should know. `wrong`: people are not served, or not safely. */
export type State = 'good' | 'note' | 'wrong'

/** Who mends it: whoever runs the program, the machine, the database, delivers the registers, or runs another system. */
export type Owner = 'operator' | 'machine' | 'database' | 'register' | 'target'

export type Finding = {
  /** What was looked at, in one word or two; the same at each run. */
  what: string
  /** Null: of the whole deployment. */
  institution: string | null
  state: State
  /** How it is, in a sentence without any secret. */
  says: string
  /** What to do; null when it is good. */
  mend: { by: Owner; how: string } | null
}

/** A thing that is right. */
export function good(what: string, says: string, institution: string | null = null): Finding {
  return { what, institution, state: 'good', says, mend: null }
}

/** A thing that is not; `how` is what to do. */
export function not(
  state: 'note' | 'wrong',
  what: string,
  said: { says: string; by: Owner; how: string; institution?: string | null },
): Finding {
  const { says, by, how, institution = null } = said
  return { what, institution, state, says, mend: { by, how } }
}
