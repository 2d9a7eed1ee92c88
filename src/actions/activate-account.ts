/** A person makes an own password and the account opens: account, PIN used up, journal and notice, together (N-4 to N-6). (Long: one way in, from the grant to the open account.) */
import { groupsOf, rulesDue } from '../core/account/access.ts'
import { activationHindrances, type ActivationHindrance } from '../core/account/activation.ts'
import type { Language } from '../core/language.ts'
import type { PasswordObjection } from '../core/secrets/password-objection.ts'
import type { PasswordContext } from '../core/secrets/password-policy.ts'
import { acceptRules, addPersonalAccount, personalAccountOf } from '../store/accounts.ts'
import { usePin } from '../store/access-pins.ts'
import type { Db } from '../store/database.ts'
import { readProofs } from '../core/secrets/grant.ts'
import type { Proven } from '../core/secrets/proven.ts'
import type { Next } from '../core/account/sign-in-order.ts'
import { endGrantsOf, livingGrant } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { useMailLinks } from '../store/mail-links.ts'
import { namesOf } from '../store/names.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { endProjectLinksOf } from '../store/project-links.ts'
import { giveMailAddress, giveUsername } from './give-username.ts'
import { keepSealedCopy, type SealedCopy, sealCopy } from './copies-for-targets.ts'
import { judgePassword } from './judge-password.ts'
import { judgePerson } from './judge-person.ts'
import { letInAfterActivation } from './let-in.ts'
import type { Browser, Opened } from './open-session.ts'
import { given } from './open-grant.ts'
import { useGrant } from './use-grant.ts'
import { randomId } from './random.ts'
import { tell } from './tell.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { together, type World } from './world.ts'

/** What the choose-a-password page shows of the person behind a living grant. */
export type Activating = { person: PersonRow; username: string | null; rules: ReturnType<typeof rulesDue> }

/** The person behind this browser's grant, or null when it ran out. */
export async function whoActivates(world: World, grantId: string | null): Promise<Activating | null> {
  const grant = grantId === null ? undefined : await livingGrant(world.store, grantId, world.now())
  const person =
    grant && opensAccounts.includes(grant.journey) && grant.account_id === null
      ? await personById(world.store, grant.person_id)
      : undefined
  if (!person) return null
  const [username] = await namesOf(world.store, person.id, 'username')
  const judged = await judgePerson(world, world.store, person)
  return {
    person,
    username: username ?? null,
    rules: rulesDue(judged.person, world.institution, judged.today),
  }
}

/** What makes an account: number and PIN, electronic ID, or the link and secret of a project. */
const opensAccounts: readonly string[] = ['activate-account', 'project-link']

/** Accepts the rules that are due, before a password is set (O-22, U-4; field 5.37). */
export async function acceptRulesBeforeActivation(world: World, grantId: string | null): Promise<boolean> {
  const activating = await whoActivates(world, grantId)
  if (!activating) return false
  await together(world, async (db) => {
    for (const document of activating.rules) {
      const accepted = { document: document.key, version: document.version }
      await acceptRules(db, { personId: activating.person.id, ...accepted, at: world.now() })
      await addToJournal(db, world.now(), {
        personId: activating.person.id,
        accountId: null,
        what: 'rules-accepted',
        by: 'self',
        details: accepted,
      })
    }
  })
  return true
}

export type Activated =
  | { is: 'objections'; objections: readonly PasswordObjection[] }
  | { is: 'rules-first' }
  | { is: 'hindered'; hindrances: readonly ActivationHindrance[] }
  /** The grant ran out, or somebody else was first with the same PIN (case P-09). */
  | { is: 'too-late' }
  /** The only moment at which username and mail address are shown (N-6). */
  | { is: 'activated'; opened: Opened; next: Next; username: string; mail: string }

/** Activates once: of any number of parallel attempts for one person exactly one wins wholly. Hashing comes before BEGIN. */
export async function activateAccount(
  world: World,
  grantId: string | null,
  chosen: { password: string; language: Language },
  browser: Browser,
): Promise<Activated> {
  const activating = await whoActivates(world, grantId)
  if (!activating || grantId === null) return { is: 'too-late' }
  if (activating.rules.length > 0) return { is: 'rules-first' }
  const context = passwordContext(world, activating.person, activating.username)
  const judged = await judgePassword(world, chosen.password, context, null)
  if ('objections' in judged) return { is: 'objections', objections: judged.objections }
  const phc = await world.passwords.hash(judged.password)
  const id = randomId(world.dice)
  const copy = await sealCopy(world, id, judged.password)
  const opening = { grantId, personId: activating.person.id, id, phc, copy, language: chosen.language }
  const done = await together(world, async (db) => open(world, db, opening, browser))
  if (done.is === 'activated') world.nudgeJobs()
  return done
}

/** What others may know of the person; a password must not consist of it. */
export function passwordContext(world: World, person: PersonRow, username: string | null): PasswordContext {
  const { nb, nn, en, short } = world.institution.names
  return {
    names: [person.given, person.family],
    username,
    studentNumber: person.student_number,
    institutionNames: [nb, nn, en, short],
    born: person.born?.toString() ?? null,
  }
}

type JudgedNow = Awaited<ReturnType<typeof judgePerson>>

type Opening = {
  grantId: string
  personId: string
  /** The account that is to be: what is sealed for it is bound to it. */
  id: string
  phc: string
  copy: SealedCopy
  language: Language
}

async function open(world: World, db: Db, opening: Opening, browser: Browser): Promise<Activated> {
  await oneAtATime(db, `activate ${opening.personId}`)
  const now = world.now()
  const grant = await livingGrant(db, opening.grantId, now)
  const person = await personById(db, opening.personId)
  if (!grant || !person) return { is: 'too-late' }
  const judged = await judgePerson(world, db, person)
  const hindrances = await stillHindered(world, db, person, judged)
  if (hindrances.some((hindrance) => hindrance.reason === 'already-activated')) return { is: 'too-late' }
  if (hindrances.length > 0) return { is: 'hindered', hindrances }
  const proven = await useGrant(world, db, opening.grantId, 'password', null)
  if (proven === null) return { is: 'too-late' }
  const pinId = pinOf(grant.proofs)
  if (pinId !== null && !(await usePin(db, pinId, now))) return { is: 'too-late' }
  const account = await addAccount(world, db, person, { ...opening, judged, proven })
  await useMailLinks(db, person.id, 'activation', now)
  await endProjectLinksOf(db, person.id, now)
  await endGrantsOf(db, { personId: person.id, journey: grant.journey }, now)
  const details = { device: browser.device }
  await addToJournal(db, now, {
    personId: person.id,
    accountId: account.id,
    what: 'account-activated',
    by: 'self',
    details,
  })
  await tell(world, db, {
    person,
    accountId: account.id,
    content: { kind: 'account-activated', facts: { at: now } },
  })
  const proofs = given(world, ...readProofs(grant.proofs).map(({ proof }) => proof))
  const { opened, next } = await letInAfterActivation(
    world,
    db,
    { accountId: account.id, personId: person.id, proofs },
    browser,
  )
  return { is: 'activated', opened, next, username: account.username, mail: account.mail }
}

/** Facts may have changed since the PIN: they are judged again inside the transaction that opens the account. */
async function stillHindered(world: World, db: Db, person: PersonRow, judged: JudgedNow) {
  const hasAccount = (await personalAccountOf(db, person.id)) !== undefined
  const facts = { ...judged.person, hasAccount, numberTypes: null }
  return activationHindrances(facts, world.institution, world.now())
}

async function addAccount(
  world: World,
  db: Db,
  person: PersonRow,
  opening: Opening & { judged: JudgedNow; proven: Proven<'password'> },
) {
  const { id } = opening
  const username = await giveUsername(world, db, person)
  const { judged } = opening
  const groups = groupsOf(judged.person, world.institution, judged.today)
  const group = groups.includes('employee') ? 'employee' : groups.includes('student') ? 'student' : 'other'
  const mail = await giveMailAddress(world, db, person, username, group)
  const wanted = {
    id,
    personId: person.id,
    kind:
      groups.every((each) => each === 'guest') && groups.length > 0
        ? ('guest' as const)
        : ('personal' as const),
    username,
    mail,
    openedAt: world.now(),
    passwordSealed: world.keys.wrap(id, opening.phc),
    language: opening.language,
  }
  const added = await addPersonalAccount(db, wanted, opening.proven)
  if (!added) throw new Error('an account was opened twice although the person was locked')
  await keepSealedCopy(world, db, id, opening.copy)
  return { id, username, mail }
}

function pinOf(proofs: object): string | null {
  const list: unknown[] = Array.isArray(proofs) ? proofs : []
  for (const proof of list) {
    if (typeof proof === 'object' && proof !== null && 'pinId' in proof && typeof proof.pinId === 'string')
      return proof.pinId
  }
  return null
}
