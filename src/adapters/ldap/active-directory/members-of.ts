/** Everybody in a group, however many: a domain controller gives the members of a large one in parts. */
import type { Client } from 'ldapts'
import { textsOf } from './existing.ts'

/** A domain controller gives 1,500 values at most in one answer (MaxValRange, MS-ADTS 3.1.1.4.5.31). */
const inOneAnswer = 1_500

/**
 * Asks for a range until the answer says that it was the last: `member;range=1500-*` (MS-ADTS 3.1.1.3.1.3.3). Throws what
 * the directory says. `most`: fewer in one answer, for tests.
 */
export async function membersOf(
  client: Client,
  group: string,
  most = inOneAnswer,
): Promise<readonly string[]> {
  const members: string[] = []
  for (;;) {
    const from = members.length
    const asked = `member;range=${from}-${from + most - 1}`
    const { searchEntries } = await client.search(group, { scope: 'base', attributes: [asked] })
    const answer = Object.entries(searchEntries[0] ?? {}).find(([name]) => /^member(;range=|$)/i.test(name))
    const values = textsOf(answer?.[1])
    members.push(...values)
    const isLast = answer === undefined || !answer[0].includes(';') || answer[0].endsWith('-*')
    if (isLast || values.length === 0) return members
  }
}
