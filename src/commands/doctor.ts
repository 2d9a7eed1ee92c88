/** `adgang doctor`: everything that must be right before people rely on it, in plain words; it only looks. */
import type { Finding } from '../core/doctor/finding.ts'

const marks = { good: 'good ', note: 'NOTE ', wrong: 'WRONG' } as const

/** 0: nothing is wrong (there may be notes); 1: something is. */
export function doctorCommand(
  findings: readonly Finding[],
  asked: { json: boolean },
  out: { write(text: string): unknown },
): number {
  const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length
  if (asked.json) out.write(`${JSON.stringify({ wrong: count('wrong'), notes: count('note'), findings })}\n`)
  else {
    for (const { what, institution, state, says, mend } of findings) {
      out.write(`${marks[state]}  ${institution === null ? '' : `${institution}: `}${what}: ${says}\n`)
      if (mend) out.write(`       ${mend.how} (${mend.by})\n`)
    }
    out.write(`${count('wrong')} wrong, ${count('note')} to know, ${count('good')} good.\n`)
  }
  return count('wrong') > 0 ? 1 : 0
}
