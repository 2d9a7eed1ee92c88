/** The foot of every page: whom to ask and when, accessibility and privacy. */
import { Icon } from './icon.tsx'
import type { ShellProps } from './shell-props.ts'
import { lookTexts } from './texts.ts'

export function Footer({ language, institution, footer }: ShellProps) {
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
            {footer.help ? (
              <li>
                <a class="ds-link" href={footer.help}>
                  {texts.help}
                </a>
              </li>
            ) : null}
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
