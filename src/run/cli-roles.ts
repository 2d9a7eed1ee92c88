/** The roles that stay: demo, portal, worker. Each ends in order on Ctrl-C, and says where it can be reached. */
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { sayFirstSecrets } from './first-administrator.ts'
import { isDemoKeyFile } from './key-file-kind.ts'
import { listen, refuseBusyPort } from './listen.ts'
import { openLog } from './log.ts'
import { serveWorkerMetrics } from './metrics.ts'
import { type Deployment, openDeployment } from './open-deployment.ts'
import { writeRunning } from './running.ts'
import { portalOf } from './serve.ts'
import { BadSetting, objectionsToProduction, type Settings } from './settings.ts'
import { carriersFrom, startWorker } from './work.ts'

/** The demo. Its module is loaded here and nowhere else, so that nothing of it exists in the other roles. */
export async function runDemo(settings: Settings, now: string | null): Promise<void> {
  const { startDemo } = await import('./demo.ts')
  const began = performance.now()
  const demo = await startDemo(settings, { now, say })
  say(
    `Ready in ${((performance.now() - began) / 1_000).toFixed(1)} s. Open ${demo.url} in a browser: it lists the portals and whom to try.`,
  )
  say(`Mail and text messages: ${demo.url}/demo/inbox. Data: ${settings.dataDir}. Ctrl-C ends the demo.`)
  await untilToldToEnd()
  await demo.stop()
}

/** The portal for production. */
export async function runServe(settings: Settings): Promise<void> {
  await refuseBusyPort(settings)
  const deployment = await openForProduction(settings, 'portal')
  await thenClose(deployment, async () => {
    let leaving = false
    const app = await portalOf(deployment, { leaving: () => leaving })
    await thenClose(app, async () => {
      const port = await listen(app, settings)
      const leave = here(settings, deployment, 'serve', port)
      say(`The portal listens on ${settings.host}:${port}.`)
      await sayFirstSecrets(deployment.institutions, say)
      await untilToldToEnd()
      leaving = true
      leave()
      // whoever shares out requests looks at /readyz and goes elsewhere; what still comes is answered
      await pause(settings.drainSeconds * 1_000)
    })
  })
}

/** The worker for production. */
export async function runWorker(settings: Settings): Promise<void> {
  const carriers = carriersFrom(settings, openLog('info'))
  const deployment = await openForProduction(settings, 'worker')
  await thenClose(deployment, async () => {
    await thenClose(await serveWorkerMetrics(deployment), async () => {
      const leave = here(settings, deployment, 'worker', null)
      const worker = startWorker(deployment, carriers)
      say('The worker is at work.')
      await untilToldToEnd()
      leave()
      await worker.stop()
    })
  })
}

/** Whatever comes of it: what stays open would keep alive a process that serves nobody. */
async function thenClose(
  open: { close: () => Promise<unknown> } | null,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } finally {
    await open?.close()
  }
}

/** Opens the deployment, unless these settings must not serve people. Every objection is told at once. */
async function openForProduction(settings: Settings, role: 'portal' | 'worker'): Promise<Deployment> {
  refuse(objectionsToProduction(settings, { demoKeys: isDemoKeyFile(settings.keyFile), demoData: false }))
  const deployment = await openDeployment(settings, {
    log: openLog('info'),
    say,
    role,
    originOf: (institution) => `https://${institution.hosts[0] ?? 'localhost'}`,
  })
  const demo = await deployment.shared.query(`select to_regclass('demo_clock') as found`)
  const found: unknown = demo.rows[0]
  if (typeof found === 'object' && found !== null && 'found' in found && found.found !== null) {
    await deployment.close()
    refuse(objectionsToProduction(settings, { demoKeys: false, demoData: true }))
  }
  return deployment
}

function refuse(objections: readonly string[]): void {
  if (objections.length === 0) return
  throw new BadSetting(
    ['This does not start, because:', ...objections.map((objection) => `- ${objection}`)].join('\n'),
  )
}

function here(
  settings: Settings,
  deployment: Deployment,
  mode: 'serve' | 'worker',
  port: number | null,
): () => void {
  return writeRunning(settings.dataDir, {
    mode,
    ...(port === null ? {} : { url: `http://${settings.host}:${port}` }),
    databaseUrl: deployment.databases.adminUrl,
    keyFile: settings.keyFile,
    startedAt: Temporal.Now.instant().toString(),
  })
}

/** The first Ctrl-C ends in order; a second one ends at once. */
async function untilToldToEnd(): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      resolve()
      process.once('SIGINT', () => process.exit(130))
    }
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
