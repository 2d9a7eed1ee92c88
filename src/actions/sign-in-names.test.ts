/** However somebody writes the name, it is one account with one count of wrong tries (case B-04). */
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testWorld } from '../cast/test-world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import type { Browser } from './open-session.ts'
import { signIn } from './sign-in.ts'

const password = 'Lavendeltoget gjekk 47 gonger forbi Otta'
const byStudentNumberToo = (as: Institution): Institution => ({
  ...as,
  signIn: { ...as.signIn, names: ['username', 'mail', 'student-number'] },
})
const usn = await testWorld('usn', { settings: byStudentNumberToo })
const { world } = usn
const browser: Browser = { device: 'Firefox, Linux', oldSessionId: null, deviceSecret: null, shared: false }

beforeAll(async () => {
  const kari = await accountOf('karin1000', { mail: 'kari.nordmann@student.usn.no' })
  await store()
    .updateTable('person')
    .set({ student_number: '0654321', student_number_index: '654321' })
    .where('id', '=', kari)
    .execute()
  await accountOf('olaha2000', { mail: 'ola.hansen@usn.no' })
})

const store = () => world.store

async function accountOf(username: string, { mail }: { mail: string }): Promise<string> {
  const personId = await putPerson(store(), { facts: { registers: ['hr'], positions: [position] } })
  const id = await putAccount(store(), { personId, username, mail })
  const prepared = preparePassword(password)
  if (!isPassword(prepared)) throw new Error('the password of this test is none')
  const sealed = world.keys.wrap(id, await world.passwords.hash(prepared))
  await store().updateTable('account').set({ password_sealed: sealed }).where('id', '=', id).execute()
  return personId
}

const position = {
  title: 'Lektor',
  unit: null,
  campus: null,
  from: '2020-01-01',
  until: null,
  ended: null,
}

async function typed(username: string, secret = password) {
  const from = { prefixes: [`test ${username} ${secret}`], campus: false }
  return signIn(world, { username, password: secret }, browser, from)
}

describe('all these are Kari', () => {
  test.each([
    'karin1000',
    'KARIN1000',
    ' karin1000 ',
    'ｋａｒｉｎ１０００',
    'karin1000@usn.no',
    'karin1000@student.usn.no',
    'kari.nordmann',
    'kari.nordmann@student.usn.no',
    'Kari.Nordmann@USN.no',
    '654321',
    '0654321',
    's654321',
  ])('%s', async (name) => expect((await typed(name)).is).toBe('in'))
})

describe('none of these is anybody', () => {
  test.each([
    'karin1000@other.no',
    'karin1000@student.usn.no@usn.no',
    'nordmann',
    '54321',
    'karin1000%00x',
    '%',
    '*',
    ' ',
    '',
  ])('"%s"', async (name) => expect(await typed(name)).toEqual({ is: 'wrong' }))
})

test('six wrong tries under six of the names lock all of them, and nobody else', async () => {
  const names = [
    'karin1000',
    'KARIN1000',
    'karin1000@student.usn.no',
    'kari.nordmann',
    's0654321',
    'kari.nordmann@usn.no',
  ]
  const outcomes: string[] = []
  for (const [nth, name] of names.entries()) outcomes.push((await typed(name, `${nth}${password}`)).is)
  expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'locked'])
  for (const name of [...names, '654321']) {
    expect(await typed(name)).toEqual({
      is: 'locked',
      until: world.now().add(Temporal.Duration.from('PT30M')),
      now: false,
    })
  }
  expect((await typed('ola.hansen@usn.no')).is).toBe('in')
  usn.advance('PT30M')
  expect((await typed('karin1000')).is).toBe('in')
})

test('where mail addresses are no names, they are not', async () => {
  const { institution } = world
  const strict = {
    ...world,
    institution: { ...institution, signIn: { ...institution.signIn, names: ['username' as const] } },
  }
  const from = { prefixes: ['strict'], campus: false }
  const outcome = async (username: string) => (await signIn(strict, { username, password }, browser, from)).is
  expect(await outcome('ola.hansen@usn.no')).toBe('wrong')
  expect(await outcome('654321')).toBe('wrong')
  expect(await outcome('olaha2000@usn.no')).toBe('in')
})

test('a student number that two people have is nobody’s', async () => {
  const other = await accountOf('twin30000', { mail: 'twin@usn.no' })
  await store()
    .updateTable('person')
    .set({ student_number_index: '654321' })
    .where('id', '=', other)
    .execute()
  expect(await typed('654321')).toEqual({ is: 'wrong' })
  expect((await typed('karin1000')).is).toBe('in')
})
