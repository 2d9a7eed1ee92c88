/** What a line may say about a person: the keys of the student register and of the staff register, and no others. */
import { z } from 'zod'
import { studyEndings, studyKinds } from '../institution/words.ts'
import { anyText, day, pin, projectKey, registerId, term, text, yesOrNo } from './line-parts.ts'

export const writtenNumber = z.strictObject({
  number: text(40),
  type: z.enum(['fodselsnummer', 'd-nummer', 's-nummer', 'fs-fiktivt', 'passport'], {
    error: 'must be fodselsnummer, d-nummer, s-nummer, fs-fiktivt or passport',
  }),
  country: text(2).nullish(),
})

const address = z.union(
  [
    text(500),
    z.strictObject({
      co: anyText(200).nullish(),
      street: anyText(200).nullish(),
      postcode: anyText(20).nullish(),
      city: anyText(100).nullish(),
      country: anyText(100).nullish(),
    }),
  ],
  { error: 'must be a text, or co, street, postcode, city and country' },
)

/** What every register may say. An absent key and null are the same. */
const anybody = {
  id: registerId,
  name: z.strictObject(
    { given: anyText(200).nullish(), family: anyText(200).nullish() },
    { error: 'is missing' },
  ),
  born: day.nullish(),
  identity: z.array(writtenNumber).max(20).nullish(),
  previousIdentity: z.array(writtenNumber).max(50).nullish(),
  email: anyText(400).nullish(),
  emailChanged: day.nullish(),
  mobile: anyText(60).nullish(),
  mobileChanged: day.nullish(),
  language: z.enum(['nb', 'nn', 'en'], { error: 'must be nb, nn or en' }).nullish(),
  pin: pin.nullish(),
  address: address.nullish(),
  card: text(64).nullish(),
  protected: yesOrNo.nullish(),
  leave: z
    .array(z.strictObject({ from: day, until: day.nullish() }))
    .max(100)
    .nullish(),
}

const study = z.strictObject({
  programme: text(100),
  name: z
    .strictObject({ nb: anyText(300).nullish(), nn: anyText(300).nullish(), en: anyText(300).nullish() })
    .nullish(),
  faculty: text(100).nullish(),
  campus: text(100).nullish(),
  kind: z.enum(studyKinds, { error: `must be ${studyKinds.join(', ')}` }),
  from: day,
  until: day.nullish(),
  ended: z
    .strictObject({ on: day, why: z.enum(studyEndings, { error: `must be ${studyEndings.join(', ')}` }) })
    .nullish(),
})

const semester = z.strictObject({
  term,
  registered: day.nullish(),
  fee: z
    .enum(['paid', 'exempt', 'paid-elsewhere', 'due'], {
      error: 'must be paid, exempt, paid-elsewhere or due',
    })
    .nullish(),
  void: yesOrNo.nullish(),
})

const position = z.strictObject({
  title: anyText(300).nullish(),
  unit: anyText(300).nullish(),
  campus: anyText(100).nullish(),
  from: day,
  until: day.nullish(),
  ended: z
    .union([day, z.strictObject({ on: day, why: anyText(100).nullish() })], { error: 'must be a day' })
    .nullish(),
})

/** A line of the student register. */
export const fsLine = z.strictObject({
  ...anybody,
  studentNumber: text(20).nullish(),
  studies: z.array(study).max(200).nullish(),
  semesters: z.array(semester).max(200).nullish(),
  reservations: z
    .strictObject({ photo: yesOrNo.nullish(), mobile: yesOrNo.nullish(), changed: text(40).nullish() })
    .nullish(),
  deceased: day.nullish(),
})

/** A line of the staff register. */
export const hrLine = z.strictObject({ ...anybody, positions: z.array(position).max(200).nullish() })

/** Where a person of the project register belongs; written by the house from the lines of projects, never by a register. */
const membership = z.strictObject({
  project: projectKey,
  role: z.enum(['admin', 'member']),
  from: day.nullable(),
  until: day.nullable(),
})

/** A person of the project register, put together from the lines of all projects that name them. */
export const projectsLine = z.strictObject({ ...anybody, projects: z.array(membership) })

/** A person as the line of a project names them. The same keys as everywhere, but what a project does not know. */
const { pin: _pin, leave: _leave, address: _address, card: _card, ...anybodyInProject } = anybody
const projectPerson = z.strictObject({ ...anybodyInProject, country: text(2).nullish() })

/** A line of the project register: one project with the people it has now. */
export const projectLine = z.strictObject({
  project: projectKey,
  name: z.strictObject(
    { nb: anyText(300).nullish(), nn: anyText(300).nullish(), en: anyText(300).nullish() },
    { error: 'is missing' },
  ),
  from: day.nullish(),
  until: day.nullish(),
  admins: z.array(projectPerson).max(10_000).nullish(),
  members: z.array(projectPerson).max(100_000).nullish(),
})

/** A line that says that the register has let a project go. */
export const goneProjectLine = z.strictObject({
  project: projectKey,
  gone: z.literal(true, { error: 'must be true' }),
})

/** A line that says that the register has let somebody go. */
export const goneLine = z.strictObject({
  id: registerId,
  gone: z.literal(true, { error: 'must be true' }),
})

export type FsLine = z.output<typeof fsLine>
export type HrLine = z.output<typeof hrLine>
export type ProjectsLine = z.output<typeof projectsLine>
export type ProjectPerson = z.output<typeof projectPerson>
/** A line about a person, of whichever register. */
export type PersonLine = FsLine | HrLine | ProjectsLine
export type WrittenStudy = z.output<typeof study>
export type WrittenSemester = z.output<typeof semester>
export type WrittenPosition = z.output<typeof position>
