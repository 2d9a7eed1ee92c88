/** A directory is away for an hour and comes back: nobody saw an error, everything is told, in order (case X-06). */
import { expect, test } from 'vitest'
import { awayForAnHour } from '../cast/away-for-an-hour.ts'
import { directoryTarget, withDirectoryAndPlain } from '../cast/directory-target.ts'
import { startTestSlapd } from '../cast/test-slapd.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { changePassword } from '../journeys/change-password/journey.ts'
import { myAccount } from '../journeys/my-account/journey.ts'
import { signIn } from '../journeys/sign-in/journey.ts'

const tested = await testWorld('oslomet', { settings: withDirectoryAndPlain })
const portal = await testPortal([tested], [signIn, myAccount, changePassword])

test('sixty changes in the hour', { timeout: 120_000 }, async () => {
  const slapd = await startTestSlapd()
  const target = directoryTarget(slapd)
  try {
    const wish = { portal, host: 'oslomet.localhost', slapd, target, people: 12, changes: 60 }
    const away = await awayForAnHour(tested, wish)
    expect(away).toMatchObject({ changes: 60, locks: 2, texts: 61 })
    expect(away.minutes).toBeLessThanOrEqual(5)
  } finally {
    await target.system.close()
    await slapd.stop()
  }
})
