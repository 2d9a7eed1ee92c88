/** The doctor asks real systems: what is right is said of each, and what is wrong with one hides nothing of the others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startDoors, receiver } from '../../cast/test-doors.ts'
import { startScim } from '../../cast/test-scim.ts'
import { startTestSlapd } from '../../cast/test-slapd.ts'
import { testWorld } from '../../cast/test-world.ts'
import { targetsSetting } from '../../core/institution/targets.ts'
import type { Finding } from '../../core/doctor/finding.ts'
import { readSettings } from '../settings.ts'
import { lookAtTargets } from './look-at-targets.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-doctor-targets-'))
const secretsFile = join(folder, 'secrets.json')
const { world } = await testWorld('oslomet')
const slapd = await startTestSlapd()
const scim = await startScim()
const gates = await startDoors()
const key = await receiver('gates-2026')
afterAll(async () => {
  await Promise.all([slapd.stop(), scim.close(), gates.close()])
  rmSync(folder, { recursive: true })
})

const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
const directory = {
  ...{ kind: 'openldap', key: 'ldap', name, secretFrom: 'ldap-secret' },
  ...{ address: slapd.url, base: slapd.base, bindAs: slapd.bindAs },
}
const lab = { kind: 'scim', key: 'lab', name, address: scim.address, secretFrom: 'lab-token' }
const doors = {
  ...{ kind: 'doors', key: 'gates', name, delivery: 'push', address: gates.address },
  ...{ secretFrom: 'door-token', receiverKey: key.publicKey },
}

beforeEach(() => writeSecrets({ 'ldap-secret': slapd.secret }))

function writeSecrets(more: Record<string, string>): void {
  const all = { 'lab-token': scim.token, 'door-token': 'token-of-the-gates', ...more }
  writeFileSync(secretsFile, JSON.stringify(all), { mode: 0o600 })
}

async function found(targets: object[], secrets = secretsFile): Promise<Finding[]> {
  const settings = readSettings('production', { ADGANG_DATA: folder, ADGANG_SECRETS: secrets })
  const institution = { ...world.institution, targets: targetsSetting.parse(targets) }
  return lookAtTargets({
    ...{ settings, demo: false, fileProblems: [], keyFile: null, keyProblem: null, admin: null },
    institutions: [{ institution, store: world.store, because: '' }],
    close: () => Promise.resolve(),
  })
}

const words = (findings: readonly Finding[]) =>
  findings.map(({ what, state, says }) => `${what} ${/^[a-z-]*/.exec(says)?.[0] ?? ''} ${state}`)

async function entriesThere(): Promise<string[]> {
  const { searchEntries } = await slapd.byHand(async (client) =>
    client.search(slapd.base, { filter: '(uid=*)', attributes: ['uid'] }),
  )
  return searchEntries.map(({ dn }) => dn)
}

test('of a directory, a SCIM server and a door system that are as they should be everything is good, and nothing stays', async () => {
  const before = (await sql`select * from target`.execute(world.store)).rows
  const findings = await found([directory, lab, doors])
  expect(findings.every(({ institution }) => institution === world.institution.key)).toBe(true)
  // on this machine nothing is encrypted: that is a note for those who go by HTTP
  expect(words(findings.filter(({ state }) => state !== 'good'))).toEqual([
    'target lab encrypted note',
    'target gates encrypted note',
  ])
  expect(words(findings)).toEqual(
    expect.arrayContaining([
      'target ldap reachable good',
      'target ldap may-write good',
      'target ldap clock good',
      'target ldap scheme good',
      'target lab credentials good',
      'target lab may-write good',
      'target gates reachable good',
      'target gates scheme good',
    ]),
  )
  expect(await entriesThere()).toEqual([])
  expect(scim.store.people.size).toBe(0)
  expect(gates.cards.size).toBe(0)
  expect((await sql`select * from target`.execute(world.store)).rows).toEqual(before)
})

test('a wrong secret is told from a server that is away, and neither hides the others', async () => {
  writeSecrets({ 'ldap-secret': 'not-the-secret-at-all' })
  const away = { ...lab, key: 'away', address: 'http://127.0.0.1:1/scim' }
  const findings = await found([directory, away, doors])
  const wrong = findings.filter(({ state }) => state === 'wrong')
  expect(words(wrong)).toEqual(['target ldap credentials wrong', 'target away reachable wrong'])
  expect(wrong.every(({ mend }) => mend?.by === 'target' && mend.how.length > 10)).toBe(true)
  expect(JSON.stringify(findings)).not.toContain('not-the-secret-at-all')
  expect(words(findings)).toContain('target gates reachable good')
})

test('a secret that is missing is the operator’s to mend, and the other systems are asked all the same', async () => {
  const findings = await found([{ ...directory, secretFrom: 'nobody-wrote-it' }, lab])
  expect(findings.filter(({ state }) => state === 'wrong')).toMatchObject([
    { what: 'target ldap', says: expect.stringContaining('nobody-wrote-it'), mend: { by: 'operator' } },
  ])
  expect(words(findings)).toContain('target lab credentials good')
})

test('a file of secrets that others can read is wrong, and nobody is asked', async () => {
  const open = join(folder, 'open.json')
  writeFileSync(open, JSON.stringify({ 'lab-token': scim.token }), { mode: 0o644 })
  const asked = scim.wentBy.length
  expect(await found([lab], open)).toMatchObject([
    { what: 'targets', state: 'wrong', mend: { by: 'operator' } },
  ])
  expect(scim.wentBy).toHaveLength(asked)
})

test('where no other system is named there is nothing to say', async () => {
  expect(await found([])).toEqual([])
})
