/** Where somebody is on the way: "Step 2 of 4". */
import type { Language } from '../../core/language.ts'
import { lookTexts } from './texts.ts'

export type StepsProps = { language: Language; now: number; all: number; name?: string }

export function Steps({ language, now, all, name }: StepsProps) {
  const places = Array.from({ length: all }, (_, place) => place + 1)
  return (
    <div class="ad-steps">
      <p class="ad-steps__words">
        {`${name === undefined ? '' : `${name} · `}${lookTexts(language).step(now, all)}`}
      </p>
      <span class="ad-steps__bar" aria-hidden="true">
        {places.map((place) => (
          <span key={place} data-state={place < now ? 'done' : place === now ? 'now' : 'later'} />
        ))}
      </span>
    </div>
  )
}
