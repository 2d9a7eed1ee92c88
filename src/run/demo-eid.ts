/** Electronic ID in the demo: every institution is a client of the stand-in for ID-porten, with a key made at the start. */
import { exportJWK, generateKeyPair } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { dice } from '../adapters/crypto/dice.ts'
import { type ClientKey, publicKeys } from '../adapters/openid-client/client-keys.ts'
import { openIdPorten } from '../adapters/openid-client/id-porten.ts'
import type { Log, World } from '../actions/world.ts'
import { foreignersOf } from '../cast/foreigners.ts'
import { castOf } from '../cast/people.ts'
import { makeNationalNumber } from '../cast/synthetic-numbers.ts'
import { type IdentityNumberType, readIdentityNumber } from '../core/person/identity-number.ts'
import { type EidClient, type EidPerson, type EidStandIn, openEidStandIn } from '../demo/stand-ins/eid.ts'
import { eidPage } from '../demo/stand-ins/eid-page.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import type { Identity, IdentityOf } from './open-identity.ts'

type Portals = { institutions: readonly { world: World }[] }

/** Who is on the page but in no register. */
const unknown = { number: makeNationalNumber({ born: '1990-01-31', serial: 40 }) }

/** The two ends of the conversation: what the portals send people with, and where they come. `issuer` is known once it listens. */
export function demoEid(issuer: () => string, { log }: { log: Log }) {
  const keys = new Map<string, Promise<ClientKey>>()
  const keyOf = (institution: string) => {
    const made = keys.get(institution) ?? newKey()
    keys.set(institution, made)
    return made
  }
  const identityOf: IdentityOf = (institution, now): Identity => {
    if (!institution.eid.offered) return { eid: null, feide: null }
    const opening = once(async () =>
      openIdPorten({
        issuer: issuer(),
        clientId: clientId(institution.key),
        insecure: true,
        dice,
        now,
        // the stand-in lives in the time of this machine, wherever the demo's clock was set
        protocolNow: () => Temporal.Now.instant(),
        keys: [await keyOf(institution.key)],
        onTrouble: (because) => log.warn('electronic-id-sends-nobody', { because }),
      }),
    )
    return {
      eid: {
        name: 'id-porten',
        get issuer() {
          return issuer()
        },
        send: async (wish) => (await opening()).send(wish),
        receive: async (errand, returned) => (await opening()).receive(errand, returned),
        signOutAt: async (idToken, returnTo) => (await opening()).signOutAt(idToken, returnTo),
      },
      feide: null,
    }
  }
  const standIn = ({ institutions }: Portals, files: ShellFiles): (() => Promise<EidStandIn>) =>
    once(async () => {
      const page = eidPage({ files, unknown })
      const clients = institutions.map(async ({ world }) =>
        clientOf(world, portOf(issuer()), await keyOf(world.institution.key)),
      )
      return openEidStandIn({ issuer: issuer(), clients: await Promise.all(clients), page })
    })
  return { identityOf, standIn }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}

const clientId = (institution: string) => `adgang-${institution}`
const portOf = (issuer: string) => new URL(issuer).port

async function newKey(): Promise<ClientKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const from = Temporal.Now.instant().subtract({ hours: 1 })
  const jwk = { ...(await exportJWK(privateKey)), alg: 'ES256' }
  return { kid: 'demo', from, until: from.add({ hours: 24 * 365 }), jwk }
}

function clientOf(world: World, port: string, key: ClientKey): EidClient {
  const { institution } = world
  const origin = `http://${institution.hosts[0] ?? 'localhost'}:${port}`
  return {
    id: clientId(institution.key),
    name: institution.names.en,
    returnTo: `${origin}/electronic-id/return`,
    signedOutAt: `${origin}/`,
    frontChannel: `${origin}/electronic-id/sign-out`,
    proves: publicKeys([key], Temporal.Now.instant()),
    people: peopleOf(world),
  }
}

/** Everybody in the cast whose number ID-porten would know: Norwegian ones, not those that universities make up. */
function peopleOf(world: World): EidPerson[] {
  return [...castOf(world.institution, world.now()), ...foreignersOf(world.institution)]
    .filter(({ idNumber }) => eidNumbers.some((type) => isOf(type, idNumber)))
    .map(({ given, family, idNumber, story }) => ({
      name: `${given} ${family}`,
      number: idNumber,
      story: story.en,
    }))
}

const eidNumbers: readonly IdentityNumberType[] = ['fodselsnummer', 'd-nummer']

function isOf(type: IdentityNumberType, number: string): boolean {
  return 'ok' in readIdentityNumber({ number, type }, { syntheticAllowed: true })
}
