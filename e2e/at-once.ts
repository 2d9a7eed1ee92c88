/** Many people who activate at the same moment, each with a browser of their own. */
import type { Newcomer } from './newcomers.ts'
import { activate, type Activated, outsider } from './outsider.ts'
import type { Demo } from './running-demo.ts'

export type Try = { one: Newcomer; password: string }

/** What came of it; `lost` when the connection ended before an answer. */
export type Outcome = (Activated | { is: 'lost'; because: string }) & Try

/** All begin together; gives every outcome in the order of the tries, and how long all of it took. */
export async function activateAll(
  demo: Pick<Demo, 'port'>,
  institution: string,
  tries: readonly Try[],
): Promise<{ outcomes: Outcome[]; milliseconds: number }> {
  const began = performance.now()
  const outcomes = await Promise.all(tries.map(async (each) => activateOne(demo, institution, each)))
  return { outcomes, milliseconds: performance.now() - began }
}

async function activateOne(demo: Pick<Demo, 'port'>, institution: string, each: Try): Promise<Outcome> {
  try {
    return { ...(await activate(outsider(demo, institution), each.one, each.password)), ...each }
  } catch (error) {
    return { is: 'lost', because: String(error), ...each }
  }
}
