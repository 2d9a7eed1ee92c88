/** Whose account a typed name means, and how often this address failed lately: one statement, the same for a name that nobody has (case E-02). */
import type { Username } from '../core/account/username.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { canonicalStudentNumber } from '../core/person/student-number.ts'
import { type Knocking, type NamesMeant, whoKnocks } from '../store/who-knocks.ts'
import { type Address, countedAs } from './address-limits.ts'
import type { World } from './world.ts'

/** Brings all that must be known before anything is compared. `device`: the keyed digest of what this browser keeps. */
export async function knockByName(
  world: World,
  meant: NamesMeant,
  device: Buffer | null,
  from: Address,
): Promise<Knocking> {
  const { sources, since } = countedAs(world, from)
  return whoKnocks(world.store, { meant, device, sources, windowStart: since, now: world.now() })
}

/** All that a typed name may be at this institution; whichever it is, it is one account with one count of wrong tries (case B-04). */
export function namesMeant({ institution }: World, name: Username): NamesMeant {
  const { names } = institution.signIn
  return {
    username: names.includes('username') ? name : null,
    mails: names.includes('mail') ? ownDomains(institution).map((domain) => `${name}@${domain}`) : [],
    studentNumber:
      names.includes('student-number') && /^s?\d+$/.test(name) ? canonicalStudentNumber(name) : null,
  }
}
