/** A short word about the state of a thing. */

export type TagKind = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger'

export function Tag({ kind = 'neutral', children }: { kind?: TagKind; children: string }) {
  return (
    <span class="ds-tag" data-color={kind}>
      {children}
    </span>
  )
}
