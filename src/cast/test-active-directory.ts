/** Gives a test file an Active Directory of its own, set up as the guide says, with our target open on it. */
import { EqualityFilter } from 'ldapts'
import type { Client } from 'ldapts'
import type { Temporal } from 'temporal-polyfill'
import { afterAll } from 'vitest'
import type { ActiveDirectorySettings } from '../adapters/ldap/active-directory/settings.ts'
import type { TargetSystem } from '../core/targets/target-system.ts'
import {
  activeDirectorySettings,
  activeDirectoryTarget,
  type SettingsWanted,
} from './active-directory-target.ts'
import { administratorOf, delegateRights } from './samba-rights.ts'
import type { OurAccount } from './samba-rights.ts'
import type { SambaDomain } from './samba-domain.ts'
import { testDomain } from './test-samba.ts'

/** An entry as the domain's administrator sees it: every value as text. */
export type SeenEntry = Readonly<Record<string, readonly string[]>> & { readonly dn: readonly string[] }

/** The domain, our account in it, and our target. */
export type TestActiveDirectory = {
  readonly domain: SambaDomain
  readonly ours: OurAccount
  readonly target: TargetSystem
  /** Another target on the same domain; closed after the file's last test. */
  open(
    wanted?: SettingsWanted,
    secret?: string,
    ca?: string | null,
    now?: () => Temporal.Instant,
  ): TargetSystem
  settings(wanted?: SettingsWanted): ActiveDirectorySettings
  /** Null: no such account. */
  entry(username: string): Promise<SeenEntry | null>
}

/** Call it at the top of a test file: `const ad = await testActiveDirectory()`. */
export async function testActiveDirectory(): Promise<TestActiveDirectory> {
  const domain = await testDomain()
  const ours = await delegateRights(domain)
  const settings = (wanted: SettingsWanted = {}) => activeDirectorySettings(domain, ours, wanted)
  const open: TestActiveDirectory['open'] = (wanted = {}, secret = ours.secret, ca = domain.ca, now) => {
    const target = activeDirectoryTarget(settings(wanted), { secret, ca, now })
    afterAll(() => target.close())
    return target
  }
  const administrator = await administratorOf(domain)
  afterAll(() => administrator.unbind())
  const entry = (username: string) => entryOf(administrator, domain.base, username)
  return { domain, ours, settings, open, target: open(), entry }
}

async function entryOf(administrator: Client, base: string, username: string): Promise<SeenEntry | null> {
  const filter = new EqualityFilter({ attribute: 'sAMAccountName', value: username })
  const [entry] = (await administrator.search(base, { filter })).searchEntries
  if (entry === undefined) return null
  const texts = Object.entries(entry).map(([name, value]) => [name, [value].flat().map(String)])
  return { dn: [], ...Object.fromEntries(texts) } as SeenEntry
}
