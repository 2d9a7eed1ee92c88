/** How fast Active Directory learns of new passwords: a real Samba domain controller, against ldapmodify of the same passwords in the same run. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  activeDirectorySettings,
  activeDirectoryTarget,
  orderOf,
} from '../src/cast/active-directory-target.ts'
import { runProgram } from '../src/cast/run-program.ts'
import { startSambaDomain, type SambaDomain } from '../src/cast/samba-domain.ts'
import { delegateRights, type OurAccount } from '../src/cast/samba-rights.ts'
import type { TargetSystem } from '../src/core/targets/target-system.ts'
import type { Row } from './row.ts'

const accounts = Number(process.env['BENCH_AD_ACCOUNTS'] ?? 1_000)
const usernames = Array.from({ length: accounts }, (_, at) => `bench${at}`)

/** New accounts with a password each, then a new password for all: a domain controller computes some keys for each. */
export async function run(): Promise<Row[]> {
  const domain = await startSambaDomain()
  const folder = await mkdtemp(join(tmpdir(), 'adgang-bench-ad-'))
  try {
    const ours = await delegateRights(domain)
    const target = activeDirectoryTarget(activeDirectorySettings(domain, ours), { ...ours, ca: domain.ca })
    try {
      const added = await give(target, 'Plank seks 7 gule hester')
      const changed = await give(target, 'Skarp 8 vindu over fjord')
      const raw = await changeRaw(domain, ours, folder, 'Trapp 9 under blaa himmel')
      return [
        { name: 'accounts to an empty Active Directory', value: accounts / added, unit: '/s' },
        {
          name: 'new passwords to Active Directory',
          value: accounts / changed,
          unit: '/s',
          limit: accounts / raw,
          limitName: 'ldapmodify of as many passwords',
          aim: '>= 0.8',
        },
      ]
    } finally {
      await target.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await domain.end()
  }
}

async function give(target: TargetSystem, typed: string): Promise<number> {
  const began = performance.now()
  for (let from = 0; from < usernames.length; from += target.atOnce) {
    const orders = usernames.slice(from, from + target.atOnce).map((username) => orderOf({ username }, typed))
    const outcomes = await target.deliver(orders, AbortSignal.timeout(120_000))
    const bad = outcomes.find((outcome) => outcome.is !== 'done' || !outcome.passwordTaken)
    if (bad) throw new Error(JSON.stringify(bad))
  }
  return (performance.now() - began) / 1_000
}

/** As the same account, with the same rights. MS-ADTS 3.1.1.3.1.5: the password between quotation marks, in UTF-16. */
async function changeRaw(
  domain: SambaDomain,
  ours: OurAccount,
  folder: string,
  typed: string,
): Promise<number> {
  const value = Buffer.from(`"${typed}"`, 'utf16le').toString('base64')
  const changes = usernames.map(
    (username) =>
      `dn: CN=${username},OU=People,${domain.base}\nchangetype: modify\nreplace: unicodePwd\nunicodePwd:: ${value}\n`,
  )
  const [ca, ldif] = [join(folder, 'ca.pem'), join(folder, 'passwords.ldif')]
  await writeFile(ca, domain.ca)
  await writeFile(ldif, changes.join('\n'))
  const as = ['-x', '-H', domain.url, '-D', ours.bindAs, '-w', ours.secret]
  const began = performance.now()
  await runProgram('ldapmodify', [...as, '-f', ldif], { env: { ...process.env, LDAPTLS_CACERT: ca } })
  return (performance.now() - began) / 1_000
}
