/** The brake: a file that would take access from too many people at once looks broken, and changes nothing. */

/** What a file would take away. People who were gone before are in none of these counts. */
export type Losses = {
  /** People who would be locked: a fee or a registration is no longer there. */
  wouldLock: number
  /** People whose account would close, now or on a set day: study or employment ended, or the register let them go. */
  wouldClose: number
  /** People who are missing from a full file for the first time, and would be gone if they stay away. */
  missing: number
}

/** The institution's setting (design: 2 %, at least 20 people). */
export type BrakeSetting = { percent: number; people: number }

/** What the brake says. `limit`: more than so many is too many. */
export type BrakeVerdict = { pulled: boolean; losses: number; limit: number }

/** Judges a file by what it would take away from the people whom this register knows now. */
export function brake(losses: Losses, known: number, setting: BrakeSetting): BrakeVerdict {
  const sum = losses.wouldLock + losses.wouldClose + losses.missing
  const limit = Math.max(setting.people, Math.floor((known * setting.percent) / 100))
  return { pulled: sum > limit, losses: sum, limit }
}

/** The same for a night: closings that no day and no change of facts explains come from a wrong setting more likely than from life. */
export function brakeOfNight(
  setting: BrakeSetting,
  { accounts, unexpected }: { accounts: number; unexpected: number },
): { pulled: boolean; limit: number } {
  const limit = Math.max(setting.people, Math.floor((accounts * setting.percent) / 100))
  return { pulled: unexpected > limit, limit }
}

/** How many bad lines a file may have before it is refused as a whole (more than both of these). */
export function errorBudget(lines: number, setting: { lines: number; percent: number }): number {
  return Math.max(setting.lines, Math.floor((lines * setting.percent) / 100))
}
