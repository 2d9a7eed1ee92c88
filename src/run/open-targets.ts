/** Opens the other systems of an institution: settings and secrets become adapters. */
import { readFileSync } from 'node:fs'
import type { OpenTarget } from '../actions/deliver.ts'
import { doorListOf } from '../actions/door-list.ts'
import type { World } from '../actions/world.ts'
import { openActiveDirectory } from '../adapters/ldap/active-directory/active-directory.ts'
import { openDoors } from '../adapters/doors/open-doors.ts'
import { openOpenLdap } from '../adapters/ldap/openldap/open-openldap.ts'
import { openScim } from '../adapters/scim/open-scim.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { TargetSystem } from '../core/targets/target-system.ts'
import type { Secrets } from './secrets-file.ts'
import { BadSetting } from './settings.ts'

type Setting = Institution['targets'][number]

/** What they need of a world. */
type Around = Pick<World, 'institution' | 'store' | 'now' | 'dice'>

/** One that cannot be opened: a secret or a file is missing. */
export type ShutTarget = { key: string; because: Error }

/** All of them. One that cannot be opened keeps none of the others from being served. Closed by `closeTargets`. */
export function openTargets(world: Around, secrets: Secrets): { open: OpenTarget[]; shut: ShutTarget[] } {
  const [open, shut]: [OpenTarget[], ShutTarget[]] = [[], []]
  for (const { key } of world.institution.targets)
    try {
      open.push(openTarget(world, key, secrets))
    } catch (error) {
      shut.push({ key, because: error instanceof Error ? error : new Error(String(error)) })
    }
  return { open, shut }
}

/** One of them. Throws `BadSetting` where there is none of that name, or a secret or a file is missing. */
export function openTarget(world: Around, key: string, secrets: Secrets): OpenTarget {
  const setting = world.institution.targets.find((each) => each.key === key)
  if (!setting) throw new BadSetting(`${world.institution.key} has no target called ${key}.`)
  return { key, system: open(setting, world, secrets) }
}

/** Says goodbye to all of them. */
export async function closeTargets(targets: readonly OpenTarget[]): Promise<void> {
  await Promise.all(targets.map(async ({ system }) => system.close()))
}

function open(setting: Setting, world: Around, secrets: Secrets): TargetSystem {
  const { institution } = world
  switch (setting.kind) {
    case 'openldap':
      return openOpenLdap({
        url: setting.address,
        bindAs: setting.bindAs,
        secret: secretOf(setting, institution, secrets),
        ca: certificatesOf(setting.certificates),
        base: setting.base,
        people: setting.people,
        hidden: setting.hidden,
        groups: setting.groups,
        schema: setting.schema,
        nationalNumber: setting.nationalNumber,
        mailAliases: setting.mailAliases,
        posix: setting.posix,
        realm: institution.identifiers.realm,
      })
    case 'scim':
      return openScim(setting, { ...asking(world), token: secretOf(setting, institution, secrets) })
    case 'doors':
      return openDoors(setting, {
        ...asking(world),
        list: doorListOf(world, setting.key),
        // a system that fetches shows a key of its own
        token: setting.delivery === 'push' ? secretOf(setting, institution, secrets) : null,
      })
    case 'active-directory':
      return openActiveDirectory({
        settings: setting,
        secret: secretOf(setting, institution, secrets),
        ca: certificatesOf(setting.certificates),
        policy: institution.passwords.policy,
        timeZone: institution.timeZone,
        now: () => world.now(),
      })
  }
}

/** How a system is asked over HTTP. */
function asking(world: Around) {
  return { within: { milliseconds: 10_000 }, now: () => world.now().epochMilliseconds }
}

function secretOf({ key, secretFrom }: Setting, institution: Institution, secrets: Secrets): string {
  const secret = secretFrom === null ? null : secrets.secret(secretFrom)
  if (secret !== null) return secret
  const where =
    secretFrom === null
      ? 'names no secret (secretFrom)'
      : `needs the secret ${secretFrom}, of 16 characters or more, in the file of ADGANG_SECRETS`
  throw new BadSetting(`${institution.key}: the target ${key} ${where}.`)
}

function certificatesOf(path: string | null): string | null {
  if (path === null) return null
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new BadSetting(
      `certificates: ${path} cannot be read (${error instanceof Error ? error.message : 'unknown'}).`,
    )
  }
}
