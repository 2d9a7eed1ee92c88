/** The research projects of a test with their administrators and members; some have an account, some wait for the first link. */
import { randomId, randomSecret } from '../actions/random.ts'
import type { Institution } from '../core/institution/institution.ts'
import { makeProjectSecret, readProjectSecret } from '../core/secrets/project-secret.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { acceptRules } from '../store/accounts.ts'
import { addProjectLink } from '../store/project-links.ts'
import { personOfRegister, projectIdOf } from '../store/projects.ts'
import type { TestWorld } from './made-world.ts'
import { putAccount } from './rows.ts'
import { goodPassword, sealed } from './signed-up.ts'

/** Somebody of a project. */
export type ProjectPerson = {
  id: string
  personId: string
  accountId: string | null
  username: string | null
  mail: string
  mobile: string
  line: Record<string, unknown>
}

let made = 0

/** A project line; people with the same id are one person. */
export function projectLine(
  key: string,
  admins: readonly ProjectPerson['line'][],
  members: readonly ProjectPerson['line'][],
  more: Record<string, unknown> = {},
) {
  return {
    project: key,
    name: { en: `Project ${key}` },
    from: '2026-01-01',
    until: '2028-12-31',
    admins,
    members,
    ...more,
  }
}

/** The line of somebody new, with an address and a mobile of their own. */
export function newPerson(
  name: string,
  more: Record<string, unknown> = {},
): ProjectPerson['line'] & { id: string } {
  made += 1
  const id = `${name}${1_000 + made}`
  return {
    id,
    name: { given: name, family: `Person ${made}` },
    born: '1990-04-12',
    email: `${id.toLowerCase()}@example.org`,
    mobile: `+4799${String(500_000 + made)}`,
    country: 'IT',
    language: 'en',
    ...more,
  }
}

/** Whoever stands in the project register already; with `account`, an account that was opened long ago. */
export async function settled(
  tested: TestWorld,
  line: ReturnType<typeof newPerson>,
  { account }: { account: boolean },
): Promise<ProjectPerson> {
  const { world } = tested
  const personId = await personOfRegister(world.store, 'projects', line.id)
  if (personId === null) throw new Error(`${line.id} is not in the register`)
  const contacts = { mail: String(line['email']), mobile: String(line['mobile']) }
  if (!account) return { id: line.id, personId, accountId: null, username: null, ...contacts, line }
  const username = `ec-${line.id.toLowerCase()}`
  const accountId = await putAccount(world.store, {
    personId,
    username,
    mail: `${username}@${world.institution.mailAddresses.domain}`,
  })
  await world.store
    .updateTable('account')
    .set({ password_sealed: await sealed(world, accountId, goodPassword) })
    .set({ password_set_at: world.now().subtract({ hours: 24 * 10 }) })
    .where('id', '=', accountId)
    .execute()
  for (const { key, version } of world.institution.rulesDocuments)
    await acceptRules(world.store, { personId, document: key, version, at: world.now() })
  return { id: line.id, personId, accountId, username, ...contacts, line }
}

/** Two projects: each with an administrator, a member with an account and one without. The register is a week old. */
export async function twoProjects(tested: TestWorld) {
  const [adminA, memberA, newA] = [newPerson('AdminA'), newPerson('Chiara'), newPerson('Kwame')]
  const [adminB, memberB, newB] = [newPerson('AdminB'), newPerson('Mei'), newPerson('Amara')]
  const keys = { a: `ec${1_000 + made}`, b: `ec${2_000 + made}` }
  await tested.takeIn('projects', [
    projectLine(keys.a, [adminA], [memberA, newA]),
    projectLine(keys.b, [adminB], [memberB, newB]),
  ])
  const withAccount = async (line: ReturnType<typeof newPerson>) => settled(tested, line, { account: true })
  const without = async (line: ReturnType<typeof newPerson>) => settled(tested, line, { account: false })
  const people = {
    a: {
      key: keys.a,
      admin: await withAccount(adminA),
      member: await withAccount(memberA),
      waiting: await without(newA),
    },
    b: {
      key: keys.b,
      admin: await withAccount(adminB),
      member: await withAccount(memberB),
      waiting: await without(newB),
    },
  }
  tested.advance('PT192H')
  return people
}

/** A university that has projects besides students and staff, for tests that knock at every door. */
export function withProjects(institution: Institution): Institution {
  const { registers, projects, recovery, secondFactor } = institution
  const own = { nb: 'prosjektregisteret', nn: 'prosjektregisteret', en: 'the project register' }
  const other = registers.fs ?? registers.hr
  if (!other) return institution
  return {
    ...institution,
    registers: { ...registers, projects: { ...other, name: own } },
    projects: { ...projects, offered: true },
    recovery: { ...recovery, password: [...recovery.password, 'project-link'] },
    secondFactor: {
      ...secondFactor,
      firstNeeds: [...secondFactor.firstNeeds, 'project-link'],
      whenLost: [...secondFactor.whenLost, 'project-link'],
    },
  }
}

/** Somebody new with an account, for whom an administrator has made a link; and its secret. */
export async function newLinked(
  tested: TestWorld,
): Promise<{ link: string; secret: string; key: string; member: ProjectPerson }> {
  const { world } = tested
  const [admin, member] = [newPerson('Admin'), newPerson('Member')]
  await tested.takeIn('projects', [projectLine(`ec${made}`, [admin], [member])])
  const maker = await settled(tested, admin, { account: true })
  const person = await settled(tested, member, { account: true })
  const id = randomId(world.dice)
  const [key, secret] = [randomSecret(world.dice), makeProjectSecret(world.dice)]
  const projectId = await projectIdOf(world.store, `ec${made}`)
  await addProjectLink(world.store, {
    id,
    projectId: projectId ?? '',
    personId: person.personId,
    maker: { accountId: maker.accountId ?? '', personId: maker.personId },
    account: { id: person.accountId ?? '', credentialEpoch: 1 },
    keyDigest: world.keys.index(purposes.projectLink, key),
    secretMac: world.keys.mac(purposes.projectSecret, id, readProjectSecret(secret) ?? ''),
    secretKeyId: world.keys.keyId,
    madeAt: world.now(),
    expiresAt: world.now().add({ hours: 72 }),
  })
  return { link: `/project-link/${key}`, secret, key, member: person }
}
