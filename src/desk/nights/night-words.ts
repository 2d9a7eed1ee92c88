/** How a night or a run stands, as a tag. */
import type { TagKind } from '../../web/look/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import { nightTexts } from './texts.ts'

const kinds: Record<'running' | 'done' | 'refused', TagKind> = {
  running: 'info',
  done: 'success',
  refused: 'danger',
}

/** The state of a night in a word and a colour. */
export function nightTag(
  visit: Visit,
  state: 'running' | 'done' | 'refused',
): { words: string; kind: TagKind } {
  return { words: nightTexts(visit.language).nights.state[state], kind: kinds[state] }
}
