/** People whom a stranger must not be able to tell apart: each asks in the same words, and the registers know something else about each. */
import { deactivateAccount } from '../actions/deactivate-account.ts'
import type { TestWorld } from './made-world.ts'
import { putWalker, type Walker } from './recovery-walks/walkers.ts'
import { makeNationalNumber } from './synthetic-numbers.ts'

/** What a stranger types. */
export type Asked = {
  email: string
  idNumber: string
  studentNumber: string
  birthDate: string
  username: string
}

let called = 0

/** By what they are; the last two are nobody. */
export async function kindsOfPeople(tested: TestWorld): Promise<Record<string, Asked>> {
  called += 1
  const put = async (name: string, factor: 'none' | 'newcomer' = 'none') =>
    putWalker(tested, { name: `${name}${1_000 + called}`, factor, pinBy: 'fs' })
  const set = async ({ personId }: Walker, values: object) =>
    tested.world.store.updateTable('person').set(values).where('id', '=', personId).execute()
  const wellKnown = await put('kjend')
  const withoutNumber = await put('utan')
  await set(withoutNumber, { mobile: null })
  const changedLately = await put('nyleg')
  await set(changedLately, { email_changed: '2026-08-19', mobile_changed: '2026-08-19' })
  const notActivated = await put('ventar', 'newcomer')
  const deactivated = await put('stengd')
  await deactivateAccount(tested.world, deactivated.username ?? '', {
    by: 'desk',
    because: 'a test',
    apply: true,
  })
  const dead = await put('daud')
  await set(dead, { deceased: '2026-08-01' })
  const serial = 301 + called
  const nobody = {
    email: `ingen${called}@example.org`,
    idNumber: makeNationalNumber({ born: '1971-05-05', serial }),
    studentNumber: String(910_000 + called),
    birthDate: '1971-05-05',
    username: `ingen${1_000 + called}`,
  }
  return {
    'well known': asks(wellKnown),
    'without a number': asks(withoutNumber),
    'with new contact data': asks(changedLately),
    'not activated': asks(notActivated),
    deactivated: asks(deactivated),
    dead: asks(dead),
    nobody,
    'no address, no number': { ...noAddress, username: 'hm' },
  }
}

const noAddress = { email: 'hm', idNumber: '123', studentNumber: '12', birthDate: 'i fjor' }

function asks({ mail, idNumber, studentNumber, birthDate, username, name }: Walker): Asked {
  return { email: mail, idNumber, studentNumber, birthDate, username: username ?? name }
}
