/** Somebody who activated an account long ago, put straight into a test's database with a real password. */
import { noFacts, type PersonFacts } from '../core/person/facts.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { firstStudy, paidAutumn } from './newcomers.ts'
import { putAccount, putPerson } from './rows.ts'
import type { TestWorld } from './test-world.ts'

export type SignedUpWish = {
  username: string
  /** Null: an account that never had one. */
  password?: string | null
  given?: string
  family?: string
  facts?: Partial<PersonFacts>
  /** False: a version of the rules is due. */
  acceptsRules?: boolean
}

export type SignedUp = { accountId: string; personId: string; username: string; password: string }

/** A password that no rule of ours objects to. */
export const goodPassword = 'Plank seks 7 gule hester'
export const otherPassword = 'Skarp 8 vindu over fjord'

/** A student in good standing in autumn 2026, unless `facts` say otherwise. */
export async function putSignedUp({ world }: TestWorld, wish: SignedUpWish): Promise<SignedUp> {
  const { store } = world
  const personId = await putPerson(store, {
    given: wish.given ?? 'Kari',
    family: wish.family ?? 'Nordmann',
    facts: wish.facts ?? inGoodStanding,
  })
  await store
    .updateTable('person')
    .set({
      born: '2004-02-29',
      student_number: '990199',
      email: `${wish.username}@example.org`,
      email_register: 'fs',
    })
    .set({ mobile: '+4799123456', mobile_register: 'fs' })
    .where('id', '=', personId)
    .execute()
  const accountId = await putAccount(store, {
    personId,
    username: wish.username,
    mail: `${wish.username}@${world.institution.mailAddresses.domain}`,
  })
  const password = wish.password === undefined ? goodPassword : wish.password
  await store
    .updateTable('account')
    .set({ password_sealed: password === null ? null : await sealed(world, accountId, password) })
    .set({ password_set_at: world.now().subtract({ hours: 24 * 10 }) })
    .where('id', '=', accountId)
    .execute()
  if (wish.acceptsRules ?? true) await acceptAll({ world }, personId)
  return { accountId, personId, username: wish.username, password: password ?? '' }
}

/** A hash of the password as the account keeps it. */
export async function sealed(world: TestWorld['world'], accountId: string, typed: string): Promise<Buffer> {
  const password = preparePassword(typed)
  if (!isPassword(password)) throw new Error('the password of a test is no password')
  return world.keys.wrap(accountId, await world.passwords.hash(password))
}

async function acceptAll({ world }: Pick<TestWorld, 'world'>, personId: string): Promise<void> {
  for (const { key, version } of world.institution.rulesDocuments) {
    await world.store
      .insertInto('acceptance')
      .values({ person_id: personId, document: key, version, accepted_at: world.now() })
      .execute()
  }
}

const inGoodStanding: PersonFacts = {
  ...noFacts,
  registers: ['fs'],
  studies: [{ ...firstStudy, from: '2024-08-10', until: '2029-06-30' }],
  semesters: [{ ...paidAutumn, void: false }],
}
