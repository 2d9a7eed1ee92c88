/** A moment in words, which machines can read too. */

/** `iso` as ISO 8601, `text` as the page says it. */
export type Moment = { iso: string; text: string }

export function When({ at }: { at: Moment }) {
  return <time dateTime={at.iso}>{at.text}</time>
}
