/** A new password is none of the last ones, not leaked, and every objection is told at once (O-7, U-7). */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testWorld } from '../cast/test-world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { replacePassword } from '../store/accounts.ts'
import { judgePassword } from './judge-password.ts'
import { provenFor } from '../core/secrets/proven.ts'

const withHistory = (as: Institution): Institution => ({
  ...as,
  passwords: { ...as.passwords, policy: { ...as.passwords.policy, history: 3 } },
})
const { world } = await testWorld('oslomet', { settings: withHistory })
const context = {
  names: ['Kari', 'Nordmann'],
  username: 'karin1000',
  studentNumber: null,
  institutionNames: [],
  born: null,
}
const passwords = ['one', 'two', 'three', 'four'].map((nth) => `Lavendeltoget gjekk forbi Otta ${nth} gonger`)
let accountId = ''
let current: Buffer = Buffer.alloc(0)

beforeAll(async () => {
  accountId = await putAccount(world.store, { personId: await putPerson(world.store), username: 'karin1000' })
  for (const [nth, text] of passwords.entries()) {
    current = await sealed(text)
    await replacePassword(
      world.store,
      {
        accountId,
        fromEpoch: nth + 1,
        passwordSealed: current,
        setAt: world.now().add({ minutes: nth }),
        formerId: randomUUID(),
      },
      provenFor<'password'>(accountId),
    )
  }
  // what the account was put in with is no hash at all
  await world.store
    .deleteFrom('former_password')
    .where('password_sealed', '=', Buffer.from('sealed at first'))
    .execute()
})

async function sealed(text: string): Promise<Buffer> {
  const prepared = preparePassword(text)
  if (!isPassword(prepared)) throw new Error('the password of this test is none')
  return world.keys.wrap(accountId, await world.passwords.hash(prepared))
}

const judged = async (text: string) => judgePassword(world, text, context, { accountId, current })
const objections = async (text: string) => {
  const outcome = await judged(text)
  return 'objections' in outcome
    ? outcome.objections.map((each) => (typeof each === 'string' ? each : each.objection))
    : []
}

describe('with a history of three', () => {
  test.each([
    ['the current one', 3, true],
    ['the one before', 2, true],
    ['the one before that', 1, true],
    ['the fourth, which is long ago', 0, false],
  ])('%s', async (_, nth, refused) => {
    const found = await objections(passwords[nth] ?? '')
    expect(found).toEqual(refused ? ['used-before'] : [])
  })

  test('the same in other spaces or letters is another one', async () => {
    expect(await objections((passwords[3] ?? '').toUpperCase())).toEqual([])
  })

  test('somebody without an account has used none', async () => {
    const outcome = await judgePassword(world, passwords[3] ?? '', context, null)
    expect('password' in outcome).toBe(true)
  })
})

test('everything that stands against it is told at once', async () => {
  expect(await objections('password')).toEqual(expect.arrayContaining(['too-short', 'leaked']))
})

test.each(['', '\ud800 lone surrogate in a long password', 'a\u0000b long enough to be a password'])(
  'what is no password at all is refused: %j',
  async (text) => expect((await objections(text)).length).toBeGreaterThan(0),
)
