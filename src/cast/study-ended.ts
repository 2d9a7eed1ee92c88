/** A student whose study has ended, while the term is paid: the account stays for a time, services that close with the study do not (field 29). */
import { noFacts } from '../core/person/facts.ts'
import { firstStudy, paidAutumn } from './newcomers.ts'
import type { TestWorld } from './test-world.ts'

/** Makes a person such a student. `on`: the last day, `2026-09-09`. Verdicts are settled by whoever asks next. */
export async function endStudy({ world }: TestWorld, personId: string, on: string): Promise<void> {
  const facts = {
    ...noFacts,
    registers: ['fs'],
    studies: [{ ...firstStudy, from: '2024-08-10', ended: { on, why: 'completed' } }],
    semesters: [{ ...paidAutumn, void: false }],
  }
  await world.store
    .updateTable('person')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', personId)
    .execute()
}
