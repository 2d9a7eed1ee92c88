/** What a browser sends back from a passkey ceremony, read strictly before the library looks at it. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const bytes = z
  .string()
  .max(8_000)
  .regex(/^[A-Za-z0-9_-]+$/)

/** Our pages stand in nobody's frame, so an answer given inside one is none of ours (WebAuthn level 3, 7.2 step 14). */
const ownPage = bytes.refine((text) => !inAFrame.test(Buffer.from(text, 'base64url').toString()))
const inAFrame = /"crossOrigin"\s*:\s*true|"topOrigin"/
const ways = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** The id is said twice, and both times alike. */
const credential = { id: bytes, rawId: bytes, type: z.literal('public-key') }

const made = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: ownPage,
    attestationObject: bytes,
    // one more way in years to come must not stop anybody
    transports: z.array(z.string().max(50)).max(20).optional(),
  }),
})

const shown = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: ownPage,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish(),
  }),
})

/** The answer of a passkey just made. Throws when it is none. */
export function readMade(answer: string): RegistrationResponseJSON {
  const { response, ...rest } = made.parse(JSON.parse(answer))
  return {
    ...rest,
    clientExtensionResults: {},
    response: {
      clientDataJSON: response.clientDataJSON,
      attestationObject: response.attestationObject,
      transports: transportsOf(response.transports ?? []),
    },
  }
}

/** The answer of a passkey shown. Throws when it is none. */
export function readShown(answer: string): AuthenticationResponseJSON {
  const { response, ...rest } = shown.parse(JSON.parse(answer))
  const { userHandle, ...signed } = response
  return {
    ...rest,
    clientExtensionResults: {},
    response: { ...signed, ...(userHandle ? { userHandle } : {}) },
  }
}

/** The ways of talking to an authenticator that the standard knows. */
export function transportsOf(named: readonly string[]): string[] {
  return ways.filter((way) => named.includes(way))
}
