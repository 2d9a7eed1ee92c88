/** The cast: the same few people in the demo, in tests and in screenshots; none of them can exist. (Long: one person after another.) */
import type { Temporal } from 'temporal-polyfill'
import { termBefore, termOf } from '../core/account/term.ts'
import type { Rank } from '../core/desk/rank.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Words } from '../core/language.ts'
import { makeNationalNumber, makeSNumber } from './synthetic-numbers.ts'

/** Somebody one can be in the demo. */
export type CastMember = {
  key: string
  register: 'fs' | 'hr'
  given: string
  family: string
  /** What to try as this person. */
  story: Words
  /** The line of the register file. */
  line: Record<string, unknown>
  idNumber: string
  studentNumber: string | null
  birthDate: string
  pin: string
  /** Has an account already, activated so many days ago with this password. */
  activated: { daysAgo: number; password: string } | null
  /** What they are at the service desk; null: nothing. */
  rank: Rank | null
}

/** The password of everybody in the cast who already has an account. Never accepted outside the demo: it is printed here. */
export const castPassword = 'Lavendeltoget gjekk 47 gonger forbi Otta'

/** The key of the authenticator app of those at the service desk, to be typed into an app; printed like the password. */
export const castAppKey = 'LAVENDELTOGETGJEKKFORBIOTTA47TIM'

/** The registers of the cast are dated so: any file of one's own is newer. */
export const castGenerated = '2026-01-01T00:00:00+01:00'

/** The cast of one institution as of a moment; studies and fees are told relative to it. */
export function castOf(institution: Institution, now: Temporal.Instant): CastMember[] {
  const today = now.toZonedDateTimeISO(institution.timeZone).toPlainDate()
  const scene = sceneOf(institution, today)
  const everybody = [
    newStudent(scene),
    unpaid(scene),
    exchange(scene),
    student(scene),
    graduate(scene),
    newEmployee(scene),
    employee(scene),
    agent(scene),
    administrator(scene),
    security(scene, { key: 'jon', given: 'Jon', family: 'Vik', born: '1982-04-21', serial: 9 }),
    security(scene, { key: 'astrid', given: 'Astrid', family: 'Moe', born: '1990-01-30', serial: 10 }),
  ]
  return everybody.filter((member) => institution.registers[member.register] !== null)
}

/** The register file of the cast: header, one line each, trailer. */
export function castFile(
  institution: Institution,
  register: 'fs' | 'hr',
  members: readonly CastMember[],
): string {
  const people = members.filter((member) => member.register === register)
  const header = { register, institution: institution.key, kind: 'full', generated: castGenerated, format: 1 }
  const trailer = { end: true, people: people.length }
  return [header, ...people.map((member) => member.line), trailer]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}

type Scene = {
  today: Temporal.PlainDate
  faculty: string
  campus: string | null
  term: string
  before: string
  day: (offset: number) => string
}

function sceneOf(institution: Institution, today: Temporal.PlainDate): Scene {
  const term = termOf(today.toString(), institution.terms)
  const office = institution.offices.find((each) => each.faculties.length > 0)
  return {
    today,
    faculty: office?.faculties[0] ?? 'HF',
    campus: institution.offices.find((each) => each.campuses.length > 0)?.campuses[0] ?? null,
    term,
    before: termBefore(term),
    day: (offset) => today.add({ days: offset }).toString(),
  }
}

const programme = { nb: 'Sykepleie', nn: 'Sjukepleie', en: 'Nursing' }

function newStudent(scene: Scene): CastMember {
  return fsMember(scene, {
    key: 'kari',
    given: 'Kari Åse',
    family: 'Nordmann',
    born: '2006-05-17',
    serial: 1,
    studentNumber: '990101',
    pin: '4711',
    language: 'nn',
    story: {
      nb: 'Ny student som har betalt: aktiver kontoen.',
      nn: 'Ny student som har betalt: aktiver kontoen.',
      en: 'A new student who has paid: activate the account.',
    },
    studies: [study(scene, { from: scene.day(-20), until: scene.day(1_000) })],
    semesters: [{ term: scene.term, registered: scene.day(-10), fee: 'paid' }],
  })
}

function unpaid(scene: Scene): CastMember {
  return fsMember(scene, {
    key: 'ola',
    given: 'Ola',
    family: 'Hansen',
    born: '2005-02-11',
    serial: 2,
    studentNumber: '990102',
    pin: '8205',
    language: 'nb',
    story: {
      nb: 'Ny student som ikke har betalt: aktiveringen sier nøyaktig hva som mangler.',
      nn: 'Ny student som ikkje har betalt: aktiveringa seier nøyaktig kva som manglar.',
      en: 'A new student who has not paid: activation says precisely what is missing.',
    },
    studies: [study(scene, { from: scene.day(-20), until: scene.day(1_000) })],
    semesters: [{ term: scene.term, registered: scene.day(-10), fee: 'due' }],
  })
}

function exchange(scene: Scene): CastMember {
  return fsMember(scene, {
    key: 'aisha',
    given: 'Aisha',
    family: 'Okonkwo-Weiß',
    born: '2004-11-04',
    serial: 0,
    studentNumber: '990103',
    pin: '9136',
    language: 'en',
    sNumber: true,
    story: {
      nb: 'Utvekslingsstudent med S-nummer: aktiver uten norsk fødselsnummer.',
      nn: 'Utvekslingsstudent med S-nummer: aktiver utan norsk fødselsnummer.',
      en: 'An exchange student with an S-number: activate without a Norwegian identity number.',
    },
    studies: [study(scene, { from: scene.day(-10), until: scene.day(150), kind: 'exchange' })],
    semesters: [{ term: scene.term, registered: scene.day(-5), fee: 'exempt' }],
  })
}

function student(scene: Scene): CastMember {
  return fsMember(scene, {
    key: 'ingrid',
    given: 'Ingrid',
    family: 'Solberg',
    born: '2003-08-23',
    serial: 3,
    studentNumber: '990104',
    pin: '3964',
    language: 'nb',
    activatedDaysAgo: 40,
    story: {
      nb: 'Student med konto: logg inn, bytt passord, sett PIN til dører.',
      nn: 'Student med konto: logg inn, byt passord, set PIN til dører.',
      en: 'A student with an account: sign in, change the password, set a door PIN.',
    },
    studies: [study(scene, { from: scene.day(-420), until: scene.day(600) })],
    semesters: [
      { term: scene.before, registered: scene.day(-150), fee: 'paid' },
      { term: scene.term, registered: scene.day(-60), fee: 'paid' },
    ],
  })
}

function graduate(scene: Scene): CastMember {
  return fsMember(scene, {
    key: 'per',
    given: 'Per',
    family: 'Olsen',
    born: '2001-12-02',
    serial: 4,
    studentNumber: '990105',
    pin: '6027',
    language: 'nb',
    activatedDaysAgo: 130,
    story: {
      nb: 'Sluttet for lenge siden: logg inn og se hvorfor kontoen er stengt.',
      nn: 'Slutta for lenge sidan: logg inn og sjå kvifor kontoen er stengd.',
      en: 'Left long ago: sign in and see why the account is closed.',
    },
    studies: [
      {
        ...study(scene, { from: scene.day(-800), until: scene.day(300) }),
        ended: { on: scene.day(-120), why: 'completed' },
      },
    ],
    semesters: [{ term: scene.before, registered: scene.day(-200), fee: 'paid' }],
  })
}

function newEmployee(scene: Scene): CastMember {
  return hrMember(scene, {
    key: 'liv',
    given: 'Liv',
    family: 'Dahl',
    born: '1984-03-09',
    serial: 5,
    pin: '2853',
    activatedDaysAgo: null,
    story: {
      nb: 'Ny ansatt: aktiver kontoen og godta reglene.',
      nn: 'Ny tilsett: aktiver kontoen og godta reglane.',
      en: 'A new employee: activate the account and accept the rules.',
    },
  })
}

function employee(scene: Scene): CastMember {
  return hrMember(scene, {
    key: 'morten',
    given: 'Morten',
    family: 'Lie',
    born: '1979-06-30',
    serial: 6,
    pin: '7418',
    activatedDaysAgo: 60,
    story: {
      nb: 'Ansatt med konto: logg inn.',
      nn: 'Tilsett med konto: logg inn.',
      en: 'An employee with an account: sign in.',
    },
  })
}

function agent(scene: Scene): CastMember {
  return hrMember(scene, {
    key: 'turid',
    given: 'Turid',
    family: 'Skogen',
    born: '1988-09-14',
    serial: 7,
    pin: '3962',
    activatedDaysAgo: 60,
    rank: 'agent',
    position: { title: 'Konsulent', unit: 'IT' },
    story: {
      nb: 'Sitter i brukerstøtten: logg inn med elektronisk ID og gå til /desk.',
      nn: 'Sit i brukarstøtta: logg inn med elektronisk ID og gå til /desk.',
      en: 'Works at the service desk: sign in with electronic ID and go to /desk.',
    },
  })
}

function administrator(scene: Scene): CastMember {
  return hrMember(scene, {
    key: 'sigrid',
    given: 'Sigrid',
    family: 'Myhre',
    born: '1975-12-02',
    serial: 8,
    pin: '6174',
    activatedDaysAgo: 60,
    rank: 'administrator',
    position: { title: 'Seniorrådgiver', unit: 'IT' },
    story: {
      nb: 'Administrator i brukerstøtten: gir roller og ser det som venter på en til.',
      nn: 'Administrator i brukarstøtta: gir roller og ser det som ventar på ein til.',
      en: 'Administrator of the service desk: grants roles and sees what waits for a second person.',
    },
  })
}

/** Two of them: what one asks for against somebody with power, the other one decides. */
function security(
  scene: Scene,
  who: Pick<HrPart, 'key' | 'given' | 'family' | 'born' | 'serial'>,
): CastMember {
  return hrMember(scene, {
    ...who,
    pin: '5830',
    activatedDaysAgo: 60,
    rank: 'security',
    position: { title: 'Sikkerhetsrådgiver', unit: 'IT' },
    story: {
      nb: 'Sikkerhet: sperrer også administratorer, men aldri alene.',
      nn: 'Tryggleik: sperrar òg administratorar, men aldri åleine.',
      en: 'Security: locks administrators too, but never alone.',
    },
  })
}

type FsPart = {
  key: string
  given: string
  family: string
  born: string
  serial: number
  studentNumber: string
  pin: string
  language: 'nb' | 'nn' | 'en'
  sNumber?: boolean
  activatedDaysAgo?: number
  story: Words
  studies: object[]
  semesters: object[]
}

function fsMember(scene: Scene, part: FsPart): CastMember {
  const { born, serial } = part
  const idNumber = part.sNumber ? makeSNumber({ born, serial }) : makeNationalNumber({ born, serial })
  return {
    ...member(part, idNumber),
    register: 'fs',
    rank: null,
    studentNumber: part.studentNumber,
    line: {
      ...person(scene, part, { idNumber, type: part.sNumber ? 's-nummer' : 'fodselsnummer' }),
      studentNumber: part.studentNumber,
      language: part.language,
      studies: part.studies,
      semesters: part.semesters,
    },
  }
}

type HrPart = Pick<FsPart, 'key' | 'given' | 'family' | 'born' | 'serial' | 'pin' | 'story'> & {
  activatedDaysAgo: number | null
  rank?: Rank
  position?: { title: string; unit: string }
}

function hrMember(scene: Scene, part: HrPart): CastMember {
  const idNumber = makeNationalNumber(part)
  return {
    ...member(part, idNumber),
    register: 'hr',
    rank: part.rank ?? null,
    studentNumber: null,
    line: {
      ...person(scene, part, { idNumber, type: 'fodselsnummer' }),
      language: 'nb',
      positions: [
        {
          title: part.position?.title ?? 'Førsteamanuensis',
          unit: part.position?.unit ?? scene.faculty,
          campus: scene.campus,
          from: scene.day(-90),
          until: null,
          ended: null,
        },
      ],
    },
  }
}

function member(
  part: Pick<FsPart, 'key' | 'given' | 'family' | 'born' | 'pin' | 'story'> & {
    activatedDaysAgo?: number | null
  },
  idNumber: string,
) {
  const { key, given, family, pin, story } = part
  const daysAgo = part.activatedDaysAgo ?? null
  return {
    key,
    given,
    family,
    story,
    idNumber,
    pin,
    birthDate: part.born,
    activated: daysAgo === null ? null : { daysAgo, password: castPassword },
  }
}

function person(
  scene: Scene,
  part: Pick<FsPart, 'key' | 'given' | 'family' | 'born' | 'serial' | 'pin'>,
  identity: { idNumber: string; type: string },
) {
  return {
    id: `cast-${part.key}`,
    name: { given: part.given, family: part.family },
    born: part.born,
    identity: [{ number: identity.idNumber, type: identity.type }],
    email: `${part.key}@example.org`,
    mobile: `+47999010${String(part.serial).padStart(2, '0')}`,
    mobileChanged: scene.day(-300),
    pin: part.pin,
  }
}

function study(scene: Scene, part: { from: string; until: string; kind?: 'exchange' }) {
  return {
    programme: 'SYKP',
    name: programme,
    faculty: scene.faculty,
    campus: scene.campus,
    kind: part.kind ?? 'ordinary',
    from: part.from,
    until: part.until,
    ended: null,
  }
}
