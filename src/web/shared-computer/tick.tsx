/** "This is a shared computer": a tick where a session begins, and a way to say so first where it begins elsewhere (row N-9). */
import { durationInWords } from '../durations.ts'
import { Checkbox } from '../look/checkbox.tsx'
import { Link } from '../look/link.tsx'
import type { Visit } from '../visit.ts'
import { sharedTexts } from './texts.ts'

/** Inside the form that begins a session; nothing where it was said already. */
export function SharedComputerTick({ visit }: { visit: Visit }) {
  if (!asks(visit)) return null
  const texts = sharedTexts(visit.language)
  const { idle } = visit.world.institution.sessions.sharedComputer
  return (
    <Checkbox
      name="sharedComputer"
      label={texts.tick}
      hint={texts.hint(durationInWords(idle, visit.language))}
    />
  )
}

/** Beside a way that leaves our pages, where a tick would not come along. */
export function SharedComputerLink({ visit }: { visit: Visit }) {
  if (!asks(visit)) return null
  return (
    <p>
      <Link href={visit.to('/shared-computer')}>{sharedTexts(visit.language).link}</Link>
    </p>
  )
}

/** Before the session is opened: it is a short one, and the browser stays a stranger. */
export function noteSharedComputer(visit: Visit, ticked: string | undefined): void {
  if (ticked !== undefined && visit.world.institution.features.sharedComputers) visit.keepShared()
}

function asks({ world, shared }: Visit): boolean {
  return world.institution.features.sharedComputers && !shared
}
