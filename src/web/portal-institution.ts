/** One institution as the portal serves it: its world, its look, and which host names are its own. */
import type { World } from '../actions/world.ts'
import type { ShellFiles } from './look/shell.tsx'
import type { GuideShelf } from './guides/shelf.ts'
import type { OwnLogo } from './own-logo.ts'
import type { Theme } from './look/theme.ts'

export type PortalInstitution = {
  world: World
  files: ShellFiles
  theme: Theme
  /** Null where the institution's file names none. */
  logo?: OwnLogo | null
  guides: GuideShelf
  /** Address ranges that count as campus: those of the settings, in the demo the loopback too. */
  campus: readonly string[]
}

/** What the Host header says: an institution, the bare host of the deployment, somebody else's, or no host at all. */
export type HostFound =
  | { is: 'institution'; institution: PortalInstitution }
  | { is: 'bare' }
  | { is: 'foreign' }
  | { is: 'malformed' }

const wellFormed = /^([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:\d{1,5})?$/

/** Finds the institution by the host name alone; the port never matters (cases L-01, Z-02). */
export function institutionOf(
  rawHosts: readonly string[],
  byHost: ReadonlyMap<string, PortalInstitution>,
  bareHosts: ReadonlySet<string>,
): HostFound {
  const [host, ...more] = rawHosts
  const name = host === undefined || more.length > 0 ? null : wellFormed.exec(host.toLowerCase())?.[1]
  if (!name) return { is: 'malformed' }
  const institution = byHost.get(name)
  if (institution) return { is: 'institution', institution }
  return bareHosts.has(name) ? { is: 'bare' } : { is: 'foreign' }
}
