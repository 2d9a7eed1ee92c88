/** Other systems as they are seen: by a person whose password goes there, and by the desk that looks after all of them. */
import { type PasswordThere, passwordThere } from '../core/targets/password-there.ts'
import { hasService, isLeftOut } from '../core/targets/truth.ts'
import type { Words } from '../core/language.ts'
import {
  countDeliveries,
  type DeliveryCounts,
  deliveriesOf,
  givenUpAt,
  type Standing,
  tryAtOnce,
} from '../store/deliveries.ts'
import {
  countFarewells,
  type FarewellCounts,
  givenUpFarewells,
  type GivenUpFarewell,
  tryFarewellsAtOnce,
} from '../store/farewells.ts'
import {
  differencesOf,
  latestReports,
  type NotedDifference,
  type TargetReport,
} from '../store/target-reports.ts'
import { allTargets, type TargetRow, wakeTarget } from '../store/targets.ts'
import type { Agent } from './desk-session.ts'
import { seesAlarms } from './see-alarms.ts'
import type { World } from './world.ts'

/** A system that the password goes to, and whether it is there. */
export type PasswordPlace = { key: string; name: Words; is: PasswordThere }

/** Of one account; systems that only report, or that its password does not go to, are left out (row O-1). */
export async function wherePasswordWorks(world: World, accountId: string): Promise<PasswordPlace[]> {
  if (world.institution.targets.length === 0) return []
  return (await deliveriesOf(world.store, accountId)).flatMap((standing) => {
    const setting = settingOf(world, standing.target)
    if (!setting || !standing.writes || standing.passwordVersion === 0) return []
    if (!takesPasswordOf(standing, setting)) return []
    return [{ key: standing.target, name: setting.name, is: passwordThere(lineOf(standing)) }]
  })
}

/** Whoever does not have the service is hidden there, and whom the domain leaves out for a protected address has no entry at all. */
function takesPasswordOf(standing: Standing, setting: TargetSetting): boolean {
  if (standing.needs === 'none' || !hasService(standing, setting.service)) return false
  return !isLeftOut(standing.protected, setting)
}

function lineOf(standing: Standing) {
  return { ...standing, givenUp: standing.givenUpAt !== null }
}

type TargetSetting = World['institution']['targets'][number]

function settingOf({ institution }: World, key: string): TargetSetting | undefined {
  return institution.targets.find((target) => target.key === key)
}

/** How one account stands at a target, for the desk. */
export type AccountAtTarget = Standing & { name: Words; password: PasswordThere | null }

/** At every target. */
export async function seeDeliveriesOf(world: World, accountId: string): Promise<AccountAtTarget[]> {
  return (await deliveriesOf(world.store, accountId)).flatMap((standing) => {
    const setting = settingOf(world, standing.target)
    if (!setting) return []
    const password = takesPasswordOf(standing, setting) ? passwordThere(lineOf(standing)) : null
    return [{ ...standing, name: setting.name, password }]
  })
}

/** A target with everything that an operator looks at. */
export type SeenTarget = TargetRow & {
  name: Words
  counts: DeliveryCounts
  reports: TargetReport[]
  differences: NotedDifference[]
  givenUp: Awaited<ReturnType<typeof givenUpAt>>
  /** Accounts that were erased here and are still to go there. */
  farewells: FarewellCounts & { notGone: GivenUpFarewell[] }
}

/** Every target of the institution. */
export async function seeTargets(world: World): Promise<SeenTarget[]> {
  const [rows, counts] = [await allTargets(world.store), await countDeliveries(world.store)]
  const farewells = await countFarewells(world.store)
  return Promise.all(
    rows.flatMap((row) => {
      const setting = settingOf(world, row.key)
      const counted = counts.find(({ target }) => target === row.key)
      const leaving = farewells.find(({ target }) => target === row.key)
      return setting && counted && leaving ? [seeOne(world, row, setting.name, { counted, leaving })] : []
    }),
  )
}

async function seeOne(
  world: World,
  row: TargetRow,
  name: Words,
  { counted, leaving }: { counted: DeliveryCounts; leaving: FarewellCounts },
): Promise<SeenTarget> {
  const reports = await latestReports(world.store, row.key, 5)
  const [newest] = reports
  return {
    ...row,
    name,
    counts: counted,
    reports,
    differences: newest ? await differencesOf(world.store, newest.id, 100) : [],
    givenUp: counted.givenUp === 0 ? [] : await givenUpAt(world.store, row.key, 20),
    farewells: {
      ...leaving,
      notGone: leaving.givenUp === 0 ? [] : await givenUpFarewells(world.store, row.key, 20),
    },
  }
}

/** For the desk's page: only those who are told of alarms. */
export async function seeTargetsAtDesk(world: World, agent: Agent | null): Promise<SeenTarget[]> {
  return seesAlarms(agent) ? seeTargets(world) : []
}

/** Somebody says that it is mended: what rests, was put off or was given up is tried at once. Gives back how many of the last two. */
export async function tryTargetAgain(
  world: World,
  key: string,
): Promise<{ givenUp: number; putOff: number }> {
  await wakeTarget(world.store, key)
  const { givenUp, putOff } = await tryAtOnce(world.store, key)
  const goodbyes = await tryFarewellsAtOnce(world.store, key)
  world.nudgeJobs()
  return { givenUp: givenUp + goodbyes, putOff }
}

/** The same by somebody at the desk. */
export async function tryTargetAgainAtDesk(world: World, agent: Agent | null, key: string): Promise<void> {
  if (!seesAlarms(agent) || !settingOf(world, key)) return
  await tryTargetAgain(world, key)
  world.log.info('target-tried-again', { agent: agent.username, target: key })
}
