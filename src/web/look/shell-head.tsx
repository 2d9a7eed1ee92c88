/** What the browser needs before it draws: the title, the colours of its own bar, and which files to load. */
import type { ShellProps } from './shell-props.ts'
import { lookTexts } from './texts.ts'

/** No style and no script inside, so that `style-src 'self'; script-src 'self'` holds (ASVS 3.4.3). */
export function Head({ title, failed, institution, language, files, goesOnTo }: ShellProps) {
  const texts = lookTexts(language)
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${failed ? texts.errorInTitle : ''}${title} – ${institution.short}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {goesOnTo === undefined ? null : <meta http-equiv="refresh" content={`0; url=${goesOnTo}`} />}
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={files.colourBar.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={files.colourBar.dark} />
      <link rel="preload" href={files.font} as="font" type="font/woff2" crossOrigin="anonymous" />
      <link rel="stylesheet" href={files.stylesheet} />
      <link rel="stylesheet" href={files.theme} />
      <link rel="icon" href={files.icon} type="image/svg+xml" />
      <script type="module" src={files.script} />
    </head>
  )
}
