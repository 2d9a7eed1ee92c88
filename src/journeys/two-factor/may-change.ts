/** Before every change of the second step: has this session shown enough? If not, where it is shown. */
import { seeTwoFactor } from '../../actions/factor-standing.ts'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'

/** The pages that `again` leads back to; whatever else stands in its address is not followed (case L-02). */
export const deeds = {
  app: '/my-account/two-factor/app',
  passkey: '/my-account/two-factor/passkey',
  codes: '/my-account/two-factor/recovery-codes',
  desk: '/desk/open',
  first: '/desk/first-administrator',
} as const

/** Null: go on. The actions ask once more, inside their transaction. */
export async function mayChange(visit: Visit, deed: string): Promise<Answer | null> {
  if (!visit.session) return { go: '/sign-in' }
  const { standing } = await seeTwoFactor(visit.world, visit.session)
  switch (standing) {
    case 'first':
    case 'replacing':
      // an app for the first time, and codes, have their place on the page itself
      return deed === deeds.passkey ? null : { go: '/my-account/two-factor' }
    case 'further':
      return null
    case 'prove-first':
      return { go: '/my-account/two-factor' }
    case 'prove-again':
      return { go: `/my-account/two-factor/again${wanting(deed)}` }
    case 'show-factor':
      return { go: '/sign-in/second-factor' }
  }
}

function wanting(deed: string): string {
  const known = Object.entries(deeds).find(([, path]) => path === deed)
  return known ? `?want=${known[0]}` : ''
}
