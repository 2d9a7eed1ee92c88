/** Gives a test file a domain of its own: a real Samba domain controller, empty, gone afterwards. */
import { afterAll } from 'vitest'
import { startSambaDomain } from './samba-domain.ts'
import type { SambaDomain } from './samba-domain.ts'

/** Call it at the top of a test file: `const domain = await testDomain()`. */
export async function testDomain(): Promise<SambaDomain> {
  const domain = await startSambaDomain()
  afterAll(() => domain.end())
  return domain
}
