/** What is registered, line by line: the name of the fact, the fact, and where it is corrected. */
import type { ComponentChildren } from 'preact'

export type Fact = { term: string; value: ComponentChildren; note?: ComponentChildren }

export function DefinitionList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="ad-facts">
      {facts.map(({ term, value, note }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {note === undefined ? null : <span class="ad-facts__note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
