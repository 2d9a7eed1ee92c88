/** The other systems of a university, really running: a directory, an Active Directory domain, two services with SCIM; and the file that connects them. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { keyedService, newServiceKey } from '../src/cast/services.ts'
import { delegateRights } from '../src/cast/samba-rights.ts'
import { startSambaDomain } from '../src/cast/samba-domain.ts'
import { startScim } from '../src/cast/test-scim.ts'
import { startTestSlapd } from '../src/cast/test-slapd.ts'
import { newFolder, root } from './running-demo.ts'

/** What they are called in the institution's file, and by people. */
const names = {
  directory: { nb: 'Katalogen (LDAP)', nn: 'Katalogen (LDAP)', en: 'The directory (LDAP)' },
  campus: { nb: 'Datamaskiner på campus', nn: 'Datamaskiner på campus', en: 'Computers on campus' },
  learning: { nb: 'Læringsplattformen', nn: 'Læringsplattforma', en: 'The learning platform' },
  lending: { nb: 'Utlån av utstyr', nn: 'Utlån av utstyr', en: 'Equipment on loan' },
  gates: { nb: 'Dørene', nn: 'Dørene', en: 'The doors' },
}

/** Running, with the folder of institutions and the secrets that a demo is started with. Whoever starts them stops them. */
export type OtherSystems = Awaited<ReturnType<typeof startOtherSystems>>

/** Starts all of them on free ports of the loopback, for one institution whose file is otherwise ours. */
export async function startOtherSystems(institution: string) {
  const undo: (() => Promise<void>)[] = []
  const all: Promise<unknown>[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  const begun = async <T>(starting: Promise<T>, end: (started: T) => Promise<void>): Promise<T> => {
    all.push(starting)
    const started = await starting
    undo.push(async () => end(started))
    return started
  }
  try {
    const [slapd, domain, learning, lending, key] = await Promise.all([
      begun(startTestSlapd(), async (started) => started.stop()),
      begun(startSambaDomain(), async (started) => started.end()),
      begun(startScim(), async (started) => started.close()),
      begun(startScim(), async (started) => started.close()),
      newServiceKey('library-1'),
    ])
    const ours = await delegateRights(domain)
    const back = 'https://library.localhost/back'
    const library = keyedService('library', key, { redirects: [back], afterSignOut: [] })
    const folder = await newFolder('adgang-e2e-systems-')
    undo.push(async () => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'ca.pem'), domain.ca)
    const targets = [
      {
        kind: 'openldap',
        key: 'directory',
        address: slapd.url,
        base: slapd.base,
        bindAs: slapd.bindAs,
        secretFrom: 'directory',
        dryRun: false,
      },
      {
        kind: 'active-directory',
        key: 'campus',
        address: domain.url,
        certificates: join(folder, 'ca.pem'),
        base: domain.base,
        bindAs: ours.bindAs,
        hidden: 'OU=Hidden',
        upnSuffix: domain.realm.toLowerCase(),
        secretFrom: 'campus',
        dryRun: false,
      },
      { kind: 'scim', key: 'learning', address: learning.address, secretFrom: 'learning', dryRun: false },
      // moving in: it only reports
      { kind: 'scim', key: 'lending', address: lending.address, secretFrom: 'lending' },
      { kind: 'doors', key: 'gates', dryRun: false },
    ] as const
    const env = await writeSettings(folder, institution, {
      targets: targets.map((target) => ({ ...target, name: names[target.key] })),
      client: library,
      secrets: {
        directory: slapd.secret,
        campus: ours.secret,
        learning: learning.token,
        lending: lending.token,
      },
    })
    return { env, slapd, domain, learning, lending, library: { client: library, key }, stop }
  } catch (error) {
    // none of those that still begin is left behind
    await Promise.allSettled(all)
    await stop()
    throw error
  }
}

type Said = { targets: readonly object[]; client: object; secrets: Readonly<Record<string, string>> }

/** What the demo is started with, and every command beside it. */
async function writeSettings(
  folder: string,
  institution: string,
  { targets, client, secrets }: Said,
): Promise<Record<string, string>> {
  const institutions = join(folder, 'institutions')
  await cp(join(root, 'institutions/help'), join(institutions, 'help'), { recursive: true })
  const file = parseDocument(await readFile(join(root, 'institutions', `${institution}.yaml`), 'utf8'))
  file.set('targets', targets)
  file.set('openid', { clients: [client] })
  // what was away is there again within seconds, not minutes
  file.set('delivery', { firstRetry: 'PT1S', longestRest: 'PT1S' })
  await writeFile(join(institutions, `${institution}.yaml`), String(file))
  const secretsFile = join(folder, 'secrets.json')
  await writeFile(secretsFile, JSON.stringify(secrets), { mode: 0o600 })
  return { ADGANG_INSTITUTIONS: institutions, ADGANG_SECRETS: secretsFile }
}
