/** Opens the deployment for one command: the running one of the data folder if there is one, else by starting its database. */
import { isDemoKeyFile } from './key-file-kind.ts'
import { openLog } from './log.ts'
import { type Deployment, openDeployment } from './open-deployment.ts'
import { findRunning } from './running.ts'
import { readSettings, type Settings } from './settings.ts'

/** Runs `work` on the deployment and closes it. Beside a demo everything is in demo mode, with the demo's clock. */
export async function withDeployment<T>(
  options: { data?: string },
  work: (deployment: Deployment) => Promise<T>,
): Promise<T> {
  const settings = settingsBeside(options)
  const deployment = await openDeployment(settings, {
    log: openLog('warn'),
    say: (line) => void process.stderr.write(`${line}\n`),
    originOf: (institution) => `https://${institution.hosts[0] ?? 'localhost'}`,
    connections: 4,
    ...(settings.mode === 'demo' ? { clock: (await import('./demo-time.ts')).demoTime } : {}),
  })
  try {
    return await work(deployment)
  } finally {
    await deployment.close()
  }
}

/** The settings of whatever runs on the data folder; a folder whose keys a demo made is a demo's, running or not. */
export function settingsBeside(options: { data?: string }): Settings {
  const production = readSettings('production', process.env, options)
  const running = findRunning(production.dataDir)
  const keyFile = running?.keyFile ?? production.keyFile
  const mode = running?.mode === 'demo' || (!running && isDemoKeyFile(keyFile)) ? 'demo' : 'production'
  const own =
    running && running.socketDir === undefined && running.mode === 'demo'
      ? running.databaseUrl
      : production.databaseUrl
  return { ...production, mode, keyFile, databaseUrl: own }
}
