/** Two trial services for every institution of the demo, one with a key and one with a secret, made at the start. */
import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import type { Institution } from '../core/institution/institution.ts'
import type { Client } from '../core/openid/client.ts'
import { pathOf, type TrialService, type TrialServices } from '../demo/stand-ins/trial-services.ts'
import type { ShellFiles } from '../web/look/shell.tsx'

/** What the wiring needs of them. `port` is known once the program listens. */
export type DemoServices = {
  /** The institution with its trial services, under the issuer of the demo. */
  institutionAs: (institution: Institution) => Institution
  secretOf: (name: string) => string | null
  /** For the bare host; made when the institutions are known. */
  routesFor: (files: ShellFiles) => TrialServices
}

/** Makes their keys and secrets. */
export async function demoServices(port: () => number): Promise<DemoServices> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const { x, y } = await exportJWK(publicKey)
  if (x === undefined || y === undefined) throw new Error('an EC key has no point')
  const secret = randomBytes(32).toString('base64url')
  const services: TrialService[] = []
  const issuerOf = (host: string) => `http://${host}:${port()}/openid`
  const issuers = new Map<string, string>()
  return {
    institutionAs: (institution) => {
      const host = institution.hosts[0] ?? 'localhost'
      issuers.set(institution.key, host)
      const mine = trialServices.map((each) => ({
        ...each,
        institution: institution.key,
        institutionName: institution.names.en,
        proves: each.with === 'key' ? { key: privateKey, kid: 'trial' } : { secret },
      }))
      services.push(...mine.map((each) => ({ ...each, name: each.names.en })))
      return {
        ...institution,
        identifiers: {
          ...institution.identifiers,
          get openid() {
            return issuerOf(host)
          },
        },
        openid: {
          ...institution.openid,
          offered: true,
          get clients() {
            return [
              ...institution.openid.clients,
              ...mine.map((each) => clientOf(each, `http://localhost:${port()}${pathOf(each)}`, { x, y })),
            ]
          },
        },
      }
    },
    secretOf: (name) => (name === secretName ? secret : null),
    routesFor: (files) => ({
      services,
      issuerOf: (institution) => issuerOf(issuers.get(institution) ?? 'localhost'),
      port,
      files,
    }),
  }
}

const secretName = 'trial-service'

const trialServices = [
  {
    key: 'course-room',
    names: { nb: 'Emnerommet', nn: 'Emnerommet', en: 'Course room' },
    about: 'Where courses are taught.',
    with: 'key',
  },
  {
    key: 'travel-claims',
    names: { nb: 'Reiseregning', nn: 'Reiserekning', en: 'Travel claims' },
    about: 'Where money is claimed back, so two factors are always asked for.',
    with: 'secret',
  },
] as const

function clientOf(
  trial: (typeof trialServices)[number],
  at: string,
  { x, y }: { x: string; y: string },
): Client {
  return {
    key: trial.key,
    name: trial.names,
    who: ['student', 'employee', 'project-member', 'guest'],
    service: null,
    redirects: [`${at}/back`],
    afterSignOut: [`${at}/signed-out`],
    backChannelSignOut: `${at}/told`,
    secondFactor: trial.with === 'secret' ? 'always' : 'as-the-institution',
    claims: ['name', 'mail', 'username', 'affiliation'],
    nationalNumberBecause: null,
    signedWith: 'ES256',
    refresh: true,
    keys: null,
    ...(trial.with === 'key'
      ? {
          proves: 'key',
          publicKeys: [{ kty: 'EC', crv: 'P-256', x, y, kid: 'trial', alg: 'ES256', use: 'sig' }],
          secretFrom: null,
        }
      : { proves: 'secret', publicKeys: [], secretFrom: secretName }),
  }
}
