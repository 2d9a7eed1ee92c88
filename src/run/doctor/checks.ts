/** Everything the doctor looks at, in the order in which it is told. A new thing to look at is a new line here. */
import type { Finding } from '../../core/doctor/finding.ts'
import { lookAtDatabases } from './look-at-databases.ts'
import { lookAtGateways } from './look-at-gateways.ts'
import {
  lookAtCertificate,
  lookAtDisks,
  lookAtInstitutions,
  lookAtKeys,
  lookAtRest,
  lookAtSettings,
} from './look-at-machine.ts'
import { lookAtServices } from './look-at-services.ts'
import { lookAtTargets } from './look-at-targets.ts'
import type { Site } from './site.ts'

/** Looks at one thing and changes nothing. */
type Check = (site: Site) => Promise<Finding[]> | Finding[]

const checks: readonly Check[] = [
  lookAtSettings,
  lookAtInstitutions,
  lookAtKeys,
  lookAtCertificate,
  lookAtDatabases,
  lookAtGateways,
  lookAtTargets,
  lookAtServices,
  lookAtDisks,
  lookAtRest,
]

/** All of it. */
export async function lookAtEverything(site: Site): Promise<Finding[]> {
  const found: Finding[] = []
  for (const check of checks) found.push(...(await check(site)))
  return found
}
