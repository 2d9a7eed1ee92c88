/** Passkeys: the WebAuthn words end here. What goes to the browser and what comes back is judged by the library, with our own demands. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Dice } from '../../core/chance.ts'
import type { KeptPasskey, Passkeys, PasskeyMade, PasskeyShown } from '../../core/secrets/passkeys.ts'
import { readMade, readShown, transportsOf } from './answers.ts'
import { isWholeKey } from './whole-key.ts'

/** The relying party: what passkeys are bound to for ever, and the one address whose pages may use them. Never from a request. */
export type RelyingParty = { id: string; name: string; origin: string }

/** EdDSA, ES256, RS256: what authenticators have (WebAuthn level 3, 5.8.5). */
const algorithms = [-8, -7, -257]
const fiveMinutes = 300_000

/** Opens both ceremonies for one institution. */
export function openPasskeys(party: RelyingParty, dice: Dice): Passkeys {
  const expected = { expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true }
  return {
    askToMake: async (whose) => {
      const challenge = newChallenge(dice)
      const options = await generateRegistrationOptions({
        rpID: party.id,
        rpName: party.name,
        userID: Uint8Array.from(whose.handle),
        userName: whose.name,
        userDisplayName: whose.displayName,
        challenge: Uint8Array.from(challenge),
        timeout: fiveMinutes,
        attestationType: 'none',
        excludeCredentials: whose.exclude.map(described),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      })
      return { options: JSON.stringify(options), challenge }
    },
    judgeMade: async (answer, challenge) =>
      judged<PasskeyMade>(async () => {
        const response = readMade(answer)
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          ...expected,
          response,
          expectedChallenge: challenge.toString('base64url'),
          supportedAlgorithmIDs: algorithms,
        })
        if (!verified) return { is: 'refused', because: 'not verified' }
        const { id, publicKey, counter } = registrationInfo.credential
        if (!isWholeKey(publicKey)) return { is: 'refused', because: 'not a whole key' }
        return {
          is: 'made',
          passkey: {
            credentialId: Buffer.from(id, 'base64url'),
            publicKey: Buffer.from(publicKey),
            counter,
            transports: response.response.transports ?? [],
          },
        }
      }),
    askToShow: async (allowed) => {
      const challenge = newChallenge(dice)
      const options = await generateAuthenticationOptions({
        rpID: party.id,
        allowCredentials: allowed.map(described),
        challenge: Uint8Array.from(challenge),
        timeout: fiveMinutes,
        userVerification: 'required',
      })
      return { options: JSON.stringify(options), challenge }
    },
    credentialIn: (answer) => {
      try {
        return Buffer.from(readShown(answer).id, 'base64url')
      } catch {
        return null
      }
    },
    judgeShown: async (answer, challenge, passkey) =>
      judged<PasskeyShown>(async () => {
        const response = readShown(answer)
        const named = response.response.userHandle
        if (named !== undefined && named !== passkey.handle.toString('base64url'))
          return { is: 'refused', because: 'names somebody else' }
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...expected,
          response,
          expectedChallenge: challenge.toString('base64url'),
          credential: {
            id: passkey.credentialId.toString('base64url'),
            publicKey: Uint8Array.from(passkey.publicKey),
            counter: passkey.counter,
          },
        })
        return verified
          ? { is: 'shown', counter: authenticationInfo.newCounter }
          : { is: 'refused', because: 'not verified' }
      }),
  }
}

/** 256 bits (case O-11 asks for 128, ASVS 6.7.2 for 64). */
function newChallenge(dice: Dice): Buffer {
  return Buffer.from(dice.bytes(32))
}

function described({ credentialId, transports }: KeptPasskey) {
  return { id: credentialId.toString('base64url'), transports: transportsOf(transports) }
}

/** The library throws at whatever is not as it must be: wrong origin, flags, counter, bytes. All of it is one refusal. */
async function judged<Judgement extends { is: string }>(
  judge: () => Promise<Judgement>,
): Promise<Judgement | { is: 'refused'; because: string }> {
  try {
    return await judge()
  } catch (error) {
    return { is: 'refused', because: error instanceof Error ? error.message.slice(0, 200) : 'unreadable' }
  }
}
