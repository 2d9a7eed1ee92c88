/** A guest is registered by the desk: a person whom no register knows, for whom somebody here answers until a day (field 5.34). */
import { dayAt } from '../core/account/access.ts'
import { readUsername } from '../core/account/username.ts'
import { objectionsToStay, readDay, type StayObjection } from '../core/desk/guest-stay.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { isLanguage } from '../core/language.ts'
import { readTypedBirthDate } from '../core/person/birth-date.ts'
import { canonicalEmail, readEmail } from '../core/person/email.ts'
import { readPhone } from '../core/person/phone.ts'
import { accountWithFactsByUsername } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addDeskAct } from '../store/desk-acts.ts'
import { addGuest, guestsOf, isContactKnown, listGuests, type ListedGuest } from '../store/guests.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { personById } from '../store/people.ts'
import { addMessage } from './add-message.ts'
import { tellOfAct, write } from './desk-acts/tell-person.ts'
import type { Agent } from './desk-session.ts'
import { makePinFor } from './make-pin.ts'
import { randomId } from './random.ts'
import { rankOfAccount } from './rank-of.ts'
import { sendActivationLink } from './send-activation-link.ts'
import { languageOf } from './tell.ts'
import { together, type World } from './world.ts'

/** As it was typed. */
export type TypedGuest = {
  given: string
  family: string
  birthDate: string
  email: string
  mobile: string
  language: string
  username: string
  from: string
  until: string
  reason: string
  ticket: string
}

export type GuestObjection =
  | StayObjection
  | 'no-name'
  | 'no-birth-date'
  | 'no-email'
  | 'no-mobile'
  | 'no-language'
  | 'no-sponsor'
  | 'too-many-guests'
  | 'known-already'
  | 'no-reason'
  | 'no-ticket'

export type GuestSponsored =
  | { is: 'sponsored'; personId: string }
  | { is: 'objections'; objections: readonly GuestObjection[] }
  | { is: 'not-yours' }

/** Guests whose stay has not been over for longer than a month. */
export async function seeGuests(world: World): Promise<ListedGuest[]> {
  const monthAgo = world
    .now()
    .toZonedDateTimeISO(world.institution.timeZone)
    .toPlainDate()
    .subtract({ days: 30 })
  return listGuests(world.store, monthAgo.toString(), 200)
}

/** Whether guests can activate here at all: by the link to the mail and a code to the phone, the PIN way without a number. */
export function takesGuests({ institution: { activation, features } }: World): boolean {
  return features.activation && [...activation.ways.student, ...activation.ways.employee].includes('pin')
}

/** One transaction: the person, the stay, link and code on two channels, the act and the journal; or every objection. */
export async function sponsorGuest(world: World, agent: Agent, typed: TypedGuest): Promise<GuestSponsored> {
  const outcome = await together(world, async (db): Promise<GuestSponsored> => {
    await oneAtATime(db, `desk ${agent.accountId}`)
    const rank = await rankOfAccount(world, db, agent.accountId)
    if (rank === null || !world.institution.deskWork.may[rank].includes('sponsor-guest'))
      return { is: 'not-yours' }
    const read = await readGuest(world, db, typed)
    if ('objections' in read) return { is: 'objections', objections: read.objections }
    return { is: 'sponsored', personId: await register(world, db, { ...agent, rank }, typed, read) }
  })
  world.nudgeJobs()
  return outcome
}

type ReadGuest = {
  born: string
  email: string
  mobile: string
  language: string
  sponsorAccountId: string
  stay: { from: string; until: string }
}

async function readGuest(
  world: World,
  db: Db,
  typed: TypedGuest,
): Promise<ReadGuest | { objections: GuestObjection[] }> {
  const { institution } = world
  const today = dayAt(world.now(), institution)
  const [from, until] = [readDay(typed.from), readDay(typed.until)]
  const born = readTypedBirthDate(typed.birthDate)
  const email = readEmail(typed.email)
  const mobile = readPhone(typed.mobile)
  const sponsor = await sponsorIn(world, db, typed.username)
  if (sponsor !== null) await oneAtATime(db, `guests of ${sponsor}`)
  const tooMany =
    sponsor !== null && (await guestsOf(db, sponsor, today)) >= institution.lifecycle.guest.perSponsor
  const known = email !== null && mobile !== null && (await isContactKnown(db, canonicalEmail(email), mobile))
  const objections: GuestObjection[] = [
    ...(typed.given.trim() === '' && typed.family.trim() === '' ? (['no-name'] as const) : []),
    ...(born === null ? (['no-birth-date'] as const) : []),
    ...(email === null ? (['no-email'] as const) : []),
    ...(mobile === null ? (['no-mobile'] as const) : []),
    ...(isLanguage(typed.language) ? [] : (['no-language'] as const)),
    ...(sponsor === null ? (['no-sponsor'] as const) : []),
    ...(tooMany ? (['too-many-guests'] as const) : []),
    ...(known ? (['known-already'] as const) : []),
    ...(from === null || until === null
      ? (['no-days'] as const)
      : objectionsToStay({ from, until }, institution, today)),
    ...(typed.reason.trim() === '' ? (['no-reason'] as const) : []),
    ...(typed.ticket.trim() === '' ? (['no-ticket'] as const) : []),
  ]
  if (objections.length > 0 || !born || !email || !mobile || !sponsor || !from || !until)
    return { objections }
  return { born, email, mobile, language: typed.language, sponsorAccountId: sponsor, stay: { from, until } }
}

/** Somebody here with an open account, who is no guest. */
async function sponsorIn(world: World, db: Db, typed: string): Promise<string | null> {
  const name = readUsername(typed, { realms: ownDomains(world.institution) })
  const account = name === null ? undefined : await accountWithFactsByUsername(db, name)
  const mayAnswer =
    account !== undefined &&
    account.kind === 'personal' &&
    account.opened_at !== null &&
    account.closed_at === null &&
    (account.facts?.registers.length ?? 0) > 0
  return mayAnswer ? account.id : null
}

async function register(
  world: World,
  db: Db,
  agent: Agent,
  typed: TypedGuest,
  read: ReadGuest,
): Promise<string> {
  const personId = randomId(world.dice)
  const at = world.now()
  const by = `desk:${agent.username}`
  const because = typed.reason.trim()
  const { given, family } = { given: typed.given.trim(), family: typed.family.trim() }
  await addGuest(db, { ...read, personId, given, family, because, madeBy: by, at })
  const actId = randomId(world.dice)
  await addDeskAct(db, {
    id: actId,
    act: 'sponsor-guest',
    agent,
    personId,
    accountId: null,
    reason: because,
    ticket: typed.ticket.trim(),
    callerCheckId: null,
    details: { deed: 'register', until: read.stay.until },
    onCredential: false,
    askedAt: at,
    state: 'done',
  })
  const person = await personById(db, personId)
  if (!person) throw new Error('a guest who was just registered is not there')
  const target = { person, account: null, rank: null }
  await invite(world, db, person)
  await write(world, db, target, { actId, by, because }, 'guest-sponsored', { until: read.stay.until })
  await tellOfAct(world, db, target, 'sponsor-guest')
  return personId
}

/** The link by mail says who it is, the code by text message that it is they: two channels, neither worth anything alone. */
async function invite(
  world: World,
  db: Db,
  person: NonNullable<Awaited<ReturnType<typeof personById>>>,
): Promise<void> {
  await sendActivationLink(world, db, person)
  const { pin } = await makePinFor(world, db, person, { accountId: null, madeBy: 'desk' })
  await addMessage(world, db, {
    content: { kind: 'new-access-pin', facts: { pin } },
    to: [{ channel: 'sms', address: person.mobile ?? '' }],
    personId: person.id,
    language: languageOf(world, person),
    orderKey: person.id,
  })
}
