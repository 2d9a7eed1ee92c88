/** A file of projects is read as a whole and becomes a file of people: every guarantee of the import then holds for it too. */
import type { Membership } from '../../core/person/facts.ts'
import type { BadLine } from '../../core/register/line-objection.ts'
import { peopleOfProjects, type PutTogether, type Unnamed } from '../../core/register/people-of-projects.ts'
import { readProjectLine, type RegisteredProject } from '../../core/register/project-line.ts'
import {
  type FileLine,
  type FileRefusal,
  type FileSurvey,
  isRefusal,
  type RegisterFile,
} from '../../core/register/register-file.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import type { PoolClient } from '../../store/register-connections.ts'
import {
  type KnownMember,
  type KnownProject,
  knownMembers,
  knownProjects,
} from '../../store/register-projects.ts'
import type { RegisterRun } from '../../store/register-runs.ts'
import type { World } from '../world.ts'
import { registerSetting } from './applied.ts'
import type { ProjectsFound } from './projects-found.ts'

/** The file as a file of people. The file itself is read once; header, trailer, checksum and digest stay its own. */
export async function expandProjects(
  world: World,
  client: PoolClient,
  file: RegisterFile,
  last: RegisterRun | null,
): Promise<{ file: RegisterFile; found: ProjectsFound } | FileRefusal> {
  const lines: FileLine[] = []
  const survey = await file.survey(
    () => true,
    (some) => {
      // the bytes are lent until the next handful is read
      for (const { at, bytes } of some) lines.push({ at, bytes: Buffer.from(bytes) })
      return Promise.resolve()
    },
  )
  if (isRefusal(survey)) return survey
  const read = readLines(lines, file.header.kind)
  const known = await knownProjects(client)
  const away = awayNow(world, file, { read, known, last })
  const members = await knownMembers(client)
  const spoken = new Set([...read.projects.map(({ project }) => project), ...read.gone, ...away.gone])
  const elsewhere = membershipsElsewhere(members, spoken)
  const { people, notes } = peopleOfProjects(read.projects, elsewhere, unnamed(world, members, read, away))
  return {
    file: fileOfPeople(file, people, survey),
    found: {
      projects: read.projects,
      missing: away.missing,
      gone: [...read.gone, ...away.gone],
      bad: read.bad,
      notes,
      untold: read.bad.length > 0,
      lineOf: (at) => people[at - 2]?.line ?? at,
    },
  }
}

type Read = {
  projects: RegisteredProject[]
  gone: string[]
  bad: BadLine[]
  lines: ReadonlyMap<string, number>
}

function readLines(lines: readonly FileLine[], kind: 'full' | 'changes'): Read {
  const projects: RegisteredProject[] = []
  const bad: BadLine[] = []
  const gone: string[] = []
  const on = new Map<string, number[]>()
  for (const { at, bytes } of lines) {
    const outcome = readProjectLine(at, bytes.toString('utf8'), kind)
    const key =
      'project' in outcome ? outcome.project.project : 'gone' in outcome ? outcome.gone : outcome.key
    if (key !== null) on.set(key, [...(on.get(key) ?? []), at])
    if ('project' in outcome) projects.push(outcome.project)
    else if ('gone' in outcome) gone.push(outcome.gone)
    else bad.push({ line: at, id: outcome.key, objections: outcome.objections })
  }
  const twice = new Set([...on].filter(([, ats]) => ats.length > 1).map(([key]) => key))
  for (const key of twice) bad.push(...stoodTwice(key, on.get(key) ?? []))
  return {
    projects: projects.filter(({ project }) => !twice.has(project)),
    gone: gone.filter((key) => !twice.has(key)),
    bad,
    lines: new Map([...on].map(([key, [at = 0]]) => [key, at])),
  }
}

/** A project on two lines: neither is taken, whichever was meant. */
function stoodTwice(key: string, ats: readonly number[]): BadLine[] {
  return ats.map((line) => ({
    line,
    id: key,
    objections: [
      {
        key: 'project',
        because: `stands on line ${ats.filter((other) => other !== line).join(', ')} too: none of them is taken`,
      },
    ],
  }))
}

type Away = { missing: string[]; gone: string[] }

/** The same rule as for people: missing so long and from so many full files (setting `goneAfter`). */
function awayNow(
  world: World,
  { header }: RegisterFile,
  { read, known, last }: { read: Read; known: readonly KnownProject[]; last: RegisterRun | null },
): Away {
  if (header.kind !== 'full' || read.bad.length > 0) return { missing: [], gone: [] }
  const { missingFor, files } = registerSetting({ world, register: 'projects' }).goneAfter
  const { timeZone } = world.institution
  const before = header.generated.toZonedDateTimeISO(timeZone).subtract(missingFor).epochMilliseconds
  const away = known.filter(({ key }) => !read.lines.has(key))
  const counted = (one: KnownProject) => last?.state === 'applying' && one.missingRun === last.id
  return {
    missing: away.map(({ key }) => key),
    gone: away
      .filter(
        (one) =>
          one.missingSince !== null &&
          one.missingSince.getTime() <= before &&
          one.missingFiles + (counted(one) ? 0 : 1) >= files,
      )
      .map(({ key }) => key),
  }
}

/** What the register said of others before, and this file says nothing of. */
function membershipsElsewhere(
  members: readonly KnownMember[],
  spoken: ReadonlySet<string>,
): Map<string, Membership[]> {
  const found = new Map<string, Membership[]>()
  for (const { registerId, project, role, from, until } of members) {
    if (spoken.has(project)) continue
    found.set(registerId, [...(found.get(registerId) ?? []), { project, role, from, until }])
  }
  return found
}

/** Whoever belonged to a project of this file, with the line that the register last wrote about them. */
function unnamed(world: World, members: readonly KnownMember[], read: Read, away: Away): Unnamed[] {
  const lines = new Map([
    ...read.projects.map(({ project, line }) => [project, line] as const),
    ...read.gone.map((key) => [key, read.lines.get(key) ?? 0] as const),
    ...away.gone.map((key) => [key, 1] as const),
  ])
  const named = new Set(read.projects.flatMap(({ people }) => people.map(({ person }) => person.id)))
  const found = new Map<string, Unnamed>()
  for (const { project, registerId, record, sealed } of members) {
    const line = lines.get(project)
    if (line === undefined || named.has(registerId) || found.has(registerId)) continue
    if (record === null || sealed === null) continue
    const kept = world.keys.unseal(purposes.registerLine, record, sealed).toString('utf8')
    found.set(registerId, { id: registerId, kept, line })
  }
  return [...found.values()]
}

/** The people in order, each with a number of its own; lines of the report are told as those of the projects. */
function fileOfPeople(file: RegisterFile, people: readonly PutTogether[], survey: FileSurvey): RegisterFile {
  const give = async (
    wanted: (at: number) => boolean,
    take: (lines: readonly FileLine[], bytesRead: number) => Promise<void>,
  ): Promise<void> => {
    const lines = people.flatMap(({ text }, place) =>
      wanted(place + 2) ? [{ at: place + 2, bytes: Buffer.from(text) }] : [],
    )
    for (let from = 0; from < lines.length; from += 2_000)
      await take(lines.slice(from, from + 2_000), file.size)
  }
  return {
    header: file.header,
    size: file.size,
    close: () => file.close(),
    survey: async (wanted, take) => {
      await give(wanted, take)
      return { ...survey, people: people.length }
    },
    read: async (wanted, take) => {
      await give(wanted, take)
      return null
    },
  }
}
