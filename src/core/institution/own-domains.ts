/** The domains that stand after the @ of an institution's own people: mail of students, employees and others, and the realm. */
import type { Institution } from './institution.ts'

/** Each once, the main one first. A name with any of them is one and the same name (case B-04). */
export function ownDomains({
  mailAddresses: { domain, students, employees },
  identifiers: { realm },
}: Pick<Institution, 'mailAddresses' | 'identifiers'>): string[] {
  const all = [domain, students, employees, realm].filter((each) => each !== null)
  return [...new Set(all)]
}
