/** A real directory for a test file, and a world that knows it as a target; gone after the file's last test. */
import { afterAll } from 'vitest'
import type { OpenTarget } from '../actions/deliver.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { directoryTarget } from './directory-target.ts'
import { startTestSlapd, type TestSlapd } from './test-slapd.ts'
import type { TestWorld } from './test-world.ts'

export type TestDirectory = {
  slapd: TestSlapd
  /** The target `ldap` of `withDirectory`. */
  ldap: OpenTarget
  /** Where somebody's entry is while it is listed. */
  dn: (one: { username: string }) => string
}

/** Call it at the top of a test file, with a world whose settings name the directory. */
export async function testDirectory({ world }: TestWorld): Promise<TestDirectory> {
  await knowTargets(world)
  const slapd = await startTestSlapd()
  const ldap = directoryTarget(slapd)
  afterAll(async () => {
    await ldap.system.close()
    await slapd.stop()
  })
  return { slapd, ldap, dn: ({ username }) => `uid=${username},ou=people,${slapd.base}` }
}
