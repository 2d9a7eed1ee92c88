/** The way with electronic ID, first on every page where it is one: quickest for most people, and the safest. */
import type { EidPurpose } from '../core/secrets/eid-purpose.ts'
import { ButtonLink } from './look/button.tsx'
import { Card } from './look/card.tsx'
import { Actions } from './look/form.tsx'
import { mailCodeWords } from './mail-code/words.ts'
import type { Visit } from './visit.ts'

/** A card with the link out to the provider. `quiet`: it is one of several ways, and not the first. */
export function EidCard({ visit, purpose, quiet }: { visit: Visit; purpose: EidPurpose; quiet?: boolean }) {
  const texts = mailCodeWords(visit.language)
  return (
    <Card title={texts.eidTitle} id="eid">
      <p>{texts.eidText}</p>
      <Actions>
        <ButtonLink href={visit.to(`/electronic-id/${purpose}`)} variant={quiet ? 'secondary' : 'primary'}>
          {texts.eid}
        </ButtonLink>
      </Actions>
    </Card>
  )
}
