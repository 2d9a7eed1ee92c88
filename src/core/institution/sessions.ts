/** How long a browser stays signed in (security.md section 2: NIST AAL2 for people, shorter for those with power). */
import { z } from 'zod'
import { duration, span } from './setting-kinds.ts'

export const sessionsSetting = z
  .strictObject({
    person: lengths('PT30M', 'PT12H'),
    privileged: lengths('PT15M', 'PT8H').describe('Service desk, project administrators, administrators'),
    sharedComputer: lengths('PT5M', 'PT30M').describe('Somebody said "this is a shared computer" (row N-9)'),
    freshFor: span
      .prefault('PT5M')
      .describe('After proving again, credentials and contacts may be changed for so long'),
    grantFor: span.prefault('PT15M').describe('A grant, and every session that may only set a credential'),
    knownDeviceFor: duration
      .prefault('P90D')
      .describe('A browser that signed in wholly is known for so long'),
  })
  .prefault({})

function lengths(idle: string, atMost: string) {
  return z.strictObject({ idle: span.prefault(idle), atMost: span.prefault(atMost) }).prefault({})
}
