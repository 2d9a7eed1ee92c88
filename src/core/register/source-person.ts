/** One person as one register tells of them: checked, and the same shape whichever register it was. */
import type { Day, Membership, Position, Semester, Study } from '../person/facts.ts'
import type { RegisterName } from '../institution/words.ts'
import type { IdentityNumber } from '../person/identity-number.ts'

/** What one register's last line says. Nothing here is computed, chosen or remembered. The PIN is not part of it. */
export type SourcePerson = {
  register: RegisterName
  id: string
  given: string
  family: string
  born: Day | null
  identity: readonly IdentityNumber[]
  /** Numbers the person had before, by the register's own word. */
  previousIdentity: readonly IdentityNumber[]
  studentNumber: string | null
  email: string | null
  emailChanged: Day | null
  mobile: string | null
  mobileChanged: Day | null
  language: 'nb' | 'nn' | 'en' | null
  card: string | null
  /** Address-protected: never shown, never found by name. */
  protected: boolean
  deceased: Day | null
  studies: readonly Study[]
  semesters: readonly Semester[]
  positions: readonly Position[]
  projects: readonly Membership[]
  leave: readonly { from: Day; until: Day }[]
  reservations: { photo: boolean; mobile: boolean; changed: string | null } | null
}
