/** Every page stands in this frame: name and language on top, one heading, the content, and whom to ask below. */
import type { ComponentChildren } from 'preact'
import { languageNames, languages as allLanguages } from '../../core/language.ts'
import type { Language, Words } from '../../core/language.ts'
import { Arcade, Mark } from './arcade.tsx'
import { Icon } from './icon.tsx'
import { lookTexts } from './texts.ts'

/** The institution as a page shows it. */
export type ShellInstitution = {
  key: string
  name: Words
  /** The name in everyday speech, beside the mark: `OsloMet`, `NTNU`. */
  short: string
  /** The institution's own logo, if it gives one; otherwise a mark in its colours. */
  logo?: { href: string; width: number; height: number }
}

/** The addresses of what a page loads; see `lookFor` in files.ts. */
export type ShellFiles = {
  stylesheet: string
  theme: string
  script: string
  icon: string
  font: string
  colourBar: { light: string; dark: string }
}

export type ShellLink = { href: string; label: string; current?: boolean }

export type ShellProps = {
  institution: ShellInstitution
  files: ShellFiles
  language: Language
  languages?: readonly Language[]
  /** `/en` when the address carries the language, else empty. */
  prefix?: string
  /** This page's path without the language prefix; the language links lead to it. */
  path: string
  /** The one `<h1>` of the page, and its title. */
  title: string
  /** One or two sentences under the heading. */
  intro?: ComponentChildren
  /** Above the heading: `<Steps …>`. */
  above?: ComponentChildren
  /** True when the page comes back with an error summary: the title says so. */
  failed?: boolean
  /** `form`: one question in a narrow sheet. `page`: cards side by side. `front`: the front page. */
  layout?: 'form' | 'page' | 'front'
  /** The account's pages, for somebody signed in. */
  nav?: readonly ShellLink[]
  signedIn?: { name: string; signOut: string; csrf: string }
  footer: { accessibility: string; privacy: string; desk: DeskContact }
  children?: ComponentChildren
}

/** Whom to ask. */
export type DeskContact = { name: string; href: string; phone?: string; email?: string; hours?: string }

/** A whole document; hand it to `renderDocument()` in render-document.ts. */
export function Shell(props: ShellProps) {
  const layout = props.layout ?? 'form'
  return (
    <html lang={props.language}>
      <Head {...props} />
      <body class={`ad-body ad-body--${layout}`}>
        <a class="ds-skip-link" href="#main">
          {lookTexts(props.language).skip}
        </a>
        <Header {...props} />
        {layout === 'form' ? <Sheet {...props} /> : <Wide {...props} />}
        {props.signedIn ? <SignOut {...props.signedIn} /> : null}
        <Footer {...props} />
      </body>
    </html>
  )
}

/** One question on a white sheet that lies over the band. */
function Sheet(props: ShellProps) {
  return (
    <>
      <div class="ad-band">
        <div class="ad-band__row">
          <Arcade />
        </div>
      </div>
      <main id="main" class="ad-main" tabIndex={-1}>
        <Heading {...props} />
        {props.children}
      </main>
    </>
  )
}

/** The heading on the band, then cards side by side. */
function Wide(props: ShellProps) {
  return (
    <main id="main" class="ad-main" tabIndex={-1}>
      <div class="ad-band">
        <div class="ad-band__row">
          <Arcade />
          <Heading {...props} />
        </div>
      </div>
      <div class="ad-content">{props.children}</div>
    </main>
  )
}

function Head({ title, failed, institution, language, files }: ShellProps) {
  const texts = lookTexts(language)
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${failed ? texts.errorInTitle : ''}${title} – ${institution.short}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
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

function Heading({ title, intro, above, layout }: ShellProps) {
  return (
    <div class="ad-heading">
      {above}
      <h1 class="ds-heading ad-h1" data-size={layout === 'front' ? '2xl' : 'lg'}>
        {title}
      </h1>
      {intro === undefined ? null : <div class="ad-intro">{intro}</div>}
    </div>
  )
}

function Header(props: ShellProps) {
  const texts = lookTexts(props.language)
  return (
    <header class="ad-header">
      <div class="ad-header__row">
        <a class="ad-wordmark" href={`${props.prefix ?? ''}/`}>
          <Logo institution={props.institution} />
          <span class="ad-wordmark__words">
            <span class="ad-wordmark__name">{props.institution.short}</span>
            <span class="ad-wordmark__what">{texts.account}</span>
          </span>
        </a>
        <LanguageSwitch {...props} />
      </div>
      {props.signedIn ? <SignedIn {...props} signedIn={props.signedIn} /> : null}
    </header>
  )
}

function Logo({ institution: { logo } }: { institution: ShellInstitution }) {
  if (!logo) return <Mark />
  return <img class="ad-logo" src={logo.href} width={logo.width} height={logo.height} alt="" />
}

/** Links that keep the page (mission A-1, N-10). */
function LanguageSwitch({ language, languages = allLanguages, path }: ShellProps) {
  if (languages.length < 2) return null
  return (
    <nav class="ad-languages" aria-label={lookTexts(language).languages}>
      <ul>
        {languages.map((other) => (
          <li key={other}>
            <a
              href={`/${other}${path}`}
              lang={other}
              hreflang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SignedIn({
  language,
  nav = [],
  signedIn,
}: ShellProps & { signedIn: NonNullable<ShellProps['signedIn']> }) {
  const texts = lookTexts(language)
  return (
    <div class="ad-signed-in">
      <nav class="ad-nav" aria-label={texts.menu}>
        <ul>
          {nav.map((link) => (
            <li key={link.href}>
              <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="ad-sign-out">
        <span class="ad-sign-out__name">
          <span class="ds-sr-only">{`${texts.signedInAs} `}</span>
          {signedIn.name}
        </span>
        <button class="ad-sign-out__button" type="submit" form="sign-out">
          {texts.signOut}
        </button>
      </div>
    </div>
  )
}

/** Stands after the page's own form, which is the first of the page; the button in the header refers to it. */
function SignOut({ signOut, csrf }: NonNullable<ShellProps['signedIn']>) {
  return (
    <form id="sign-out" method="post" action={signOut}>
      <input type="hidden" name="csrf" value={csrf} />
    </form>
  )
}

function Footer({ language, institution, footer }: ShellProps) {
  const texts = lookTexts(language)
  const { desk } = footer
  return (
    <footer class="ad-footer">
      <div class="ad-footer__row">
        <p class="ad-footer__name">{institution.name[language]}</p>
        <p class="ad-footer__desk">
          <a class="ds-link" href={desk.href}>
            {desk.name}
          </a>
          {desk.phone ? (
            <a class="ds-link" href={`tel:${desk.phone.replace(/[^+\d]/g, '')}`}>
              {desk.phone}
            </a>
          ) : null}
          {desk.email ? (
            <a class="ds-link" href={`mailto:${desk.email}`}>
              {desk.email}
            </a>
          ) : null}
          {desk.hours ? (
            <span class="ad-footer__hours">
              <Icon name="clock" />
              {desk.hours}
            </span>
          ) : null}
        </p>
        <nav aria-label={texts.footer}>
          <ul class="ad-footer__links">
            <li>
              <a class="ds-link" href={footer.accessibility}>
                {texts.accessibility}
              </a>
            </li>
            <li>
              <a class="ds-link" href={footer.privacy}>
                {texts.privacy}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
