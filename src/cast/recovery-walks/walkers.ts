/** The people of one walk: everything each of them knows or holds, by which a walk can be right, wrong or somebody else's. */
import { randomUUID } from 'node:crypto'
import { purposes } from '../../core/secrets/purposes.ts'
import { noFacts } from '../../core/person/facts.ts'
import { firstStudy, paidAutumn } from '../newcomers.ts'
import { putPerson } from '../rows.ts'
import { putApp, putPasskey, putRecoveryCodes } from '../second-factors.ts'
import { goodPassword, putSignedUp } from '../signed-up.ts'
import type { SoftwareAuthenticator } from '../software-authenticator.ts'
import { makeNationalNumber } from '../synthetic-numbers.ts'
import type { TestWorld } from '../made-world.ts'

/** A code that came by post: for what is known from where it was asked for. */
export type PostedCode = { code: string; by: 'mail' | 'sms'; at: number; used: boolean }

export type Walker = {
  name: string
  personId: string
  /** Null: has not activated yet. */
  username: string | null
  mail: string
  mobile: string
  idNumber: string
  studentNumber: string
  birthDate: string
  pin: string
  password: string
  formerPasswords: string[]
  /** Seeds of the living apps by their id; and of all there ever were. */
  apps: Map<string, Uint8Array>
  everyApp: Map<string, Uint8Array>
  passkey: SoftwareAuthenticator
  recoveryCodes: readonly string[]
  usedOnce: Set<string>
  openingCode: string | null
  codes: PostedCode[]
  /** Paths of links that came by mail. */
  links: string[]
  notices: string[]
  temporaries: { password: string; at: number; used: boolean }[]
}

let made = 0

/** A student with app, passkey and recovery codes; one with nothing; one with an app, whose PIN is an own one; a newcomer. */
export async function putWalkers(tested: TestWorld): Promise<Walker[]> {
  made += 1
  const named = (name: string) => `${name}${1_000 + made}`
  return [
    await putWalker(tested, { name: named('anna'), factor: 'all', pinBy: 'fs' }),
    await putWalker(tested, { name: named('bjorn'), factor: 'none', pinBy: 'fs' }),
    await putWalker(tested, { name: named('cato'), factor: 'app', pinBy: 'owner' }),
    await putWalker(tested, { name: named('dina'), factor: 'newcomer', pinBy: 'fs' }),
  ]
}

/** `factor`: what they hold; a newcomer has no account yet. `pinBy`: who made the PIN. */
export type WalkerWish = { name: string; factor: 'all' | 'app' | 'none' | 'newcomer'; pinBy: string }

let numbers = 0

/** One more of them, by name. */
export async function putWalker(tested: TestWorld, { name, factor, pinBy }: WalkerWish): Promise<Walker> {
  const { world } = tested
  numbers += 1
  const birthDate = `${1960 + (Math.floor(numbers / 300) % 35)}-03-${String(1 + (Math.floor(numbers / 10_500) % 28)).padStart(2, '0')}`
  const idNumber = makeNationalNumber({ born: birthDate, serial: 1 + (numbers % 300) })
  // not the username: a page that names nobody may still repeat the address that was typed
  const mail = `post${1_000 + numbers}@example.org`
  const mobile = `+4799${String(100_000 + (numbers % 800_000))}`
  const pin = String(2_000 + ((numbers * 37) % 7_000))
  const facts = {
    ...noFacts,
    registers: ['fs'],
    studies: [{ ...firstStudy, from: '2024-08-10', until: '2029-06-30' }],
    semesters: [{ ...paidAutumn, void: false }],
  }
  const account = factor === 'newcomer' ? null : await putSignedUp(tested, { username: name })
  const personId =
    account?.personId ?? (await putPerson(world.store, { given: 'Dina', family: 'Vik', facts }))
  const studentNumber = String(300_000 + (numbers % 600_000))
  await world.store
    .updateTable('person')
    .set({ born: birthDate, student_number: studentNumber, student_number_index: studentNumber })
    .set({ email: mail, email_register: 'fs', email_changed: '2026-01-05' })
    .set({ mobile, mobile_register: 'fs', mobile_changed: '2026-01-05' })
    .where('id', '=', personId)
    .execute()
  await putNumber(tested, personId, idNumber)
  await putPin(tested, personId, { pin, by: pinBy })
  const walker: Walker = {
    ...{ name, personId, mobile, idNumber, studentNumber, birthDate, pin },
    username: account?.username ?? null,
    mail,
    password: goodPassword,
    formerPasswords: [],
    apps: new Map(),
    everyApp: new Map(),
    passkey: nobodysPasskey,
    recoveryCodes: [],
    usedOnce: new Set(),
    openingCode: null,
    ...{ codes: [], links: [], notices: [], temporaries: [] },
  }
  if (account === null || factor === 'none') return walker
  const app = await putApp(tested, account.accountId)
  walker.apps.set(app.id, app.seed)
  walker.everyApp.set(app.id, app.seed)
  walker.recoveryCodes = await putRecoveryCodes(tested, account.accountId)
  if (factor === 'all') walker.passkey = await putPasskey(tested, account.accountId, { counts: false })
  return walker
}

const nobodysPasskey: SoftwareAuthenticator = {
  credentialId: Buffer.alloc(32),
  make: () => '{}',
  show: () => '{}',
}

async function putNumber({ world }: TestWorld, personId: string, idNumber: string): Promise<void> {
  const id = randomUUID()
  await world.store
    .insertInto('identity_number')
    .values({
      id,
      person_id: personId,
      type: 'fodselsnummer',
      blind_index: world.keys.index(purposes.identityNumber, idNumber),
      sealed: world.keys.seal(purposes.identityNumber, id, idNumber),
      since: world.now(),
    })
    .execute()
}

async function putPin(
  { world }: TestWorld,
  personId: string,
  { pin, by }: { pin: string; by: string },
): Promise<void> {
  await world.store
    .insertInto('access_pin')
    .values({
      id: randomUUID(),
      person_id: personId,
      mac: world.keys.mac(purposes.accessPin, personId, pin),
      key_id: world.keys.keyId,
      made_by: by,
      made_at: world.now(),
    })
    .execute()
}
