/** `npm run demo`: everything in one process, on invented people, with an inbox instead of the world outside. */
import { Temporal } from 'temporal-polyfill'
import { backChannel } from '../adapters/back-channel/tell-services.ts'
import { plainHttp } from '../adapters/openid-client/plain-http.ts'
import { folderPrinter } from '../adapters/sealed-print/folder-printer.ts'
import { camaraSimSwap } from '../adapters/sim-swap/camara.ts'
import { linkMobility } from '../adapters/sms/link-mobility.ts'
import { smtpRelay } from '../adapters/smtp/relay.ts'
import { demoHost, eidPath } from '../demo/bare-host.ts'
import { type DemoClock, openDemoClock } from '../demo/clock.ts'
import { openDemoInbox } from '../demo/inbox.ts'
import { startMailStandIn } from '../demo/stand-ins/mail.ts'
import { openPrinterStandIn } from '../demo/stand-ins/printer.ts'
import { startSimSwapStandIn } from '../demo/stand-ins/sim-swap.ts'
import { startSmsStandIn } from '../demo/stand-ins/sms.ts'
import type { TakenMessage } from '../demo/stand-ins/taken.ts'
import { filesFor } from '../web/look/files.ts'
import { themeFrom } from '../web/look/theme.ts'
import { arrive, peopleToTry } from './demo-cast.ts'
import { registersSpoke } from './demo-registers.ts'
import { demoEid } from './demo-eid.ts'
import { demoServices } from './demo-services.ts'
import { sayFirstSecrets } from './first-administrator.ts'
import { listen, refuseBusyPort } from './listen.ts'
import { openLog } from './log.ts'
import { openDeployment } from './open-deployment.ts'
import { writeRunning } from './running.ts'
import { portalOf } from './serve.ts'
import { BadSetting, type Settings } from './settings.ts'
import { type CarriersOf, startWorker } from './work.ts'

/** The demo takes the machine it runs on for a campus: everybody there has the same address. */
const loopback = ['127.0.0.0/8', '::1/128']
/** Stand-ins listen on the loopback only; the word keeps other programs there from posting by mistake. */
const standInPassword = 'stand-in'

export type RunningDemo = { url: string; stop: () => Promise<void> }

/** Starts the demo. `now`: the clock begins there. Throws `BadSetting` for what the person can mend. */
export async function startDemo(
  settings: Settings,
  options: { now: string | null; say: (line: string) => void },
): Promise<RunningDemo> {
  const at = readNow(options.now)
  await refuseBusyPort(settings)
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    let clock: DemoClock | null = null
    let port = settings.port
    const log = openLog('warn')
    const eid = demoEid(() => `http://localhost:${port}${eidPath}`, { log })
    const services = await demoServices(() => port)
    const deployment = await openDeployment(settings, {
      institutionAs: services.institutionAs,
      log,
      identityOf: eid.identityOf,
      say: options.say,
      clock: async (shared) => {
        clock = await openDemoClock(shared, (error) => log.warn('clock-not-told', { why: String(error) }))
        if (at) await clock.set(at)
        return clock
      },
      originOf: (institution) => `http://${institution.hosts[0] ?? 'localhost'}:${port}`,
      connections: 12,
    })
    undo.push(async () => deployment.close())
    if (clock === null) throw new Error('the demo has no clock')
    const demoClock: DemoClock = clock
    const inbox = await openDemoInbox(deployment.shared)
    const onMessage = async (message: TakenMessage) => inbox.add(message, demoClock.now())
    const mail = await startMailStandIn({ onMessage, password: standInPassword })
    undo.push(async () => mail.close())
    const sms = await startSmsStandIn({ onMessage, password: standInPassword })
    undo.push(async () => sms.close())
    const simSwap = await startSimSwapStandIn({ secret: standInPassword })
    undo.push(async () => simSwap.close())
    const printer = openPrinterStandIn(`${settings.dataDir}/letters`)
    const sims = camaraSimSwap({
      ...simSwap,
      clientId: 'demo',
      clientSecret: standInPassword,
      within: { seconds: 5 },
      now: () => Temporal.Now.instant().epochMilliseconds,
      onTrouble: (because) => log.warn('sim-swap-not-answered', { because }),
      relax: plainHttp,
    })
    await Promise.all(deployment.institutions.map(async ({ world }) => arrive(world)))
    const carriers: CarriersOf = ({ institution: { key, messages } }) => ({
      sims,
      services: backChannel({ within: { milliseconds: 10_000 } }),
      printer: folderPrinter({ folder: printer.folder, institution: key }),
      mail: smtpRelay({
        url: mail.urlFor(key),
        from: { address: messages.mail.from, name: messages.mail.name },
        replyTo: messages.mail.replyTo,
        within: { milliseconds: 10_000 },
      }),
      sms: linkMobility({
        url: sms.url,
        username: key,
        password: standInPassword,
        platformId: 'demo',
        platformPartnerId: 'demo',
        source: messages.sms.sender,
        within: { milliseconds: 10_000 },
      }),
    })
    const theme = await themeFrom({ main: '#0b5a8f', accent: '#7a2e8e' })
    const portals = await Promise.all(
      deployment.institutions.map(async ({ world }) =>
        peopleToTry(world, `http://${world.institution.hosts[0] ?? ''}:${port}/`),
      ),
    )
    const files = filesFor(theme)
    let skipped: () => Promise<void> = () => Promise.resolve()
    const worlds = deployment.institutions.map(({ world }) => world)
    const app = await portalOf(deployment, {
      campusToo: loopback,
      secretOf: services.secretOf,
      bare: demoHost({
        clock: demoClock,
        clockMoved: async (by) => {
          await registersSpoke(worlds, by)
          await skipped()
        },
        inbox,
        printer,
        portals,
        files,
        services: services.routesFor(files),
        eid: eid.standIn(deployment, files),
      }),
      themesToo: [theme],
    })
    undo.push(async () => app.close())
    port = await listen(app, settings)
    const worker = startWorker(deployment, carriers)
    undo.push(async () => worker.stop())
    skipped = worker.runSchedule
    const url = `http://localhost:${port}`
    undo.push(
      writeRunning(settings.dataDir, {
        mode: 'demo',
        url,
        databaseUrl: deployment.databases.adminUrl,
        ...(deployment.databases.postgres ? { socketDir: deployment.databases.postgres.socketDir } : {}),
        keyFile: settings.keyFile,
        startedAt: Temporal.Now.instant().toString(),
      }),
    )
    await sayFirstSecrets(deployment.institutions, options.say)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function readNow(text: string | null): Temporal.Instant | null {
  if (text === null) return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw new BadSetting(`--now takes an instant such as 2026-08-10T08:00:00+02:00, not ${text}.`)
  }
}
