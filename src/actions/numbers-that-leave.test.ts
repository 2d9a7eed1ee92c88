/** Which identity number a real directory is given: never one that a register made up, never one that is no longer the person's (field 5, 3.3). */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { directoryTarget, withDirectory } from '../cast/directory-target.ts'
import { putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { testDirectory } from '../cast/test-directory.ts'
import { testWorld } from '../cast/test-world.ts'
import { tellTargets } from '../cast/told-targets.ts'
import type { IdentityNumberType } from '../core/person/identity-number.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { randomId } from './random.ts'

const tested = await testWorld('oslomet', {
  settings: (as) => {
    const set = withDirectory(as)
    return {
      ...set,
      targets: set.targets.map((each) =>
        each.kind === 'openldap' ? { ...each, nationalNumber: true } : each,
      ),
    }
  },
})
const { world } = tested
const { slapd, dn } = await testDirectory(tested)
const ldap = directoryTarget(slapd, { nationalNumber: true })
afterAll(async () => ldap.system.close())

/** Numbers that are nobody's: month plus 80, a personal number from 18000 on, a birth that no student has. */
const numbers = {
  fodselsnummer: '17850618370',
  'd-nummer': '57850618296',
  's-nummer': '17550618018',
  'fs-fiktivt': '04612490010',
} as const satisfies Partial<Record<IdentityNumberType, string>>

let people = 0
async function somebody(): Promise<SignedUp> {
  people += 1
  return putSignedUp(tested, { username: `nummer${people}` })
}

async function give(one: SignedUp, type: keyof typeof numbers, until: Temporal.Instant | null = null) {
  const id = randomId(world.dice)
  const number = numbers[type]
  const sealed = world.keys.seal(purposes.identityNumber, id, number)
  const found = world.keys.index(purposes.identityNumber, `${type} ${number} ${one.username}`)
  await sql`insert into identity_number (id, person_id, type, sealed, blind_index, since, until)
    values (${id}, ${one.personId}, ${type}, ${sealed}, ${found}, ${world.now()}, ${until})`.execute(
    world.store,
  )
}

/** What the directory has of somebody. */
async function known(one: SignedUp): Promise<unknown> {
  const { searchEntries } = await slapd.byHand((client) =>
    client.search(dn(one), { scope: 'base', attributes: ['norEduPersonNIN'] }),
  )
  return searchEntries[0]?.['norEduPersonNIN']
}

test.each(['s-nummer', 'fs-fiktivt'] as const)('an %s stays here', async (type) => {
  const one = await somebody()
  await give(one, type)
  await tellTargets(tested, [ldap])
  expect(await known(one)).toEqual([])
})

test('a fødselsnummer goes before a D-number, whatever else there is', async () => {
  const one = await somebody()
  for (const type of ['fodselsnummer', 's-nummer', 'd-nummer', 'fs-fiktivt'] as const) await give(one, type)
  await tellTargets(tested, [ldap])
  expect(await known(one)).toBe(numbers.fodselsnummer)
})

test('a number that was replaced is taken away there', async () => {
  const one = await somebody()
  await give(one, 'd-nummer')
  await tellTargets(tested, [ldap])
  expect(await known(one)).toBe(numbers['d-nummer'])
  await sql`update identity_number set until = ${world.now()} where person_id = ${one.personId}`.execute(
    world.store,
  )
  await tellTargets(tested, [ldap])
  expect(await known(one)).toEqual([])
})
