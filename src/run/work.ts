/** The worker as a role of the program: does the jobs of every institution; any number of workers share the queues. */
import { statSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { backChannel } from '../adapters/back-channel/tell-services.ts'
import { camaraSimSwap } from '../adapters/sim-swap/camara.ts'
import { folderPrinter } from '../adapters/sealed-print/folder-printer.ts'
import { linkMobility } from '../adapters/sms/link-mobility.ts'
import { smtpRelay } from '../adapters/smtp/relay.ts'
import type { Log, World } from '../actions/world.ts'
import type { Carriers } from '../core/messages/message.ts'
import { jobKinds } from '../jobs/kinds.ts'
import { type JobRunner, runJobs } from '../jobs/run-jobs.ts'
import { takeInFiles } from '../jobs/take-in-files.ts'
import { intakeFolder } from '../adapters/register-file/intake-folder.ts'
import { importBeside } from './import-beside.ts'
import { keepSealing } from './keep-sealing.ts'
import { keepSchedule } from './keep-schedule.ts'
import type { Deployment } from './open-deployment.ts'
import type { OpenInstitution } from './open-institutions.ts'
import { openSecrets, type Secrets } from './secrets-file.ts'
import { type ServedTargets, serveTargets } from './serve-targets.ts'
import { BadSetting, type Settings } from './settings.ts'

/** Who carries the messages of an institution. */
export type CarriersOf = (world: World) => Carriers

/** `runSchedule`: everything that is scheduled, now. */
export type StartedWorker = { stop: () => Promise<void>; runSchedule: () => Promise<void> }

/** Starts one runner for each institution. Stops them all with what it returns. */
export function startWorker(
  deployment: Deployment,
  carriersOf: CarriersOf,
  secrets: Secrets = openSecrets(deployment.settings.secretsFile ?? undefined),
): StartedWorker {
  const served: ServedTargets[] = []
  const runners: JobRunner[] = deployment.institutions.map((institution) => {
    const { world, workerKeys } = institution
    if (workerKeys === null)
      throw new BadSetting('This key file is a portal’s: a worker needs the one with the private key.')
    const kinds = jobKinds(world, workerKeys, carriersOf(world))
    const runner = runJobs(world, { kinds, mayDeliver: institution.mayDeliver })
    const targets = serveTargets(institution, secrets)
    served.push(targets)
    institution.onNudge(() => {
      runner.nudge()
      targets.nudge()
    })
    return runner
  })
  const intakes = deployment.institutions.map((institution) => takeInFilesOf(deployment, institution))
  const timers = keepSchedule(deployment)
  const sealing = keepSealing(deployment)
  return {
    runSchedule: timers.runNow,
    stop: async () => {
      await timers.stop()
      await sealing.stop()
      await Promise.all([
        ...runners.map(async (runner) => runner.stop(20_000)),
        ...intakes.map(async (intake) => intake.stop()),
        ...served.map(async (targets) => targets.stop()),
      ])
    },
  }
}

function takeInFilesOf({ settings }: Deployment, { world, databaseUrl, mayDeliver }: OpenInstitution) {
  const { institutionsDir, keyFile, registerFiles, mode } = settings
  const from = { institutionsDir, keyFile, databaseUrl, demo: mode === 'demo' }
  return takeInFiles(world, {
    folder: intakeFolder({ ...registerFiles, institution: world.institution.key }),
    importBeside: importBeside(world, from),
    mayDeliver,
  })
}

/** The relay and gateway of the settings. Without them nothing is sent, and the worker says so at its start. */
export function carriersFrom(settings: Settings, log: Log): CarriersOf {
  const { smtpUrl, sms, simSwap, printFolder } = settings
  if (smtpUrl === null)
    throw new BadSetting('ADGANG_SMTP_URL is missing: without a mail relay nobody gets a notice.')
  if (sms === null)
    throw new BadSetting('ADGANG_SMS_URL is missing: without an SMS gateway nobody gets a text message.')
  if (printFolder !== null && !statSync(printFolder, { throwIfNoEntry: false })?.isDirectory())
    throw new BadSetting(`ADGANG_PRINT_FOLDER: ${printFolder} is no folder.`)
  const sims =
    simSwap &&
    camaraSimSwap({
      ...simSwap,
      within: { seconds: 5 },
      now: () => Temporal.Now.instant().epochMilliseconds,
      onTrouble: (because) => log.warn('sim-swap-not-answered', { because }),
    })
  return ({ institution: { key, messages } }) => ({
    sims,
    services: backChannel({ within: { milliseconds: 10_000 } }),
    printer: printFolder === null ? null : folderPrinter({ folder: printFolder, institution: key }),
    mail: smtpRelay({
      url: smtpUrl,
      from: { address: messages.mail.from, name: messages.mail.name },
      replyTo: messages.mail.replyTo,
      within: { milliseconds: 20_000 },
    }),
    sms: linkMobility({ ...sms, source: messages.sms.sender, within: { milliseconds: 20_000 } }),
  })
}
