/** A factor that was shown long ago stays shown long ago, whatever else the session goes through (O-06, ASVS 7.5.1). */
import { expect, test } from 'vitest'
import { requireChange } from '../../actions/require-change.ts'
import { openBrowser } from '../../cast/browser.ts'
import { putApp } from '../../cast/second-factors.ts'
import { goodPassword, otherPassword, putSignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const tested = await testWorld('oslomet')
const portal = await testPortal([tested], journeys)

test('a new password does not make the factor of this morning one of a moment ago', async () => {
  const { accountId } = await putSignedUp(tested, { username: 'lenge1000' })
  const app = await putApp(tested, accountId)
  const browser = openBrowser(portal, { host: 'oslomet.localhost' })
  await browser.open('/sign-in')
  await browser.submit({ username: 'lenge1000', password: goodPassword })
  await browser.submit({ code: app.code() })
  await browser.open('/my-account/two-factor/app')
  expect(browser.textOf('secret-key')).not.toBeNull()
  tested.advance('PT6M')
  expect((await browser.open('/my-account/two-factor/app')).path).toContain('/my-account/two-factor/again')
  await browser.open('/my-account/password')
  await browser.submit({ currentPassword: goodPassword, newPassword: otherPassword })
  expect(browser.page.path).toBe('/my-account/password/changed')
  const page = await browser.open('/my-account/two-factor/app')
  expect(page.path).toContain('/my-account/two-factor/again')
  expect(browser.textOf('secret-key')).toBeNull()
  await browser.submit({ code: app.code() })
  expect(browser.page.path).toBe('/my-account/two-factor/app')
})

test('a code shown in time does not make the password before it any newer (L-13)', async () => {
  const { accountId } = await putSignedUp(tested, { username: 'lenge2000' })
  const app = await putApp(tested, accountId)
  const act = { because: 'a test', by: 'desk', overDays: 0, apply: true }
  await requireChange(tested.world, { who: { username: 'lenge2000' }, ...act })
  const setAfter = async (minutes: string) => {
    const browser = openBrowser(portal, { host: 'oslomet.localhost' })
    await browser.open('/sign-in')
    await browser.submit({ username: 'lenge2000', password: goodPassword })
    tested.advance('PT14M')
    await browser.submit({ code: app.code() })
    expect(browser.page.path).toBe('/set')
    tested.advance(minutes)
    return (await browser.submit({ newPassword: otherPassword })).status
  }
  expect(await setAfter('PT2M')).toBe(409)
  expect(await setAfter('PT30S')).toBe(200)
})
