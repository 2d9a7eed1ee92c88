/** What an account is in the words of inetOrgPerson, eduPerson, schac and norEduPerson (field 3.3). Pure. (Long: one table of attributes.) */
import type { MemberOf, PersonTruth, Truth } from '../../../core/targets/truth.ts'

/** Values by attribute; an attribute that is not here is removed if it is one of ours. */
export type Attributes = Readonly<Record<string, readonly string[]>>

/** What of a target's settings an entry depends on. */
export type EntrySettings = {
  base: string
  schema: 'person' | 'feide'
  nationalNumber: boolean
  mailAliases: boolean
  posix: { home: string; shell: string } | null
  /** After the @ of principal names; never reused for anything else. */
  realm: string
}

/** The attribute that keeps our id: it never changes and is given to nobody else. */
export function anchorOf({ schema }: Pick<EntrySettings, 'schema'>): string {
  return schema === 'feide' ? 'eduPersonUniqueId' : 'employeeNumber'
}

/** Our id as that attribute holds it: eduPersonUniqueId is letters and digits, scoped. */
export function anchorValue(
  accountId: string,
  { schema, realm }: Pick<EntrySettings, 'schema' | 'realm'>,
): string {
  return schema === 'feide' ? `${accountId.replaceAll('-', '')}@${realm}` : accountId
}

/** Back again; null: not of ours. */
export function accountOfAnchor(
  value: string | undefined,
  { schema, realm }: Pick<EntrySettings, 'schema' | 'realm'>,
): string | null {
  if (value === undefined) return null
  if (schema === 'person') return isId(value) ? value : null
  const [id = '', scope] = value.split('@')
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(id)
  return parts && scope === realm ? parts.slice(1).join('-') : null
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

/** Every attribute that is ours: others in an entry are somebody else's and are left alone. */
export function managedAttributes(settings: EntrySettings): readonly string[] {
  return [
    'uid',
    'cn',
    'sn',
    'givenName',
    'displayName',
    'mail',
    'mobile',
    'preferredLanguage',
    ...(settings.mailAliases ? ['mailLocalAddress'] : []),
    ...(settings.schema === 'feide' ? feideAttributes : ['employeeNumber']),
    ...(settings.nationalNumber ? ['norEduPersonNIN'] : []),
    ...(settings.posix ? ['uidNumber', 'gidNumber', 'homeDirectory', 'loginShell'] : []),
  ]
}

const feideAttributes = [
  'eduPersonPrincipalName',
  'eduPersonUniqueId',
  'eduPersonAffiliation',
  'eduPersonPrimaryAffiliation',
  'eduPersonScopedAffiliation',
  'eduPersonOrgDN',
  'eduPersonOrgUnitDN',
  'schacHomeOrganization',
  'norEduPersonLegalName',
  'norEduPersonBirthDate',
  'norEduPersonLIN',
]

/** The object classes an entry needs; classes that somebody else added stay. */
export function classesOf(truth: Truth, settings: EntrySettings): string[] {
  return [
    'top',
    'person',
    'organizationalPerson',
    'inetOrgPerson',
    ...(settings.schema === 'feide' ? ['eduPerson', 'norEduPerson', 'schacContactLocation'] : []),
    ...(settings.posix && truth.posix ? ['posixAccount'] : []),
    ...(settings.mailAliases && addressesOf(truth).length > 0 ? ['inetLocalMailRecipient'] : []),
  ]
}

/** The attributes of an entry; none is empty. */
export function attributesOf(truth: Truth, settings: EntrySettings): Attributes {
  const names = namesOf(truth)
  const all: Record<string, readonly (string | null)[]> = {
    uid: [truth.username],
    ...names,
    mail: [isShown(truth.person) ? truth.mail : null],
    mobile: [truth.person?.mobile ?? null],
    preferredLanguage: [truth.person?.language ?? null],
    ...(settings.mailAliases ? { mailLocalAddress: addressesOf(truth) } : {}),
    ...(settings.schema === 'feide'
      ? feide(truth, settings, names.displayName[0] ?? truth.username)
      : { employeeNumber: [anchorValue(truth.accountId, settings)] }),
    ...(settings.nationalNumber ? { norEduPersonNIN: [truth.person?.nationalNumber ?? null] } : {}),
    ...(settings.posix ? posix(truth, settings.posix) : {}),
  }
  return Object.fromEntries(
    Object.entries(all)
      .map(
        ([name, values]) =>
          [name, [...new Set(values.filter((value) => value !== null && value !== ''))]] as const,
      )
      .filter(([, values]) => values.length > 0),
  ) as Attributes
}

/** Of somebody with a protected address nothing is shown by which others could find them (design: never searched by name). */
function isShown(person: PersonTruth | null): boolean {
  return person === null || !person.protected
}

function namesOf({
  person,
  username,
}: Truth): Record<'cn' | 'sn' | 'givenName' | 'displayName', (string | null)[]> {
  if (person === null || person.protected)
    return { cn: [username], sn: [username], givenName: [null], displayName: [username] }
  const whole = [person.given, person.family].filter((part) => part !== '').join(' ')
  const name = whole === '' ? username : whole
  // sn is demanded of a person: somebody with one name has it there
  const sn = person.family !== '' ? person.family : name
  return { cn: [name], sn: [sn], givenName: [person.given === '' ? null : person.given], displayName: [name] }
}

/** All addresses that mail reaches somebody by, the one in use first. */
function addressesOf({ mail, mailAliases, person }: Truth): string[] {
  if (!isShown(person)) return []
  return [...(mail === null ? [] : [mail]), ...mailAliases]
}

/** Vocabulary of eduPerson 2.2.1; students and employees are members too. */
const affiliations: Readonly<Record<MemberOf, readonly string[]>> = {
  employee: ['employee', 'member'],
  student: ['student', 'member'],
  'project-member': ['affiliate'],
  guest: ['affiliate'],
}
const primaryFirst = ['employee', 'student', 'affiliate']

function feide(
  truth: Truth,
  settings: EntrySettings,
  name: string,
): Record<string, readonly (string | null)[]> {
  const { realm, base } = settings
  const { person } = truth
  // whoever is locked is nothing here while that lasts
  const groups = truth.standing === 'listed' ? truth.groups : []
  const affiliated = [...new Set(groups.flatMap((group) => affiliations[group]))]
  const primary = primaryFirst.find((each) => affiliated.includes(each)) ?? null
  return {
    eduPersonPrincipalName: [`${truth.username.toLowerCase()}@${realm}`],
    eduPersonUniqueId: [anchorValue(truth.accountId, settings)],
    eduPersonAffiliation: affiliated,
    eduPersonPrimaryAffiliation: [primary],
    eduPersonScopedAffiliation: affiliated.map((each) => `${each}@${realm}`),
    eduPersonOrgDN: [base],
    eduPersonOrgUnitDN: [base],
    schacHomeOrganization: [realm],
    norEduPersonLegalName: [name],
    norEduPersonBirthDate: [isShown(person) ? (person?.born?.replaceAll('-', '') ?? null) : null],
    norEduPersonLIN: [person?.studentNumber ? `${realm}:studentnumber:${person.studentNumber}` : null],
  }
}

function posix(
  { posix: numbers, username }: Truth,
  { home, shell }: { home: string; shell: string },
): Record<string, readonly (string | null)[]> {
  if (numbers === null) return {}
  return {
    uidNumber: [String(numbers.uid)],
    gidNumber: [String(numbers.gid)],
    homeDirectory: [numbers.home ?? home.replaceAll('{username}', username)],
    loginShell: [numbers.shell ?? shell],
  }
}
