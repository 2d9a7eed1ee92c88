/** Puts the numbers together that monitoring reads: of every institution, of the hashing, and of this process; and serves them for a worker, which has no pages. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { sha256 } from '../adapters/crypto/journal-keys.ts'
import { sameBytes } from '../adapters/crypto/same-bytes.ts'
import {
  type InstitutionStanding,
  type Metrics,
  openMetrics,
  type Standing,
} from '../adapters/metrics/prometheus.ts'
import { metricsDoor } from '../services/metrics/door.ts'
import { poolOf } from '../store/database.ts'
import { houseState } from '../store/house-state.ts'
import { queueState } from '../store/jobs.ts'
import { heardFrom } from '../store/register-heard.ts'
import { programsRunning } from '../store/running-programs.ts'
import { targetsStanding } from '../store/targets.ts'
import type { MachineDoor } from '../web/machine-door.ts'
import type { Deployment } from './open-deployment.ts'
import { hashingNow, type OpenInstitution } from './open-institutions.ts'
import { programVersion } from './program-version.ts'
import { codeOf } from './running-process.ts'
import { BadSetting } from './settings.ts'

/** What of a deployment is looked at. */
type Watched = Pick<Deployment, 'settings' | 'institutions' | 'log'>

/** Read more often than this, the same numbers are given. */
const freshFor = 2_000

/** The door of the portal, with all that is counted in this process. */
export function metricsDoorOf(deployment: Watched): MachineDoor {
  const metrics = openMetrics({ version: programVersion(), role: 'portal' })
  const { key, from } = deployment.settings.metrics
  const isKey = (typed: string) =>
    key !== null && sameBytes(sha256(Buffer.from(typed)), sha256(Buffer.from(key)))
  return metricsDoor({
    from,
    isKey,
    text: textOf(deployment, metrics),
    type: metrics.type,
    answered: metrics.answered,
    signedIn: metrics.signedIn,
  })
}

/** For a worker: on the loopback only, where a port is set; null otherwise. */
export async function serveWorkerMetrics(
  deployment: Watched,
): Promise<{ port: number; close: () => Promise<void> } | null> {
  const { port } = deployment.settings.metrics
  if (port === null) return null
  const metrics = openMetrics({ version: programVersion(), role: 'worker' })
  const text = textOf(deployment, metrics)
  const server = createServer((asked, answer) => {
    if (asked.method !== 'GET' || asked.url !== '/metrics') return void answer.writeHead(404).end()
    text()
      .then((body) => answer.writeHead(200, { 'content-type': metrics.type }).end(body))
      .catch((error: unknown) => {
        deployment.log.error('metrics-not-told', error)
        answer.writeHead(500).end()
      })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: unknown) => {
    throw codeOf(error) === 'EADDRINUSE'
      ? new BadSetting(`Port ${port} is taken by another program: give ADGANG_METRICS_PORT another one.`)
      : error
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function textOf(deployment: Watched, metrics: Metrics): () => Promise<string> {
  let standing: { at: number; of: Promise<Standing> } | null = null
  return async () => {
    if (!standing || performance.now() - standing.at > freshFor)
      standing = { at: performance.now(), of: standingOf(deployment) }
    return metrics.text(await standing.of)
  }
}

async function standingOf({ institutions }: Watched): Promise<Standing> {
  return {
    hashing: hashingNow(),
    institutions: await Promise.all(institutions.map(standingOfInstitution)),
  }
}

async function standingOfInstitution({ world, mayDeliver }: OpenInstitution): Promise<InstitutionStanding> {
  const { store } = world
  const pool = poolOf(store)
  const counted = { used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }
  return {
    institution: world.institution.key,
    connections: counted,
    store: await read({ world, mayDeliver }).catch(() => null),
  }
}

async function read({ world, mayDeliver }: Pick<OpenInstitution, 'world' | 'mayDeliver'>) {
  const now = world.now()
  const seconds = (since: typeof now) =>
    Math.max(0, (now.epochMilliseconds - since.epochMilliseconds) / 1_000)
  const { open, dead, oldestDue } = await queueState(world.store, now)
  const { verdictsDue, alarms } = await houseState(world.store)
  const heard = await heardFrom(world.store)
  const programs: Record<string, number> = {}
  for (const { role } of await programsRunning(world.store)) programs[role] = (programs[role] ?? 0) + 1
  return {
    delivers: await mayDeliver(),
    jobs: { waiting: open, dead, oldestSeconds: oldestDue === null ? 0 : seconds(oldestDue) },
    verdictsDue,
    registers: Object.fromEntries(Object.entries(heard).map(([register, at]) => [register, seconds(at)])),
    alarms,
    programs,
    targets: await targetsStanding(world.store),
  }
}
