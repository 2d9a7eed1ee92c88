/** One password tried with many names: an address soon waits, a campus does not, and the operator hears of it (B-11, B-12). */
import { beforeEach, describe, expect, test } from 'vitest'
import { tryToSignIn } from '../../cast/knock.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { signIn } from './journey.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', {
  settings: (institution) => ({
    ...institution,
    networks: { ...institution.networks, campus: ['192.0.2.0/24'] },
  }),
})
const { world, told } = tested
const portal = await testPortal([tested], [signIn])
const { names } = world.institution.networks
const popular = 'Sommeren2026 er varm'

beforeEach(async () => {
  told.length = 0
  await world.store.deleteFrom('throttle').execute()
  tested.advance('PT1H')
})

async function spray(many: number, from: (place: number) => string, prefix = 'sprayed'): Promise<number[]> {
  const statuses: number[] = []
  for (let place = 0; place < many; place++) {
    const answer = await tryToSignIn(portal, host, `${prefix}${place}`, popular, from(place))
    statuses.push(answer.statusCode)
  }
  return statuses
}

const times = (statuses: number[], status: number) => statuses.filter((each) => each === status).length

describe('many names from one address', () => {
  test.each([
    ['one address', () => '198.51.100.7', '198.51.100.8'],
    [
      'one /64, each time another address of it',
      (place: number) => `2001:db8:1:2::${place + 1}`,
      '2001:db8:1:3::1',
    ],
  ])('%s: so many are compared, then it waits, and nobody else', async (_what, from, neighbour) => {
    const someone = await putSignedUp(tested, { username: `sees${neighbour.length}` })
    const statuses = await spray(names + 15, from)
    expect(statuses.slice(0, names)).toEqual(Array(names).fill(422))
    expect(statuses.slice(names)).toEqual(Array(15).fill(429))
    const elsewhere = await tryToSignIn(portal, host, someone.username, someone.password, neighbour)
    expect(elsewhere.statusCode).toBe(303)
    tested.advance('PT10M1S')
    expect(await spray(1, from)).toEqual([422])
  })

  test('one who mistypes the own name again and again is one name', async () => {
    const spellings = ['kari.n', 'kari.no', 'kari.nor']
    for (let round = 0; round < 4; round++)
      for (const name of spellings)
        expect((await tryToSignIn(portal, host, name, popular, '198.51.100.9')).statusCode).toBe(422)
    expect(
      (await spray(names - spellings.length, () => '198.51.100.9')).every((status) => status === 422),
    ).toBe(true)
    expect(await spray(1, () => '198.51.100.9', 'onemore')).toEqual([429])
  })

  test('a right one never counts', async () => {
    const people = await Promise.all(
      Array.from({ length: names + 5 }, async (_, place) =>
        putSignedUp(tested, { username: `family${place}` }),
      ),
    )
    for (const { username, password } of people)
      expect((await tryToSignIn(portal, host, username, password, '198.51.100.10')).statusCode).toBe(303)
  })

  test('from a campus two hundred people mistype in ten minutes and none is refused (B-12)', async () => {
    expect(times(await spray(200, () => '192.0.2.1'), 422)).toBe(200)
  })
})

describe('many names from many addresses', () => {
  const from = (place: number) => `203.0.${place >> 8}.${place & 255}`
  const alarms = () => told.filter(({ event }) => event === 'many-wrong-passwords')

  test('are told to the operator once in the minute in which they come', async () => {
    await spray(150, from)
    expect(alarms()).toEqual([
      { event: 'many-wrong-passwords', fields: { institution: 'oslomet', wrong: 100, right: 0 } },
    ])
    tested.advance('PT1M')
    await spray(100, from, 'next')
    expect(alarms()).toHaveLength(2)
  })

  test('are not, where most are right or few are wrong', async () => {
    await spray(99, from)
    expect(alarms()).toEqual([])
    const { username, password } = await putSignedUp(tested, { username: 'often1' })
    tested.advance('PT1M')
    for (let each = 0; each < 120; each++) await tryToSignIn(portal, host, username, password, from(each))
    await spray(110, from, 'few')
    expect(alarms()).toEqual([])
  })
})
