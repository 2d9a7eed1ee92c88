/** One demo for all walks that do not move its clock far: four universities and a fifth from a file of its own. */
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { endDemo, newFolder, root, type RunningDemo, startDemo, type Whereabouts } from './running-demo.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demo: Whereabouts
  }
}

/** A Thursday morning at the start of a term. */
export const termBegins = '2026-08-20T08:00:00+02:00'

/** Everything the fifth university says about itself; the rest is as the program has it. */
const fifth = `key: maritim
names:
  nb: Maritim høgskole
  nn: Maritim høgskule
  en: Maritime University College
  short: Maritim
mailAddresses:
  domain: maritim.example
registers:
  fs:
    name: { nb: studentregisteret, nn: studentregisteret, en: the student register }
    corrected:
      at: { nb: Studentweb, nn: Studentweb, en: Studentweb }
  accounts: {}
`

/** A folder in this one with the four files of ours and the fifth. */
export async function fiveInstitutions(around: string): Promise<string> {
  const folder = join(around, 'institutions')
  await cp(join(root, 'institutions'), folder, { recursive: true })
  await writeFile(join(folder, 'maritim.yaml'), fifth)
  return folder
}

/** A demo of all five, ended by `endDemo`: their files lie beside its data, and go with them. */
export async function startWithFive(): Promise<{ demo: RunningDemo; institutions: string }> {
  const around = await newFolder()
  const institutions = await fiveInstitutions(around)
  const env = { ADGANG_INSTITUTIONS: institutions }
  return { demo: await startDemo({ now: termBegins, folder: join(around, 'data'), env }), institutions }
}

/**
 * Vitest calls this before the first walk, and what it returns after the last. `E2E_DEMO=<port>:<folder>` walks through a
 * demo that runs already, which saves its start while one writes a walk.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [port, folder] = (process.env.E2E_DEMO ?? '').split(':')
  if (port && folder) {
    project.provide('demo', { port: Number(port), folder })
    return () => Promise.resolve()
  }
  const { demo, institutions } = await startWithFive()
  const env = { ADGANG_INSTITUTIONS: institutions }
  project.provide('demo', { port: demo.port, folder: demo.folder, env })
  return async () => endDemo(demo)
}
