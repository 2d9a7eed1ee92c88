/** The cast of an institution whose people come with projects: they have an account already. */
import type { World } from '../actions/world.ts'
import { randomId } from '../actions/random.ts'
import { addPersonalAccount, acceptRules } from '../store/accounts.ts'
import { takeName } from '../store/names.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Words } from '../core/language.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { noFacts } from '../core/person/facts.ts'
import { castPassword } from './people.ts'
import { provenFor } from '../core/secrets/proven.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { makeNationalNumber } from './synthetic-numbers.ts'

export { castPassword } from './people.ts'

type Foreigner = {
  given: string
  family: string
  born: string
  username: string
  idNumber: string
  /** Whether it is one that electronic ID shows. */
  eid: boolean
  email: string
  story: Words
}

/** Members of research projects, abroad and in Norway. */
export const foreigners: readonly Foreigner[] = [
  {
    given: 'Chiara',
    family: 'Rossi',
    born: '1991-04-12',
    username: 'ec-chiarar',
    idNumber: 'ITYA0000000',
    eid: false,
    email: 'chiara@example.org',
    story: {
      nb: 'Forsker i et prosjekt: logg inn, bytt passord.',
      nn: 'Forskar i eit prosjekt: logg inn, byt passord.',
      en: 'A researcher in a project: sign in, change the password.',
    },
  },
  {
    given: 'Henrik',
    family: 'Bakke',
    born: '1988-09-15',
    username: 'ec-henrikb',
    idNumber: makeNationalNumber({ born: '1988-09-15', serial: 7 }),
    eid: true,
    email: 'henrik@example.org',
    story: {
      nb: 'Forsker med norsk fødselsnummer: logg inn med elektronisk ID, sett opp totrinnsinnlogging.',
      nn: 'Forskar med norsk fødselsnummer: logg inn med elektronisk ID, set opp totrinnsinnlogging.',
      en: 'A researcher with a Norwegian number: sign in with electronic ID, set up two-factor sign-in.',
    },
  },
]

/** Those of an institution: nobody where the people come from registers of students and employees. */
export function foreignersOf({ registers }: Institution): readonly Foreigner[] {
  return registers.fs === null && registers.hr === null ? foreigners : []
}

/** Puts them into an empty institution, each with an account. */
export async function addForeigners(world: World): Promise<void> {
  for (const foreigner of foreignersOf(world.institution)) await add(world, foreigner)
}

async function add(world: World, foreigner: Foreigner): Promise<void> {
  const password = preparePassword(castPassword)
  if (!isPassword(password)) throw new Error('the password of the cast is none')
  const now = world.now().subtract({ hours: 24 * 30 })
  const id = randomId(world.dice)
  const personId = randomId(world.dice)
  const passwordSealed = world.keys.wrap(id, await world.passwords.hash(password))
  await world.store.transaction().execute(async (db) => {
    await db
      .insertInto('person')
      .values({
        id: personId,
        given: foreigner.given,
        family: foreigner.family,
        born: foreigner.born,
        language: 'en',
        student_number: null,
        student_number_index: null,
        email: foreigner.email,
        email_register: 'projects',
        mobile: null,
        mobile_register: null,
        facts: JSON.stringify({ ...noFacts, registers: ['projects'] }),
        first_seen_at: now,
        changed_at: now,
      })
      .execute()
    await takeName(db, { name: foreigner.username, personId, kind: 'username', since: now })
    if (foreigner.eid) await addNumber(world, db, personId, foreigner.idNumber)
    await addPersonalAccount(
      db,
      {
        id,
        personId,
        username: foreigner.username,
        mail: `${foreigner.username}@${world.institution.mailAddresses.domain}`,
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

async function addNumber(world: World, db: Db, personId: string, idNumber: string): Promise<void> {
  const id = randomId(world.dice)
  await db
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
