/** The cast of an institution whose people come with research projects: administrators, members from abroad, and members with a Norwegian number. (Long: one person after another.) */
import type { World } from '../actions/world.ts'
import { randomId } from '../actions/random.ts'
import { addPersonalAccount, acceptRules } from '../store/accounts.ts'
import { takeName } from '../store/names.ts'
import { personOfRegister } from '../store/projects.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Words } from '../core/language.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { castGenerated, castPassword } from './people.ts'
import { provenFor } from '../core/secrets/proven.ts'
import { makeNationalNumber } from './synthetic-numbers.ts'

export { castPassword } from './people.ts'

type Member = {
  key: string
  given: string
  family: string
  born: string
  country: string
  idNumber: string
  /** Whether it is one that electronic ID shows. */
  eid: boolean
  email: string
  mobile: string | null
  story: Words
}

type Foreigner = Member & { username: string }

/** Members of research projects, abroad and in Norway, who have an account. */
export const foreigners: readonly Foreigner[] = [
  {
    key: 'chiara',
    given: 'Chiara',
    family: 'Rossi',
    born: '1991-04-12',
    username: 'ec-chiarar',
    country: 'IT',
    idNumber: 'ITYA0000000',
    eid: false,
    email: 'chiara@example.org',
    mobile: '+393331234567',
    story: {
      nb: 'Forsker i et prosjekt: logg inn, bytt passord.',
      nn: 'Forskar i eit prosjekt: logg inn, byt passord.',
      en: 'A researcher in a project: sign in, change the password.',
    },
  },
  {
    key: 'henrik',
    given: 'Henrik',
    family: 'Bakke',
    born: '1988-09-15',
    username: 'ec-henrikb',
    country: 'NO',
    idNumber: makeNationalNumber({ born: '1988-09-15', serial: 7 }),
    eid: true,
    email: 'henrik@example.org',
    mobile: null,
    story: {
      nb: 'Forsker med norsk fødselsnummer: logg inn med elektronisk ID, sett opp totrinnsinnlogging.',
      nn: 'Forskar med norsk fødselsnummer: logg inn med elektronisk ID, set opp totrinnsinnlogging.',
      en: 'A researcher with a Norwegian number: sign in with electronic ID, set up two-factor sign-in.',
    },
  },
  {
    key: 'solveig',
    given: 'Solveig',
    family: 'Haugen',
    born: '1976-02-03',
    username: 'ec-solveigh',
    country: 'NO',
    idNumber: makeNationalNumber({ born: '1976-02-03', serial: 9 }),
    eid: true,
    email: 'solveig@example.org',
    mobile: '+4799020001',
    story: {
      nb: 'Administrerer prosjektet ec101: hjelp Chiara eller Kwame med lenke og nøkkel.',
      nn: 'Administrerer prosjektet ec101: hjelp Chiara eller Kwame med lenkje og nøkkel.',
      en: 'Administers the project ec101: help Chiara or Kwame with a link and a secret.',
    },
  },
  {
    key: 'tomasz',
    given: 'Tomasz',
    family: 'Nowak',
    born: '1982-11-30',
    username: 'ec-tomaszn',
    country: 'PL',
    idNumber: 'PLEB0000000',
    eid: false,
    email: 'tomasz@example.org',
    mobile: '+48512345678',
    story: {
      nb: 'Administrerer prosjektet ec202 fra Polen.',
      nn: 'Administrerer prosjektet ec202 frå Polen.',
      en: 'Administers the project ec202 from Poland.',
    },
  },
]

/** Members without an account: they wait for the first link and secret. */
export const waitingMembers: readonly Member[] = [
  {
    key: 'kwame',
    given: 'Kwame',
    family: 'Mensah',
    born: '1994-07-21',
    country: 'GH',
    idNumber: 'GHG0000000',
    eid: false,
    email: 'kwame@example.org',
    mobile: null,
    story: {
      nb: 'Ny i prosjektet ec101 og uten konto: venter på lenke og nøkkel fra Solveig.',
      nn: 'Ny i prosjektet ec101 og utan konto: ventar på lenkje og nøkkel frå Solveig.',
      en: 'New in the project ec101 and without an account: waits for a link and a secret from Solveig.',
    },
  },
  {
    key: 'amara',
    given: 'Amara',
    family: 'Okafor',
    born: '1996-01-08',
    country: 'NG',
    idNumber: 'NGA00000000',
    eid: false,
    email: 'amara@example.org',
    mobile: null,
    story: {
      nb: 'Ny i prosjektet ec202 og uten konto.',
      nn: 'Ny i prosjektet ec202 og utan konto.',
      en: 'New in the project ec202 and without an account.',
    },
  },
]

/** Those of an institution: nobody where the people come from registers of students and employees. */
export function foreignersOf({ registers }: Institution): readonly (Member & { username?: string })[] {
  return registers.projects === null ? [] : [...foreigners, ...waitingMembers]
}

/** The register file of their projects; dated so that any file of one's own is newer. */
export function projectsFile(institution: Institution): string {
  const header = {
    register: 'projects',
    institution: institution.key,
    kind: 'full',
    generated: castGenerated,
    format: 1,
  }
  const projects = [
    {
      project: 'ec101',
      name: { nb: 'Isbreer og klima', nn: 'Isbrear og klima', en: 'Glaciers and climate' },
      from: '2025-01-01',
      until: '2031-12-31',
      admins: named('solveig'),
      members: named('chiara', 'henrik', 'kwame'),
    },
    {
      project: 'ec202',
      name: { nb: 'Språk i grensebygder', nn: 'Språk i grensebygder', en: 'Language in border villages' },
      from: '2025-06-01',
      until: '2031-05-31',
      admins: named('tomasz'),
      members: named('henrik', 'amara'),
    },
  ]
  return [header, ...projects, { end: true, projects: projects.length }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}

function named(...keys: readonly string[]) {
  return [...foreigners, ...waitingMembers].filter(({ key }) => keys.includes(key)).map(lineOf)
}

function lineOf(person: Member) {
  return {
    id: `cast-${person.key}`,
    name: { given: person.given, family: person.family },
    born: person.born,
    email: person.email,
    mobile: person.mobile,
    language: 'en',
    country: person.country,
    identity: person.eid ? [{ number: person.idNumber, type: 'fodselsnummer' }] : [],
  }
}

/** Gives accounts to those of them who have one; their register file has been taken in before. */
export async function settleForeigners(world: World): Promise<void> {
  if (world.institution.registers.projects === null) return
  for (const foreigner of foreigners) await settle(world, foreigner)
}

async function settle(world: World, foreigner: Foreigner): Promise<void> {
  const password = preparePassword(castPassword)
  if (!isPassword(password)) throw new Error('the password of the cast is none')
  const personId = await personOfRegister(world.store, 'projects', `cast-${foreigner.key}`)
  if (personId === null) throw new Error(`${foreigner.key} of the cast was not taken in`)
  const now = world.now().subtract({ hours: 24 * 30 })
  const { username } = foreigner
  const id = randomId(world.dice)
  const passwordSealed = world.keys.wrap(id, await world.passwords.hash(password))
  await world.store.transaction().execute(async (db) => {
    await takeName(db, { name: username, personId, kind: 'username', since: now })
    await addPersonalAccount(
      db,
      {
        id,
        personId,
        username,
        mail: `${username}@${world.institution.mailAddresses.domain}`,
        openedAt: now,
        passwordSealed,
        language: 'en',
      },
      provenFor<'password'>(null),
    )
    for (const document of world.institution.rulesDocuments) {
      await acceptRules(db, { personId, document: document.key, version: document.version, at: now })
    }
  })
}
