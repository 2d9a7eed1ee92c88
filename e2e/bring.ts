/** Brings people into a running demo the way a university does: a register file and `adgang import`. */
import { expect } from 'vitest'
import { type Newcomer, writeFileOf } from './newcomers.ts'
import type { Demo, Ended } from './running-demo.ts'

export type Brought = { institution: string; people: readonly Newcomer[] }

/** Shows the plan first, which changes nothing; then does it. Students come from FS, employees from HR. */
export async function bring(demo: Demo, { institution, people }: Brought): Promise<void> {
  for (const register of ['fs', 'hr'] as const) {
    const theirs = people.filter(({ who }) => (who === 'student') === (register === 'fs'))
    if (theirs.length === 0) continue
    const file = await writeFileOf(demo, {
      institution,
      register,
      generated: await demo.now(),
      people: theirs,
    })
    const said = await demo.command('import', file, '--apply')
    expect(said, said.err).toMatchObject({ code: 0 })
  }
}

/** The numbers of a plan, as `--json` gives them. */
export async function planOf(
  demo: Demo,
  file: string,
  ...more: string[]
): Promise<Ended & { plan: unknown }> {
  const said = await demo.command('import', file, '--json', ...more)
  return { ...said, plan: JSON.parse(said.out) as unknown }
}
