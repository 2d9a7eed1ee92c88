/** What an operator reads of other systems, and does to them; without --apply nothing changes. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenTarget } from '../actions/deliver.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { openOpenLdap } from '../adapters/ldap/openldap/open-openldap.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { startTestSlapd, type TestSlapd } from '../cast/test-slapd.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { tellTargets } from '../cast/told-targets.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { type AskedTargets, targetsCommand } from './targets.ts'

const base = 'dc=uni,dc=example'
const tested = await testWorld('oslomet', {
  settings: (institution) => ({
    ...demandsNoFactor(institution),
    targets: targetsSetting.parse([
      {
        kind: 'openldap',
        key: 'ldap',
        name: { nb: 'Katalogen', nn: 'Katalogen', en: 'The directory' },
        address: 'ldap://127.0.0.1:1',
        base,
        bindAs: `cn=adgang,${base}`,
        dryRun: false,
      },
    ]),
  }),
})
const { world } = tested
let slapd: TestSlapd

beforeAll(async () => {
  slapd = await startTestSlapd({ base })
  await knowTargets(world)
})
afterAll(async () => slapd.stop())

const open = (): OpenTarget => ({
  key: 'ldap',
  system: openOpenLdap({
    ...{ url: slapd.url, bindAs: slapd.bindAs, secret: slapd.secret, ca: null, base },
    ...{ people: 'ou=people', hidden: 'ou=hidden', groups: 'ou=groups', schema: 'feide' },
    ...{ nationalNumber: false, mailAliases: true, posix: null, realm: 'uni.example' },
  }),
})

async function run(wish: Partial<AskedTargets>) {
  let said = ''
  const asked = {
    world,
    key: 'oslomet',
    what: 'list',
    target: null,
    because: null,
    leftOvers: false,
    operator: 'kim',
    apply: false,
    json: false,
    open,
  } as const
  const exit = await targetsCommand({ ...asked, ...wish }, { write: (text) => (said += text) })
  return { exit, said }
}

test('what does not exist is said, and nothing is opened', async () => {
  expect(await run({ world: null, key: 'nowhere' })).toMatchObject({
    exit: 1,
    said: 'There is no institution called "nowhere" here.\n',
  })
  expect(await run({ what: 'compare', target: 'ad' })).toMatchObject({
    exit: 1,
    said: 'oslomet has no target called "ad".\n',
  })
})

test('lists what is on its way, compares without writing, checks for real, and mends only when told to', async () => {
  const one = await putSignedUp(tested, { username: 'katalogkari' })
  expect((await run({})).said).toContain('ldap: is written to, 1 accounts, 1 on their way, 0 given up')
  const target = open()
  await tellTargets(tested, [target])
  await target.system.close()
  expect((await run({})).said).toContain('0 on their way')
  expect(await run({ what: 'compare', target: 'ldap' })).toMatchObject({
    exit: 0,
    said: '1 accounts, no difference.\n',
  })
  expect((await run({ what: 'check', target: 'ldap' })).said).toContain('ldap scheme: right')
  await sql`update delivery set given_up_at = now(), trouble = 'value-refused', said = 'cn'`.execute(
    world.store,
  )
  const listed = await run({ json: true })
  expect(JSON.parse(listed.said)).toMatchObject({ is: 'listed', targets: [{ key: 'ldap', givenUp: 1 }] })
  expect(listed.exit).toBe(1)
  expect((await run({})).said).toContain(
    `${one.username}: The directory does not accept one of the values. (cn)`,
  )
  expect((await run({ what: 'try-again', target: 'ldap' })).said).toContain('would be tried again')
  expect((await run({ what: 'try-again', target: 'ldap', apply: true })).said).toContain(
    '1 that had been given up',
  )
})

test('says who was erased here and is still there, and takes left-overs away only with a reason', async () => {
  const accountId = '44444444-4444-4444-8444-444444444444'
  await sql`INSERT INTO farewell (target, account_id, since, given_up_at, trouble, said)
    VALUES ('ldap', ${accountId}, now(), now(), 'no-right', 'insufficientAccessRights (50)')`.execute(
    world.store,
  )
  const listed = await run({})
  expect(listed.exit).toBe(1)
  expect(listed.said).toContain('erased here: 0 are being removed there, 1 given up')
  expect(listed.said).toContain(`${accountId}: Our account in The directory lacks a right.`)
  expect(JSON.parse((await run({ json: true })).said)).toMatchObject({
    targets: [{ farewells: { waiting: 0, givenUp: 1 } }],
  })
  expect((await run({ what: 'try-again', target: 'ldap', apply: true })).said).toContain('1 that had been')
  const leftOvers = { target: 'ldap', leftOvers: true } as const
  for (const wish of [{ what: 'mend' }, { what: 'compare', because: 'x' }] as const)
    expect(await run({ ...leftOvers, ...wish })).toMatchObject({
      exit: 1,
      said: expect.stringContaining('--because'),
    })
  const shown = await run({ ...leftOvers, what: 'mend', because: 'restored' })
  expect(shown.said).toContain('everything left over is taken away')
  const done = await run({ ...leftOvers, what: 'mend', because: 'restored', apply: true, json: true })
  expect(JSON.parse(done.said)).toMatchObject({ is: 'mended', takenAway: 0 })
})
