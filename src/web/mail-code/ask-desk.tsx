/** The way to people, below everything a page can do by itself. */
import { DeskWays } from '../desk-ways.tsx'
import { deskToAsk } from '../verdict/verdict.tsx'
import type { Visit } from '../visit.ts'

/** One line with the desk that helps; nothing where there is none. */
export function AskDesk({ visit, lead }: { visit: Visit; lead: string }) {
  const desk = deskToAsk(visit.world.institution)
  return desk ? <DeskWays visit={visit} desk={desk} lead={lead} /> : null
}
