// `npm test`: everything that must hold, in one run. Plain Node, so that it works before anything else does.
//
//   1. what the tests need from the machine is there, or is installed from Debian's packages
//   2. format, lint, types, unused code, who may know whom     (each counts as one test)
//   3. unit, store and HTTP tests, each database its own        (src/)
//   4. walks in a real browser                                  (e2e/)
//
// Stops at the first stage that fails and says which. The last line is always `N passed, M failed`.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules/.bin', name)
const results = join(root, '.cache/test')

/** Where Debian keeps what is made for one kind of processor. */
const machineFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu']

/** What the tests need from the machine: a program or a file, and the Debian package that brings it. */
const needs = [
  {
    what: 'a browser',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    package: 'chromium',
    from: 'CHROMIUM',
  },
  {
    what: 'an Active Directory domain controller',
    programs: ['samba', '../sbin/samba'],
    package: 'samba',
    from: 'SAMBA',
  },
  {
    what: 'what a new domain is made of',
    files: ['/usr/share/samba/setup/provision.ldif'],
    package: 'samba-ad-provision',
    from: 'SAMBA_PROVISION',
  },
  {
    what: 'the database of a domain',
    files: machineFolders.map((folder) => `${folder}/samba/ldb/samldb.so`),
    package: 'samba-dsdb-modules',
    from: 'SAMBA_DSDB',
  },
  { what: 'its command line', programs: ['samba-tool'], package: 'samba-common-bin', from: 'SAMBA_TOOL' },
  { what: 'Kerberos', programs: ['kinit'], package: 'krb5-user', from: 'KINIT' },
  {
    what: 'Kerberos for LDAP commands',
    files: machineFolders.map((folder) => `${folder}/sasl2/libgssapiv2.so`),
    package: 'libsasl2-modules-gssapi-mit',
    from: 'SASL_GSSAPI',
  },
  { what: 'certificates for tests', programs: ['openssl'], package: 'openssl', from: 'OPENSSL' },
  { what: 'an OpenLDAP server', programs: ['slapd', '/usr/sbin/slapd'], package: 'slapd', from: 'SLAPD' },
  { what: 'LDAP commands', programs: ['ldapwhoami'], package: 'ldap-utils', from: 'LDAPWHOAMI' },
  {
    what: 'a RADIUS server',
    programs: ['freeradius', '../sbin/freeradius'],
    package: 'freeradius',
    from: 'FREERADIUS',
  },
  {
    what: 'its REST module',
    files: ['/usr/lib/freeradius/rlm_rest.so'],
    package: 'freeradius-rest',
    from: 'FREERADIUS_REST',
  },
  { what: 'what asks it', programs: ['radclient'], package: 'freeradius-utils', from: 'RADCLIENT' },
  {
    what: 'a device that joins Wi-Fi',
    programs: ['eapol_test'],
    package: 'eapoltest',
    from: 'EAPOL_TEST',
  },
]

const stages = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of the script in the browser', command: ['tsc', '--noEmit', '-p', 'src/web/enhance'] },
  { name: 'unused code', command: ['knip', '--no-config-hints'] },
  { name: 'who may know whom', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'] },
  { name: 'tests', command: ['vitest', 'run', '--exclude', 'e2e/**'], tests: 'src' },
  {
    name: 'walks in a browser',
    command: ['vitest', 'run', '--config', 'vitest.e2e.config.ts'],
    tests: 'e2e',
  },
]

let passed = 0
let failed = 0
run()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function run() {
  const machine = prepare()
  if (machine !== null) {
    failed += 1
    console.error(machine)
    return
  }
  for (const [at, stage] of stages.entries()) {
    const good = runStage(stage)
    if (good) continue
    const left = stages.slice(at + 1).map(({ name }) => name)
    console.error(
      `\nFAILED in stage "${stage.name}".${left.length > 0 ? ` Not run: ${left.join(', ')}.` : ''}`,
    )
    return
  }
}

function runStage({ name, command: [program, ...args], tests }) {
  console.log(`\n== ${name}`)
  const started = Date.now()
  const report = tests ? join(results, `${tests}.json`) : null
  const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  if (report) rmSync(report, { force: true })
  const { status } = spawnSync(bin(program), [...args, ...reporters], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  })
  const good = count(report, status === 0)
  console.log(`== ${name}: ${good ? 'good' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return good
}

/** A stage without tests of its own counts as one; one whose report is missing or empty has failed, whatever it said. */
function count(report, good) {
  if (report === null) {
    if (good) passed += 1
    else failed += 1
    return good
  }
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(report)
  passed += numPassedTests
  const broken = numFailedTests === 0 && (!good || numPassedTests === 0) ? 1 : numFailedTests
  failed += broken
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped`)
  return broken === 0
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return {}
  }
}

/** The tests bring their own databases, ports and settings: what the shell has set must not reach them. */
function environment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(ADGANG_|DATABASE_URL$|PG|NODE_ENV$)/.test(name),
  )
  return Object.fromEntries(kept)
}

/** Null when the machine has what is needed, else what to do, in words. */
function prepare() {
  mkdirSync(results, { recursive: true })
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    return `Node ${process.versions.node} is too old: 20.19 or newer is needed.`
  if (!existsSync(bin('vitest'))) return 'The packages are not installed. Run: npm ci'
  const wrong = needs.find(
    ({ from, files }) => process.env[from] && !(files ? existsSync : runs)(process.env[from]),
  )
  if (wrong) return `${wrong.from} is set to ${process.env[wrong.from]}, which is not a program.`
  const missing = needs.filter((need) => find(need) === null)
  const complaint = missing.length > 0 ? install(missing) : null
  for (const need of needs) process.env[need.from] = find(need) ?? ''
  return complaint
}

function find({ programs = [], files = [], from }) {
  if (process.env[from]) return process.env[from]
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = programs.flatMap((program) => folders.map((folder) => join(folder, program)))
  return places.find(runs) ?? files.find((file) => existsSync(file)) ?? null
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function install(missing) {
  const packages = missing.map((need) => need.package)
  const told = `The tests need ${missing.map(({ what, from }) => `${what} (or ${from}=<its path>)`).join(', ')}.`
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!existsSync('/etc/debian_version'))
    return `${told}\nInstall it and run again; on Debian that would be: ${command}`
  if (process.getuid?.() !== 0)
    return `${told}\nRun this once, then again npm test:\n\n  sudo sh -c '${command}'\n`
  console.log(`${told} Installing from Debian's packages: ${packages.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-q']
  spawnSync('apt-get', [...wait, 'update'], { stdio: 'inherit', env })
  const { status } = withoutStarting(() =>
    spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], {
      stdio: 'inherit',
      env,
    }),
  )
  const still = missing.filter((need) => find(need) === null)
  return status === 0 && still.length === 0
    ? null
    : `Installing ${packages.join(', ')} did not succeed. By hand: ${command}`
}

/** The tests start their own servers: what a package would start by itself stays off (invoke-rc.d asks this file). */
function withoutStarting(work) {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return work()
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return work()
  } finally {
    rmSync(policy, { force: true })
  }
}
