/** The domain every test begins with: made once for this version of Samba, and copied by each that needs one. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runProgram } from './run-program.ts'
const cache = join(import.meta.dirname, '../../.cache/test-samba')

/** A domain that nobody has: reserved names (RFC 2606), and a password that opens nothing else. */
export const namesOfDomain = {
  realm: 'AD.UNI.EXAMPLE',
  short: 'UNIAD',
  controller: 'DC1',
  base: 'DC=ad,DC=uni,DC=example',
  administrator: {
    name: 'Administrator',
    password: 'made-up for Tests, 1 only',
  },
} as const

/** The folder with the prepared domain. Two runs at the same time make it once. */
export async function provisionedDomain(): Promise<string> {
  const version = (await runProgram('/usr/sbin/samba', ['--version']))
    .replace(/[^0-9.]+/g, '-')
    .replace(/^-|-$/g, '')
  const folder = join(cache, `domain-${version}`)
  mkdirSync(cache, { recursive: true })
  while (!existsSync(folder)) {
    if (takeTurn(`${folder}.making`)) {
      try {
        await provision(folder)
      } finally {
        rmSync(`${folder}.making`, { force: true })
      }
    } else await wait(100)
  }
  return folder
}

/** True for exactly one of those who ask; a turn whose program has died is given on. */
function takeTurn(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null
    if (holder !== null && holder !== 0 && !existsSync(`/proc/${holder}`)) rmSync(file, { force: true })
    return false
  }
}

async function provision(folder: string): Promise<void> {
  const making = `${folder}.unfinished`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  writeFileSync(join(making, 'begin.conf'), '')
  const { realm, short, controller, administrator } = namesOfDomain
  const domain = [`--realm=${realm}`, `--domain=${short}`, `--host-name=${controller.toLowerCase()}`]
  const role = ['--server-role=dc', '--dns-backend=NONE', '--use-rfc2307', '--host-ip=127.0.0.1']
  const place = [`--targetdir=${making}`, '-s', join(making, 'begin.conf')]
  const secret = [`--adminpass=${administrator.password}`]
  // Debian's own Python, which knows Samba's modules, and not another one that comes first on the path.
  await runProgram('/usr/bin/python3', [
    '-c',
    withoutShares,
    'domain',
    'provision',
    ...domain,
    ...role,
    ...place,
    ...secret,
  ])
  renameSync(making, folder)
}

/** The domain has no file shares, so nothing is given to owners that only root may name. */
const withoutShares = `
import sys, samba.provision
samba.provision.setsysvolacl = lambda *args, **kwargs: None
from samba.netcmd.main import cmd_sambatool
sys.exit(cmd_sambatool()._run("samba-tool", *sys.argv[1:]))
`
