/** What other systems learn of one account: the whole truth of the moment, never a difference, so that the last one written is right. */
import type { groups } from '../institution/words.ts'
import type { Day } from '../person/facts.ts'
import type { Language } from '../language.ts'

/** A group as other systems know it. */
export type MemberOf = (typeof groups)[number]

/**
 * How an account stands towards other systems. `listed`: there for all to see, also while only its password ran out or new
 * rules wait (field 5.14). `hidden`: locked or not allowed in now, and back when that is over. `ended`: closed for good.
 */
export type Standing = 'listed' | 'hidden' | 'ended'

/** The parts of an account that other systems tell apart. True: not kept out, whatever only waits for the person. */
export type OpenPlaces = { mail: boolean; network: boolean; services: boolean; door: boolean }

/** A POSIX identity; never given to anybody else (field 5.46). `home` and `shell` null: as the target's settings say. */
export type PosixIdentity = { uid: number; gid: number; home: string | null; shell: string | null }

/** A study or an employment that counts today. */
export type Belonging = {
  kind: 'study' | 'position'
  /** The programme's code, or the title of the position. */
  name: string
  /** The faculty or the unit, as the register writes it. */
  unit: string | null
  campus: string | null
}

/** The person behind an account, as far as other systems may know. Null at a service account. */
export type PersonTruth = {
  id: string
  given: string
  family: string
  born: Day | null
  /** Fødselsnummer or D-number, only for targets that are allowed it; S- and FS-numbers never leave (field 3.3). */
  nationalNumber: string | null
  studentNumber: string | null
  language: Language
  /** Only where it may be shown (rows O-17, O-18). */
  mobile: string | null
  showPicture: boolean
  /** Address-protected: other systems learn that nothing of this person may be listed for others to see. */
  protected: boolean
  belongings: readonly Belonging[]
}

/** Everything a target writes of an account. */
export type Truth = {
  /** The id other systems keep: it never changes and is never given to anybody else. */
  accountId: string
  kind: 'personal' | 'admin' | 'service' | 'guest'
  username: string
  formerUsernames: readonly string[]
  mail: string | null
  mailAliases: readonly string[]
  standing: Standing
  open: OpenPlaces
  /** The services among the institution's that the account has, by their keys. */
  services: readonly string[]
  /** In the order of the settings; a student who lacks the fee or the registration is none (row O-15). */
  groups: readonly MemberOf[]
  person: PersonTruth | null
  posix: PosixIdentity | null
  /** The number on the student or staff card, and the door PIN's version; the PIN itself comes with the order. */
  card: string | null
  /** When the password was set; null: there is none. */
  passwordSetAt: string | null
}

/** The truth for a system that is one of the services alone: whoever does not have it, or no longer, is hidden there (field 29). */
export function forService(truth: Truth, service: string | null): Truth {
  if (truth.standing === 'ended' || hasService(truth, service)) return truth
  return { ...truth, standing: 'hidden', open: nothingOpen }
}

/** Whether an account has the service that a target is; null: the target is for every account. */
export function hasService({ services }: { services: readonly string[] }, service: string | null): boolean {
  return service === null || services.includes(service)
}

/** Whether the settings of a target have no entry for whoever has a protected address (row O-17). */
export function isLeftOut(
  isProtected: boolean,
  { addressProtected }: { kind: string; addressProtected?: 'username-only' | 'left-out' },
): boolean {
  return isProtected && addressProtected === 'left-out'
}

const nothingOpen: OpenPlaces = { mail: false, network: false, services: false, door: false }

/** The groups that a target puts the account in: whoever is not listed is in none. */
export function groupsShown({ standing, groups }: Pick<Truth, 'standing' | 'groups'>): readonly MemberOf[] {
  return standing === 'listed' ? groups : []
}
