/** A directory that is one of the services: whoever no longer has that one is hidden there, and no page says that the password works (field 29). */
import { expect, test } from 'vitest'
import { withDirectory } from '../cast/directory-target.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { endStudy } from '../cast/study-ended.ts'
import { testDirectory } from '../cast/test-directory.ts'
import { testWorld } from '../cast/test-world.ts'
import { tellTargets } from '../cast/told-targets.ts'
import { wherePasswordWorks } from './see-targets.ts'

const tested = await testWorld('oslomet', {
  now: '2026-09-10T10:00:00Z',
  settings: (as) => {
    const set = withDirectory(as)
    return { ...set, targets: set.targets.map((each) => ({ ...each, service: 'learning-platform' })) }
  },
})
const { world } = tested
const { slapd, ldap, dn } = await testDirectory(tested)

test('while the service is open and after it has closed', async () => {
  const one = await putSignedUp(tested, { username: 'larer1' })
  await tellTargets(tested, [ldap])
  expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  expect(await wherePasswordWorks(world, one.accountId)).toMatchObject([{ key: 'ldap', is: 'works' }])
  await endStudy(tested, one.personId, '2026-09-09')
  await tellTargets(tested, [ldap])
  expect(await slapd.letsIn(dn(one), one.password)).toBe(false)
  expect(await wherePasswordWorks(world, one.accountId)).toEqual([])
})
