/** A town for the benches: one institution on a real, durable database, its portal on a real port. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../../src/run/log.ts'
import { listen } from '../../src/run/listen.ts'
import { type Deployment, openDeployment } from '../../src/run/open-deployment.ts'
import { portalOf } from '../../src/run/serve.ts'
import { readSettings } from '../../src/run/settings.ts'

export type Town = {
  deployment: Deployment
  port: number
  host: string
  folder: string
  close(): Promise<void>
}

/** Opens it with these hash parameters, and with services that people sign in to; everything lies in a temporary folder that goes when it is closed. */
export async function openTown(
  hashing: { memoryKiB: number; passes: number },
  services: { yaml: string; secret: string } | null = null,
): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'adgang-bench-'))
  const institutions = join(folder, 'institutions')
  await mkdir(institutions)
  await writeFile(join(institutions, 'bench.yaml'), `${yaml(hashing)}${services?.yaml ?? ''}`)
  const settings = readSettings('demo', {
    ADGANG_DATA: join(folder, 'data'),
    ADGANG_INSTITUTIONS: institutions,
    ADGANG_PORT: '0',
  })
  const deployment = await openDeployment(settings, {
    log: openLog('warn'),
    say: () => undefined,
    originOf: () => 'http://bench.localhost',
    connections: 16,
  })
  const app = await portalOf(deployment, {
    campusToo: ['127.0.0.0/8'],
    secretOf: () => services?.secret ?? null,
  })
  const port = await listen(app, settings)
  return {
    deployment,
    port,
    host: 'bench.localhost',
    folder,
    close: async () => {
      await app.close()
      await deployment.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function yaml({ memoryKiB, passes }: { memoryKiB: number; passes: number }): string {
  return `key: bench
names: { nb: Målestokken, nn: Målestokken, en: The Yardstick, short: Bench }
mailAddresses: { domain: bench.example }
hashing: { memoryKiB: ${memoryKiB}, passes: ${passes} }
activation: { needs: [] }
networks: { campusFailures: 100000 }
`
}
