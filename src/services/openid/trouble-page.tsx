/** What somebody sees when a request of a service leads nowhere: it is never sent on to an address that is not registered (case D-01). */
import { ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { renderDocument } from '../../web/look/render-document.ts'
import { Page } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { openidTexts } from './texts.ts'

/** Too many came from this address and did not get in: nothing is wrong with the service or with the account. */
export function crowdedDocument(visit: Visit): string {
  const { crowded } = openidTexts(visit.language)
  return renderDocument(<Page visit={visit} title={crowded.title} intro={crowded.intro} failed />)
}

/** The document; the provider's own words are for those who run the service. */
export function troubleDocument(visit: Visit, error: string, description: string | undefined): string {
  const texts = openidTexts(visit.language)
  return renderDocument(
    <Page visit={visit} title={texts.title} intro={texts.intro} failed>
      <Prose>
        <h2>{texts.code}</h2>
        <p>
          <code>{description === undefined ? error : `${error}: ${description}`}</code>
        </p>
      </Prose>
      <Actions>
        <ButtonLink href={visit.to('/my-account')} variant="secondary">
          {texts.account}
        </ButtonLink>
      </Actions>
    </Page>,
  )
}
