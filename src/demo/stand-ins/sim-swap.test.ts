/** The real client at the operators' interface, on good days and bad ones: whatever goes wrong leaves a number unknown (case R-03). */
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { plainHttp } from '../../adapters/openid-client/plain-http.ts'
import { camaraSimSwap } from '../../adapters/sim-swap/camara.ts'
import { type SimSwapMode, startSimSwapStandIn } from './sim-swap.ts'

const operator = await startSimSwapStandIn({ secret: 'a secret: with signs/+' })
afterAll(async () => operator.close())

const week = Temporal.Duration.from({ days: 7 })
const clock = { now: 0 }
let told: string[] = []
beforeEach(() => {
  told = []
  operator.behave('ok')
})

function client(clientSecret = 'a secret: with signs/+') {
  return camaraSimSwap({
    url: operator.url,
    tokenUrl: operator.tokenUrl,
    clientId: 'adgang',
    clientSecret,
    within: { seconds: 1 },
    now: () => clock.now,
    onTrouble: (because) => told.push(because),
    relax: plainHttp,
  })
}

test('a card that was changed within the week is told of, an older one is not', async () => {
  operator.changed('+4799123001', 48)
  operator.changed('+4799123002', 8 * 24)
  const sims = client()
  expect(await sims.changedWithin('+4799123001', week)).toBe('changed')
  expect(await sims.changedWithin('+4799123002', week)).toBe('unchanged')
  expect(await sims.changedWithin('+4799123003', week)).toBe('unchanged')
  // the interface takes whole hours, one at least and a hundred days at most
  expect(await sims.changedWithin('+4799123001', Temporal.Duration.from({ minutes: 5 }))).toBe('unchanged')
  expect(await sims.changedWithin('+4799123001', Temporal.Duration.from({ years: 2 }))).toBe('changed')
  expect(told).toEqual([])
})

test('one token serves until it ends, and a new one is asked for when it ended before its time', async () => {
  const before = operator.asked.tokens
  const sims = client()
  for (let each = 0; each < 3; each++) await sims.changedWithin('+4799123003', week)
  expect(operator.asked.tokens - before).toBe(1)
  clock.now += 3_600_000
  await sims.changedWithin('+4799123003', week)
  expect(operator.asked.tokens - before).toBe(2)
  operator.behave('token-ended')
  expect(await sims.changedWithin('+4799123003', week)).toBe('unknown')
  expect(operator.asked.tokens - before).toBe(3)
})

const bad: [SimSwapMode, string][] = [
  ['500', 'answered 500'],
  ['hang', 'OAUTH_TIMEOUT'],
  ['nonsense', 'ZodError'],
  ['not-known', 'answered 404'],
]
test.each(bad)(
  'on a bad day (%s) the number is unknown, and the operator reads why',
  async (mode, because) => {
    operator.behave(mode)
    expect(await client().changedWithin('+4799123001', week)).toBe('unknown')
    expect(told).toEqual([because])
  },
)

test('so is it when the client is refused, or nobody listens', async () => {
  expect(await client('another').changedWithin('+4799123001', week)).toBe('unknown')
  const nobody = camaraSimSwap({
    url: 'http://127.0.0.1:9/sim-swap/v2',
    tokenUrl: 'http://127.0.0.1:9/oauth2/token',
    clientId: 'adgang',
    clientSecret: 'x',
    within: { seconds: 1 },
    now: () => 0,
    onTrouble: (because) => told.push(because),
    relax: plainHttp,
  })
  expect(await nobody.changedWithin('+4799123001', week)).toBe('unknown')
  expect(told).toHaveLength(2)
  for (const line of told) expect(line).not.toMatch(/4799/)
})
