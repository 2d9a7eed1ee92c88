/** Electronic ID opened nothing: what it was, in a sentence or two, and the ways that are left. */
import type { EidPurpose } from '../../core/secrets/eid-purpose.ts'
import { DeskWays } from '../../web/desk-ways.tsx'
import { ButtonLink } from '../../web/look/button.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { electronicIdTexts, type Stopped, type StoppedWords } from './texts.ts'

/** What the reader may do next, beside asking the desk. */
type Way = 'again' | 'back' | 'activate' | 'sign-in'

const statuses: Partial<Record<Stopped, number>> = { unavailable: 503, 'not-offered': 404 }

const ways: Record<Stopped, readonly Way[]> = {
  'not-offered': ['back'],
  'begin-again': ['again', 'back'],
  cancelled: ['again', 'back'],
  'too-weak': ['again', 'back'],
  refused: ['again', 'back'],
  unavailable: ['again', 'back'],
  'no-number': ['back'],
  'unknown-person': ['back'],
  'no-account': ['activate', 'back'],
  'already-activated': ['sign-in'],
}

/** Where each errand began: the page there has the other ways. */
const begunAt: Record<EidPurpose, string> = {
  'sign-in': '/sign-in',
  'sign-in-with-feide': '/sign-in',
  'activate-account': '/activate-account',
  'forgotten-password': '/forgotten-password',
  'forgotten-username': '/forgotten-username',
  'first-factor': '/my-account',
  'lost-second-factor': '/lost-second-factor',
  'it-was-not-me': '/sign-in',
  'why-no-access': '/why-no-access',
}

/** The page. `purpose` null: this browser has no errand, so it begins at the front page. */
export function stopped(visit: Visit, purpose: EidPurpose | null, because: Stopped): Answer {
  const texts = electronicIdTexts(visit.language)
  const words: StoppedWords = texts.stopped[because]
  const { desks } = visit.world.institution
  const desk = desks.find((candidate) => candidate.role === 'it') ?? desks[0]
  return {
    status: statuses[because] ?? 200,
    show: (
      <Page visit={visit} title={words.title} intro={words.says}>
        <Actions>
          {ways[because].map((way, place) => {
            const href = hrefOf(way, purpose)
            return href === null ? null : (
              <ButtonLink key={way} href={visit.to(href)} variant={place === 0 ? 'primary' : 'secondary'}>
                {texts.ways[way]}
              </ButtonLink>
            )
          })}
        </Actions>
        {desk ? <DeskWays visit={visit} desk={desk} lead={texts.ask} /> : null}
      </Page>
    ),
  }
}

function hrefOf(way: Way, purpose: EidPurpose | null): string | null {
  switch (way) {
    case 'again':
      return purpose === null ? null : `/electronic-id/${purpose}`
    case 'back':
      return purpose === null ? '/' : begunAt[purpose]
    case 'activate':
      return '/activate-account'
    case 'sign-in':
      return '/sign-in'
  }
}
