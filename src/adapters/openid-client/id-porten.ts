/** ID-porten: MinID, BankID and the other electronic IDs of Norway. Says who somebody is by their identity number. */
import { modifyAssertion, PrivateKeyJwt } from 'openid-client'
import type { JWTPayload } from 'jose'
import type { Assurance, IdentityProvider } from '../../core/secrets/electronic-id.ts'
import { type ClientKey, privateKey, signingKey } from './client-keys.ts'
import { NotBelieved } from './id-token.ts'
import { type Judged, openParty, type PartySettings } from './party.ts'

export type IdPortenSettings = PartySettings & { keys: readonly ClientKey[] }

/** The words of ID-porten for how sure it is, weakest first (field 3.1). */
const levels: readonly string[] = ['idporten-loa-substantial', 'idporten-loa-high']
const wordOf = { substantial: 'idporten-loa-substantial', high: 'idporten-loa-high' } as const

/** ID-porten for one institution: pushed requests, PKCE, and a signed proof of who we are (field 3.1, RFC 9700). */
export function openIdPorten({ keys, ...settings }: IdPortenSettings): IdentityProvider {
  return {
    name: 'id-porten',
    ...openParty(settings, {
      needed: [
        'authorization_endpoint',
        'token_endpoint',
        'pushed_authorization_request_endpoint',
        'jwks_uri',
      ],
      scope: 'openid profile',
      pushed: true,
      authenticate: async () => signedBy(keys, settings),
      asks: ({ level }) => ({ acr_values: wordOf[level] }),
      judge: ({ claims, errand }) => Promise.resolve(judged(claims, errand.level)),
    }),
  }
}

/** For the issuer alone, for a minute (ID-porten takes two at most). */
async function signedBy(keys: readonly ClientKey[], { issuer, protocolNow }: PartySettings) {
  const key = signingKey(keys, protocolNow())
  if (key === null) throw new NotBelieved('none of our keys is valid today')
  return PrivateKeyJwt(await privateKey(key), {
    [modifyAssertion]: (_header, payload) => {
      payload['aud'] = issuer
    },
  })
}

/** Without a number nobody is found, however sure; with one, the level counts that was asked for, whatever was asked. */
function judged(claims: JWTPayload, asked: Assurance): Judged {
  const { pid, acr } = claims
  if (typeof acr !== 'string') throw new NotBelieved('acr is missing')
  if (pid === undefined) return { is: 'no-number' }
  if (levels.indexOf(acr) < levels.indexOf(wordOf[asked])) return { is: 'too-weak' }
  if (typeof pid !== 'string' || !/^\d{11}$/.test(pid)) throw new NotBelieved('pid is not eleven digits')
  return { is: 'subject', subject: pid }
}
