/** Something failed on our side, or the page is not there: what to do, and the number to tell the desk. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../core/language.ts'
import { ButtonLink } from './button.tsx'
import { lookTexts } from './texts.ts'

export type ErrorPageProps = {
  language: Language
  /** With the language prefix. */
  front: string
  /** Where the button leads, in words; "To the front page" unless said. */
  label?: string
  reference?: string
  children: ComponentChildren
}

/** The content of the page; its heading is the shell's title. */
export function ErrorPage({ language, front, label, reference, children }: ErrorPageProps) {
  const texts = lookTexts(language)
  return (
    <div class="ad-error-page">
      <div class="ad-prose">{children}</div>
      {reference === undefined ? null : (
        <p class="ad-reference">
          {`${texts.reference}: `}
          <code id="reference">{reference}</code>
        </p>
      )}
      <ButtonLink href={front} variant="secondary">
        {label ?? texts.front}
      </ButtonLink>
    </div>
  )
}
