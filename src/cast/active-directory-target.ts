/** Our target on a domain, as the guide sets it up; whoever opens it closes it. */
import { Temporal } from 'temporal-polyfill'
import { openActiveDirectory } from '../adapters/ldap/active-directory/active-directory.ts'
import type { ActiveDirectorySettings } from '../adapters/ldap/active-directory/settings.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { passwordPolicySetting } from '../core/secrets/password-policy-setting.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import type { Order, PasswordGiven, TargetSystem } from '../core/targets/target-system.ts'
import { namedTruth, type TruthWanted } from './named-truth.ts'
import type { OurAccount } from './samba-rights.ts'
import type { SambaDomain } from './samba-domain.ts'

/** What a test may set otherwise. */
export type SettingsWanted = Partial<Record<keyof ActiveDirectorySettings, unknown>>

/** Opens it with these settings, as our account in the domain. */
export function activeDirectoryTarget(
  settings: ActiveDirectorySettings,
  { secret, ca, now }: { secret: string; ca: string | null; now?: (() => Temporal.Instant) | undefined },
): TargetSystem {
  const policy = passwordPolicySetting.parse({})
  const given = { settings, secret, ca, policy, timeZone: 'Europe/Oslo' }
  return openActiveDirectory({ ...given, now: now ?? (() => Temporal.Now.instant()) })
}

/** The settings of a target on this domain. */
export function activeDirectorySettings(
  domain: SambaDomain,
  ours: OurAccount,
  wanted: SettingsWanted = {},
): ActiveDirectorySettings {
  const realm = domain.realm.toLowerCase()
  const names = { key: 'ad', name: { nb: 'AD', nn: 'AD', en: 'AD' } }
  const place = { address: domain.url, base: domain.base, bindAs: ours.bindAs, upnSuffix: realm }
  const [read] = targetsSetting.parse([
    { kind: 'active-directory', ...names, ...place, hidden: 'OU=Hidden', ...wanted },
  ])
  if (read?.kind !== 'active-directory') throw new Error('another kind than was written')
  return read
}

/** An order with, or without, a password as it was typed; `sealed-away`: nobody can tell it any more. */
export function orderOf(truth: TruthWanted, typed: string | null = null): Order {
  return { truth: namedTruth(truth), password: passwordOf(typed), pin: null }
}

function passwordOf(typed: string | null): PasswordGiven | null {
  if (typed === null) return null
  if (typed === 'sealed-away') return { version: 1, hash: null, plain: null }
  const plain = preparePassword(typed)
  if (!isPassword(plain)) throw new Error('not a password')
  return { version: 1, hash: null, plain }
}
