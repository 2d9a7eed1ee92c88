/** Gives every institution its providers of electronic ID, where its file and the operator's keys name them. */
import { Temporal } from 'temporal-polyfill'
import { dice } from '../adapters/crypto/dice.ts'
import type { ClientKey } from '../adapters/openid-client/client-keys.ts'
import { openFeide } from '../adapters/openid-client/feide.ts'
import { openIdPorten } from '../adapters/openid-client/id-porten.ts'
import type { Log, World } from '../actions/world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { objectionsToIssuer } from './eid-issuers.ts'
import { type EidKey, keysNamed, runningOut } from './eid-keys.ts'
import { BadSetting, type Settings } from './settings.ts'

export type Identity = Pick<World, 'eid' | 'feide'>
export type IdentityOf = (institution: Institution, now: () => Temporal.Instant) => Identity

/** Nobody is sent anywhere: commands, and a demo without its stand-in. */
export const noIdentity: IdentityOf = () => ({ eid: null, feide: null })

/** For production. Throws `BadSetting` for an institution whose file names a key that is not there, or a test's provider. */
export function identityFrom({ eid: settings }: Settings, keys: readonly EidKey[], log: Log): IdentityOf {
  return (institution, now) => {
    const shared = (name: string) => ({
      insecure: false,
      dice,
      now,
      protocolNow: () => Temporal.Now.instant(),
      onTrouble: (because: string) =>
        log.warn('electronic-id-sends-nobody', { institution: institution.key, provider: name, because }),
    })
    const { eid, feide } = institution
    const idPorten = clientOf(institution, 'eid', eid, { issuer: settings.idPorten, keys })
    const atFeide = clientOf(institution, 'feide', feide, { issuer: settings.feide, keys })
    return {
      eid: idPorten && openIdPorten({ ...shared('id-porten'), ...idPorten.is, keys: signing(idPorten) }),
      feide: atFeide && openFeide({ ...shared('feide'), ...atFeide.is, secret: secretOf(atFeide) }),
    }
  }
}

/** One line for the operator for each key that runs out within 60 days. */
export function warnOfKeys(keys: readonly EidKey[], now: Temporal.Instant, log: Log): void {
  for (const key of runningOut(keys, now)) log.warn('electronic-id-key-runs-out', key)
}

type Client = { is: { issuer: string; clientId: string }; held: readonly EidKey[]; where: string }

/** Null where the institution offers it not, or is no client there yet. */
function clientOf(
  { key }: Institution,
  part: 'eid' | 'feide',
  setting: Institution['eid' | 'feide'],
  deployment: { issuer: string; keys: readonly EidKey[] },
): Client | null {
  const { offered, clientId, keyFrom } = setting
  if (!offered || clientId === null) return null
  const where = `${key}.yaml`
  const issuer = setting.issuer ?? deployment.issuer
  const [objection] = objectionsToIssuer(issuer)
  if (objection !== undefined) throw new BadSetting(`${where}, ${part}: ${objection}`)
  if (keyFrom === null) throw new BadSetting(`${where} has ${part}.clientId but no ${part}.keyFrom.`)
  const held = keysNamed(deployment.keys, key, keyFrom)
  if (held.length === 0)
    throw new BadSetting(
      `${where} wants the key ${keyFrom} (${part}.keyFrom), but ADGANG_EID_KEYS holds none of that name.`,
    )
  return { is: { issuer, clientId }, held, where }
}

function signing({ held, where }: Client): ClientKey[] {
  return held.map(({ holds, name }) => {
    if ('secret' in holds)
      throw new BadSetting(`${where} wants a key for ID-porten, but ${name} is a secret.`)
    return holds
  })
}

/** The secret of which the day has come last. */
function secretOf({ held, where }: Client): string {
  const now = Temporal.Now.instant()
  const [newest] = held
    .filter(({ from }) => Temporal.Instant.compare(from, now) <= 0)
    .toSorted((one, other) => Temporal.Instant.compare(other.from, one.from))
  if (!newest || !('secret' in newest.holds))
    throw new BadSetting(`${where} wants a secret for Feide, and there is none.`)
  return newest.holds.secret
}
