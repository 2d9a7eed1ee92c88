/** Recovery codes, shown this once; they may be printed, because paper in a drawer is where they belong (O-10). */
import { exact } from './exact.ts'

export function RecoveryCodes({ label, codes }: { label: string; codes: readonly string[] }) {
  return (
    <ol class="ad-codes" id="recovery-codes" aria-label={label}>
      {codes.map((code) => (
        <li key={code} {...exact}>
          {code}
        </li>
      ))}
    </ol>
  )
}
