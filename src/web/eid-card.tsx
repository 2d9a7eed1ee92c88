/** The way with electronic ID, first on every page where it is one: quickest for most people, and the safest. */
import type { EidPurpose } from '../core/secrets/eid-purpose.ts'
import { ButtonLink } from './look/button.tsx'
import { Card } from './look/card.tsx'
import { Actions } from './look/form.tsx'
import { mailCodeWords } from './mail-code/words.ts'
import { SharedComputerLink } from './shared-computer/tick.tsx'
import type { Visit } from './visit.ts'

type EidCardProps = {
  visit: Visit
  purpose: EidPurpose
  /** It is one of several ways, and not the first. */
  quiet?: boolean
  /** What is said besides. */
  text?: string
}

/** Whether somebody here activates with electronic ID (row N-5). */
export function activatesByEid({ world }: Visit): boolean {
  const { activation, eid } = world.institution
  return (
    eid.offered && world.eid !== null && activation.who.some((who) => activation.ways[who].includes('eid'))
  )
}

/** A card with the link out to the provider. */
export function EidCard({ visit, purpose, quiet, text }: EidCardProps) {
  const texts = mailCodeWords(visit.language)
  return (
    <Card title={texts.eidTitle} id="eid">
      {text === undefined ? null : <p>{text}</p>}
      <p>{texts.eidText}</p>
      <Actions>
        <ButtonLink href={visit.to(`/electronic-id/${purpose}`)} variant={quiet ? 'secondary' : 'primary'}>
          {texts.eid}
        </ButtonLink>
      </Actions>
      <SharedComputerLink visit={visit} />
    </Card>
  )
}
