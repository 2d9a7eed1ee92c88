/** 200 people of one name activate at the same moment on the running demo: 200 usernames, and everybody can sign in. */
import { activateAll } from '../e2e/at-once.ts'
import { student, writeFileOf } from '../e2e/newcomers.ts'
import { outsider, signIn } from '../e2e/outsider.ts'
import { endDemo, startDemo } from '../e2e/running-demo.ts'
import { termBegins } from '../e2e/shared-demo.ts'
import type { Prove } from './proof.ts'

export const about = '200 namesakes activate at the same moment: 200 distinct usernames, none lost'
export const rounds = 3

const institution = 'ntnu'

export const prove: Prove<{ milliseconds: readonly number[] }> = async function* ({
  rounds: left,
  state,
  log,
}) {
  const took = [...(state.milliseconds ?? [])]
  const demo = await startDemo({ now: termBegins })
  try {
    for (let round = 0; round < left; round += 1) {
      const people = Array.from({ length: 200 }, (_, place) =>
        student(5_000 + round * 200 + place, { given: 'Kari', family: 'Nordmann' }),
      )
      const file = await writeFileOf(demo, { institution, generated: await demo.now(), people })
      const said = await demo.command('import', file, '--apply')
      if (said.code !== 0) throw new Error(`${said.out}${said.err}`)
      const tries = people.map((one) => ({ one, password: `Sju svaner på 1 sky over ${one.studentNumber}` }))
      const { outcomes, milliseconds } = await activateAll(demo, institution, tries)
      const names = new Set<string>()
      for (const outcome of outcomes) {
        if (outcome.is !== 'activated') throw new Error(`not activated: ${JSON.stringify(outcome)}`)
        names.add(outcome.username)
        const page = await signIn(outsider(demo, institution), outcome.username, outcome.password)
        if (page.path !== '/my-account') throw new Error(`${outcome.username} cannot sign in: ${page.status}`)
      }
      if (names.size !== 200) throw new Error(`${names.size} usernames for 200 people`)
      log(`200 activations in ${(milliseconds / 1000).toFixed(1)} s`)
      took.push(Math.round(milliseconds))
      yield { milliseconds: took }
    }
  } finally {
    await endDemo(demo)
  }
  return `slowest: ${(Math.max(...took) / 1000).toFixed(1)} s for 200 whole activations`
}
