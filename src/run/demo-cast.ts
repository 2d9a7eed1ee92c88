/** Lets the cast arrive in an empty demo: their register files are imported, and some of them have an account already. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Secret } from 'otpauth'
import { openRegisterFile } from '../adapters/register-file/open-register-file.ts'
import { acceptRulesBeforeActivation, activateAccount } from '../actions/activate-account.ts'
import { importRegister } from '../actions/import-register.ts'
import { provenByShownFactor } from '../actions/use-grant.ts'
import { proveByPin } from '../actions/prove-by-pin.ts'
import type { World } from '../actions/world.ts'
import { castAppKey, castFile, type CastMember, castOf } from '../cast/people.ts'
import { castPassword, foreignersOf, projectsFile, settleForeigners } from '../cast/foreigners.ts'
import { randomId } from '../actions/random.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { isRefusal } from '../core/register/register-file.ts'
import { accountWithFactsByUsername } from '../store/accounts.ts'
import { addApp } from '../store/authenticator-apps.ts'
import { addRoleGrant } from '../store/role-grants.ts'
import { findSession } from '../store/sessions.ts'
import { castSpeaksAlways } from './demo-registers.ts'
import type { PersonToTry, PortalToTry } from '../demo/front-document.tsx'

/** Brings the cast into an institution that has nobody yet, and says who one can be there. */
export async function arrive(world: World): Promise<void> {
  const somebody = await world.store.selectFrom('person').select('id').limit(1).executeTakeFirst()
  if (somebody) return
  const members = castOf(world.institution, world.now())
  for (const register of ['fs', 'hr'] as const) {
    if (world.institution.registers[register] !== null)
      await takeFile(world, castFile(world.institution, register, members))
  }
  if (world.institution.registers.projects !== null) await takeFile(world, projectsFile(world.institution))
  for (const member of members) {
    await settle(world, member)
    await giveRank(world, member)
  }
  // what they were told of their activations was told long ago
  await sql`delete from job`.execute(world.store)
  await settleForeigners(world)
  await castSpeaksAlways(world)
}

/** Who one can be at a portal; usernames as they were given. */
export async function peopleToTry(world: World, url: string): Promise<PortalToTry> {
  const members = castOf(world.institution, world.now())
  const people: PersonToTry[] = []
  for (const member of members) {
    people.push({
      name: `${member.given} ${member.family}`,
      story: member.story.en,
      username: member.activated ? await usernameOf(world, member) : null,
      password: member.activated?.password ?? null,
      idNumber: member.idNumber,
      studentNumber: member.studentNumber,
      birthDate: member.birthDate,
      pin: member.pin,
      ...(member.rank === null ? {} : { appKey: castAppKey }),
    })
  }
  return { name: world.institution.names.en, url, people: [...people, ...foreignersToTry(world)] }
}

function foreignersToTry({ institution }: World): PersonToTry[] {
  return foreignersOf(institution).map((person) => ({
    name: `${person.given} ${person.family}`,
    story: person.story.en,
    username: person.username ?? null,
    password: person.username === undefined ? null : castPassword,
    idNumber: person.idNumber,
    studentNumber: null,
    birthDate: person.born,
    pin: '',
  }))
}

async function takeFile(world: World, text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'adgang-cast-'))
  const path = join(folder, 'register.jsonl')
  try {
    await writeFile(path, text)
    const file = await openRegisterFile(path)
    if (isRefusal(file)) throw new Error(`the cast's file is refused: ${file.because} ${file.detail}`)
    const outcome = await importRegister(world, { file, apply: true, releaseBrake: null })
    await file.close()
    if (outcome.is !== 'done' || outcome.plan.bad.length > 0)
      throw new Error(`the cast was not taken: ${outcome.is}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Activates as the person would have, so many days ago: time is an argument. */
async function settle(world: World, member: CastMember): Promise<void> {
  if (member.activated === null) return
  const then = world.now().subtract({ hours: 24 * member.activated.daysAgo })
  const past: World = { ...world, now: () => then }
  const browser = { device: 'unknown', oldSessionId: null, deviceSecret: null, shared: false }
  const { idNumber, pin } = member
  const proved = await proveByPin(
    past,
    member.studentNumber === null
      ? { by: 'birth-date', idNumber, birthDate: member.birthDate, pin }
      : { by: 'student-number', idNumber, studentNumber: member.studentNumber, pin },
    browser,
    { prefixes: ['cast'], campus: true },
  )
  if (proved.is !== 'proved')
    throw new Error(
      `${member.key} of the cast could not prove at ${world.institution.key}: ${JSON.stringify(proved)}`,
    )
  const session = await findSession(
    past.store,
    past.keys.indexes(purposes.session, proved.opened.secret),
    then,
  )
  const grantId = session.state === 'alive' ? session.facts.grantId : null
  await acceptRulesBeforeActivation(past, grantId)
  const chosen = { password: member.activated.password, language: past.institution.languages.standard }
  const activated = await activateAccount(past, grantId, chosen, browser)
  if (activated.is !== 'activated')
    throw new Error(
      `${member.key} of the cast could not activate at ${world.institution.key}: ${JSON.stringify(activated)}`,
    )
}

/** At the service desk from then on; production has a first administrator instead, by the secret that its start prints. */
async function giveRank(world: World, member: CastMember): Promise<void> {
  const username = await usernameOf(world, member)
  if (member.rank === null || username === null) return
  const account = await accountWithFactsByUsername(world.store, username)
  if (!account) return
  await addRoleGrant(world.store, {
    id: randomId(world.dice),
    accountId: account.id,
    rank: member.rank,
    from: world.now(),
    until: null,
    grantedBy: 'demo',
    because: 'demo',
  })
  const id = randomId(world.dice)
  const seed = Buffer.from(Secret.fromBase32(castAppKey).bytes)
  const seedSealed = world.keys.seal(purposes.authenticatorSeed, id, seed)
  const app = { id, accountId: account.id, seedSealed, label: 'unknown', madeAt: world.now(), step: 0 }
  await addApp(world.store, app, provenByShownFactor(account.id))
}

async function usernameOf(world: World, member: CastMember): Promise<string | null> {
  const row = await world.store
    .selectFrom('account as a')
    .innerJoin('link as l', 'l.person_id', 'a.person_id')
    .innerJoin('source_record as r', 'r.id', 'l.source_record_id')
    .select('a.username')
    .where('r.register_id', '=', `cast-${member.key}`)
    .executeTakeFirst()
  return row?.username ?? null
}
