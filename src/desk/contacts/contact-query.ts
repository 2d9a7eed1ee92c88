/** What stands in the address of the list: from where, what is missing, and after whom. Never a name or a number. */
import { z } from 'zod'
import { type ContactFilter, contactSources } from '../../actions/missing-contacts.ts'
import { missingKinds } from '../../core/person/missing-contacts.ts'
import type { Visit } from '../../web/visit.ts'

export const contactQuery = z.object({
  from: z.enum(contactSources).or(z.literal('')).optional(),
  missing: z.enum(missingKinds).or(z.literal('')).optional(),
  after: z.uuid().optional(),
})

/** The filter of this visit. */
export function filterOf({ query }: Visit): ContactFilter {
  return {
    from: contactSources.find((source) => source === query['from']) ?? null,
    missing: missingKinds.find((kind) => kind === query['missing']) ?? null,
  }
}

/** The same filter as it stands in an address. */
export function addressOf({ from, missing }: ContactFilter, after?: string): string {
  const asked = [
    ...(from === null ? [] : [`from=${from}`]),
    ...(missing === null ? [] : [`missing=${missing}`]),
    ...(after === undefined ? [] : [`after=${after}`]),
  ]
  return asked.length === 0 ? '' : `?${asked.join('&')}`
}
