/** The top of every page: whose it is, the language switch, and for somebody signed in the account's pages. */
import { languageNames, languages as allLanguages } from '../../core/language.ts'
import { Mark } from './arcade.tsx'
import { exact } from './exact.ts'
import type { ShellInstitution, ShellProps } from './shell-props.ts'
import { lookTexts } from './texts.ts'

export function Header(props: ShellProps) {
  const texts = lookTexts(props.language)
  return (
    <header class="ad-header">
      <div class="ad-header__row">
        <a class="ad-wordmark" href={`${props.prefix ?? ''}/`}>
          <Logo institution={props.institution} />
          <span class="ad-wordmark__words">
            {props.institution.logo ? null : <span class="ad-wordmark__name">{props.institution.short}</span>}
            <span class="ad-wordmark__what">{texts.account}</span>
          </span>
        </a>
        <LanguageSwitch {...props} />
      </div>
      {props.shared ? <SharedComputer language={props.language} /> : null}
      {props.signedIn ? <SignedIn {...props} signedIn={props.signedIn} /> : null}
    </header>
  )
}

function Logo({ institution: { logo } }: { institution: ShellInstitution }) {
  if (!logo) return <Mark />
  return <img class="ad-logo" src={logo.href} width={logo.width} height={logo.height} alt={logo.alt} />
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

/** Said on every page, with the one big button that ends it (row N-9). */
function SharedComputer({ language }: Pick<ShellProps, 'language'>) {
  const { shared } = lookTexts(language)
  return (
    <div class="ad-shared" role="region" aria-label={shared.title}>
      <div class="ad-shared__row">
        <p>{shared.says}</p>
        <button class="ds-button ad-button ad-shared__end" type="submit" form="sign-out">
          {shared.end}
        </button>
      </div>
    </div>
  )
}

function SignedIn({
  language,
  nav = [],
  signedIn,
  shared,
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
          <span {...exact}>{signedIn.name}</span>
        </span>
        {shared ? null : (
          <button class="ad-sign-out__button" type="submit" form="sign-out">
            {texts.signOut}
          </button>
        )}
      </div>
    </div>
  )
}

/** Stands after the page's own form, which is the first of the page; the button in the header refers to it. */
export function SignOut({ signOut, csrf }: NonNullable<ShellProps['shared']>) {
  return (
    <form id="sign-out" method="post" action={signOut}>
      <input type="hidden" name="csrf" value={csrf} />
    </form>
  )
}
