/** What a project is called on a page: in its language, in whichever other the register has, else by its key. */
import type { Visit } from './visit.ts'

/** The register's names of a project, by language. */
export type NamedProject = { key: string; name: Partial<Record<Visit['language'], string>> }

/** In the language of the page, or whichever the register has. */
export function projectName({ name, key }: NamedProject, { language }: Visit): string {
  return name[language] ?? name.en ?? name.nb ?? name.nn ?? key
}
