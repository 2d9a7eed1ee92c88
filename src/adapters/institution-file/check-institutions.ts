/** Reads every university's file in a folder, and finds what two of them cannot both have. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Institution } from '../../core/institution/institution.ts'
import { readGuides } from './guides/read-guides.ts'
import { readLogo } from './logo.ts'
import { inOneLine, type KeyPath, type Problem } from './problem.ts'
import { readInstitution } from './read-institution.ts'
import { unsendableTexts } from './text-messages.ts'

export type CheckedInstitutions =
  { ok: true; institutions: Institution[] } | { ok: false; problems: Problem[] }

type Good = { file: string; institution: Institution; problemAt(path: KeyPath, reason: string): Problem }

/** All institutions in the order of their keys, or all problems of all files. Nothing is half loaded. */
export async function checkInstitutions(directory: string): Promise<CheckedInstitutions> {
  const files = (await readdir(directory)).filter((name) => /\.ya?ml$/.test(name)).sort()
  if (files.length === 0) return { ok: false, problems: [nothingIn(directory)] }
  const problems: Problem[] = []
  const good: Good[] = []
  for (const file of files) {
    const read = readInstitution(file, await readFile(join(directory, file), 'utf8'))
    if ('problems' in read) problems.push(...read.problems)
    else good.push({ file, ...read })
  }
  problems.push(...good.flatMap(misnamed), ...good.flatMap((here, at) => clashes(here, good.slice(0, at))))
  problems.push(...good.flatMap(({ institution, problemAt }) => unsendableTexts(institution, problemAt)))
  problems.push(...(await Promise.all(good.map((one) => unusableLogo(directory, one)))).flat())
  const guides = await Promise.all(good.map(async ({ institution }) => readGuides(directory, institution)))
  problems.push(...onceEach(guides.flatMap((read) => read.problems)))
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, institutions: good.map(({ institution }) => institution) }
}

function nothingIn(directory: string): Problem {
  return { file: directory, line: 1, column: 1, path: '', reason: 'holds no institution: no file <key>.yaml' }
}

/** A common guide is read for every institution; what is wrong with it anywhere is told once. */
function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [inOneLine(problem), problem])).values()]
}

/** The file's name is the key, so that one finds the file and two files never claim one key. */
function misnamed({ file, institution, problemAt }: Good): Problem[] {
  return file === `${institution.key}.yaml`
    ? []
    : [
        problemAt(
          ['key'],
          `must be ${basename(file).replace(/\.ya?ml$/, '')}, as the file is called, and end in .yaml`,
        ),
      ]
}

/** What the outside tells institutions apart by: two with the same would be mistaken for each other. */
function clashes({ institution: here, problemAt }: Good, others: Good[]): Problem[] {
  return others.flatMap(({ file, institution: other }) => {
    const taken = (path: KeyPath) => problemAt(path, `is taken by ${file}`)
    const both = (value: (one: Institution) => string | null) =>
      value(here) !== null && value(here) === value(other)
    return [
      ...(both((one) => one.key) ? [taken(['key'])] : []),
      ...here.hosts.flatMap((host, at) => (other.hosts.includes(host) ? [taken(['hosts', at])] : [])),
      ...(both((one) => one.identifiers.realm) ? [taken(['identifiers', 'realm'])] : []),
      ...(both((one) => one.identifiers.openid) ? [taken(['identifiers', 'openid'])] : []),
      ...(both((one) => one.database.addressFrom) ? [taken(['database', 'addressFrom'])] : []),
      ...(mailDomains(here).some((domain) => mailDomains(other).includes(domain))
        ? [taken(['mailAddresses'])]
        : []),
    ]
  })
}

function mailDomains({ mailAddresses: { domain, students, employees } }: Institution): string[] {
  return [domain, students, employees].filter((name) => name !== null)
}

async function unusableLogo(directory: string, { institution, problemAt }: Good): Promise<Problem[]> {
  const logo = await readLogo(directory, institution)
  return logo !== null && 'reason' in logo ? [problemAt(['look', 'logo', 'file'], logo.reason)] : []
}
