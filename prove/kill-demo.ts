/** Ends the running demo with `kill -9` at random while a file is imported and people activate, and looks for what was lost, halved or said twice. */
import { startOfKilling, killRound, type Killing } from '../e2e/killing.ts'
import { endDemo, startDemo } from '../e2e/running-demo.ts'
import { termBegins } from '../e2e/shared-demo.ts'
import type { Prove } from './proof.ts'

export const about =
  'kill -9 at random during imports and activations: nothing lost, nothing half, no notice twice'
export const rounds = 50

/** All rounds of one run are lived through by one folder of data; who is sure of an account is asked for after each. */
export const prove: Prove<{ killed: number }> = async function* ({ rounds: left, state, log }) {
  let killed = state.killed ?? 0
  const first = await startDemo({ now: termBegins })
  const { folder, port } = first
  let killing: Killing = startOfKilling(first)
  try {
    for (let round = 0; round < left; round += 1) {
      killing = await killRound(killing, { again: async () => startDemo({ folder, port }), log })
      const wrong = await killing.whatIsWrong()
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      yield { killed: ++killed }
    }
  } finally {
    await endDemo(killing.demo)
  }
  return `${killed} times killed; ${killing.sure.length} people of this run have what they were shown.`
}
