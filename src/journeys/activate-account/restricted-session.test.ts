/** A browser that only proved number and PIN may set one password and do nothing else in the whole portal (case P-08). */
import { expect, test } from 'vitest'
import { proveIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const ntnu = await testWorld('ntnu')
const portal = await testPortal([ntnu], journeys)
await ntnu.takeIn('fs', [newcomer(0).line])
const steps = journeys.flatMap((journey) => journey.steps)

test('every page that is not for everybody, and not this grant’s own, refuses it, read or written', async () => {
  const browser = openBrowser(portal, { host: 'ntnu.localhost' })
  await proveIn(browser, newcomer(0))
  const csrf = /name="csrf" value="([^"]+)"/.exec(browser.page.html)?.[1] ?? ''
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const closed = steps.filter(({ opens }) => !isOpenTo(opens))
  expect(closed.length).toBeGreaterThan(5)
  for (const step of closed) {
    const url = step.path.replaceAll(/:\w+/g, 'x')
    for (const method of step.submit ? (['GET', 'POST'] as const) : (['GET'] as const)) {
      const answer = await portal.inject({
        method,
        url,
        headers: {
          host: 'ntnu.localhost',
          cookie,
          ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(method === 'POST' ? { payload: new URLSearchParams({ csrf }).toString() } : {}),
      })
      const where = `${method} ${url}`
      if (step.begins)
        expect([where, answer.statusCode, answer.headers['location']]).toEqual([where, 303, step.begins])
      else expect([where, answer.statusCode]).toEqual([where, 403])
    }
  }
})

test('it is a session of its own kind, without an account, for a quarter of an hour', async () => {
  const [session, ...more] = await ntnu.world.store
    .selectFrom('session')
    .select(['kind', 'proof', 'account_id', 'made_at', 'ends_at'])
    .where('ended_at', 'is', null)
    .execute()
  expect(more).toEqual([])
  expect(session).toMatchObject({ kind: 'proved', proof: 'pin', account_id: null })
  expect(session?.ends_at.since(session.made_at).total('minutes')).toBe(15)
})

type Opens = (typeof steps)[number]['opens']

/** What a proved browser may stand on: pages for anybody, to see why and to sign out, and its own grant's. */
function isOpenTo(opens: Opens): boolean {
  return (
    opens === 'anybody' ||
    opens === 'any-session' ||
    (typeof opens === 'object' && 'grant' in opens && [opens.grant].flat().includes('activate-account'))
  )
}
