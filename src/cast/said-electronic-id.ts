/** A provider of electronic ID for walks: whoever holds a code of it is the person of that code, once. */
import { Temporal } from 'temporal-polyfill'
import type { IdentityErrand, IdentityProvider } from '../core/secrets/electronic-id.ts'

export type SaidElectronicId = IdentityProvider & {
  /** What the provider writes behind the address for this person, as an answer to the browser that was sent to `location`. */
  answer(location: string, idNumber: string): string
}

/** It believes every code that it gave out, for the errand of that state, once; other provers' lies are tested elsewhere. */
export function saidElectronicId(): SaidElectronicId {
  const issuer = 'http://eid.localhost:9090'
  const codes = new Map<string, { idNumber: string; state: string }>()
  let sent = 0
  return {
    name: 'id-porten',
    issuer,
    send: ({ again, level, returnTo }) => {
      sent += 1
      const state = `state-${sent}`
      const errand: IdentityErrand = {
        state,
        nonce: `nonce-${sent}`,
        verifier: `verifier-${sent}`,
        again,
        level,
        returnTo,
        begun: '2026-08-20T08:00:00Z',
      }
      return Promise.resolve({ is: 'sent', to: `${issuer}/authorize?state=${state}`, errand })
    },
    receive: (errand, returned) => {
      const known = codes.get(returned.searchParams.get('code') ?? '')
      if (known?.state !== errand.state || returned.searchParams.get('state') !== errand.state)
        return Promise.resolve({ is: 'refused', because: 'another errand' })
      const [session, idToken] = [`session of ${errand.state}`, `token of ${errand.state}`]
      const at = Temporal.Instant.from(errand.begun)
      return Promise.resolve({ is: 'identified', subject: known.idNumber, at, session, idToken })
    },
    signOutAt: () => Promise.resolve(null),
    answer: (location, idNumber) => {
      const state = new URL(location).searchParams.get('state') ?? ''
      const code = `code-${codes.size + 1}`
      codes.set(code, { idNumber, state })
      return `?code=${code}&state=${state}`
    },
  }
}
