/** A domain that has no entry for people with a protected address: no page tells them that their password works there (row O-17). */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDirectoryAndPlain } from '../cast/directory-target.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'
import { knowTargets } from './keep-targets.ts'
import { seeDeliveriesOf, wherePasswordWorks } from './see-targets.ts'
import { settleDue } from './settle-verdicts.ts'

const leftOut = await testWorld('oslomet', {
  settings: (as) => {
    const set = withDirectoryAndPlain(as)
    const targets = set.targets.map((each) =>
      each.kind === 'active-directory' ? { ...each, addressProtected: 'left-out' as const } : each,
    )
    return { ...set, targets }
  },
})
const named = await testWorld('oslomet', { settings: withDirectoryAndPlain })

test.each([
  ['left out', leftOut, ['ldap']],
  ['there with the username alone', named, ['ad', 'ldap']],
])('%s', async (_, tested, places) => {
  const { world } = tested
  await knowTargets(world)
  const shy = await putSignedUp(tested, { username: 'sky1' })
  const other = await putSignedUp(tested, { username: 'annen1' })
  await sql`update person set protected = true where id = ${shy.personId}`.execute(world.store)
  await settleDue(world)
  const shown = async (accountId: string) =>
    (await wherePasswordWorks(world, accountId)).map(({ key }) => key)
  expect(await shown(shy.accountId)).toEqual(places)
  expect(await shown(other.accountId)).toEqual(['ad', 'ldap'])
  const atDesk = await seeDeliveriesOf(world, shy.accountId)
  expect(atDesk.filter(({ password }) => password !== null).map(({ target }) => target)).toEqual(places)
})
