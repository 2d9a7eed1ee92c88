/** Gives a test file an Active Directory of its own, set up as the guide says, with our target open on it. */
import { Temporal } from 'temporal-polyfill'
import { EqualityFilter } from 'ldapts'
import type { Client } from 'ldapts'
import { afterAll } from 'vitest'
import { openActiveDirectory } from '../adapters/ldap/active-directory/active-directory.ts'
import type { ActiveDirectorySettings } from '../adapters/ldap/active-directory/settings.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { passwordPolicySetting } from '../core/secrets/password-policy-setting.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import type { Order, TargetSystem } from '../core/targets/target-system.ts'
import { administratorOf, delegateRights } from './samba-rights.ts'
import type { OurAccount } from './samba-rights.ts'
import type { SambaDomain } from './samba-domain.ts'
import { testDomain } from './test-samba.ts'
import { namedTruth } from './named-truth.ts'
import type { TruthWanted } from './named-truth.ts'

/** What a test may set otherwise. */
export type SettingsWanted = Partial<Record<keyof ActiveDirectorySettings, unknown>>

/** An entry as the domain's administrator sees it: every value as text. */
export type SeenEntry = Readonly<Record<string, readonly string[]>> & { readonly dn: readonly string[] }

/** The domain, our account in it, and our target. */
export type TestActiveDirectory = {
  readonly domain: SambaDomain
  readonly ours: OurAccount
  readonly target: TargetSystem
  /** Another target on the same domain; closed after the file's last test. */
  open(wanted?: SettingsWanted, secret?: string, ca?: string | null): TargetSystem
  settings(wanted?: SettingsWanted): ActiveDirectorySettings
  /** Null: no such account. */
  entry(username: string): Promise<SeenEntry | null>
}

/** Call it at the top of a test file: `const ad = await testActiveDirectory()`. */
export async function testActiveDirectory(): Promise<TestActiveDirectory> {
  const domain = await testDomain()
  const ours = await delegateRights(domain)
  const settings = (wanted: SettingsWanted = {}) => settingsFor(domain, ours, wanted)
  const open: TestActiveDirectory['open'] = (wanted = {}, secret = ours.secret, ca = domain.ca) => {
    const policy = passwordPolicySetting.parse({})
    const given = { settings: settings(wanted), secret, ca, policy, timeZone: 'Europe/Oslo' }
    const target = openActiveDirectory({ ...given, now: () => Temporal.Now.instant() })
    afterAll(() => target.close())
    return target
  }
  const administrator = await administratorOf(domain)
  afterAll(() => administrator.unbind())
  const entry = (username: string) => entryOf(administrator, domain.base, username)
  return { domain, ours, settings, open, target: open(), entry }
}

/** An order with, or without, a password as it was typed; `sealed-away`: nobody can tell it any more. */
export function orderOf(truth: TruthWanted, typed: string | null = null): Order {
  return { truth: namedTruth(truth), password: passwordOf(typed), pin: null }
}

function passwordOf(typed: string | null): Order['password'] {
  if (typed === null) return null
  if (typed === 'sealed-away') return { version: 1, hash: null, plain: null }
  const plain = preparePassword(typed)
  if (!isPassword(plain)) throw new Error('not a password')
  return { version: 1, hash: null, plain }
}

function settingsFor(domain: SambaDomain, ours: OurAccount, wanted: SettingsWanted): ActiveDirectorySettings {
  const realm = domain.realm.toLowerCase()
  const names = { key: 'ad', name: { nb: 'AD', nn: 'AD', en: 'AD' } }
  const place = { address: domain.url, base: domain.base, bindAs: ours.bindAs, upnSuffix: realm }
  const [read] = targetsSetting.parse([
    { kind: 'active-directory', ...names, ...place, hidden: 'OU=Hidden', ...wanted },
  ])
  if (read?.kind !== 'active-directory') throw new Error('another kind than was written')
  return read
}

async function entryOf(administrator: Client, base: string, username: string): Promise<SeenEntry | null> {
  const filter = new EqualityFilter({ attribute: 'sAMAccountName', value: username })
  const [entry] = (await administrator.search(base, { filter })).searchEntries
  if (entry === undefined) return null
  const texts = Object.entries(entry).map(([name, value]) => [name, [value].flat().map(String)])
  return { dn: [], ...Object.fromEntries(texts) } as SeenEntry
}
