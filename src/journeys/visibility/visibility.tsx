/** What others see: number and picture, each with who decided it and when; chosen here or in the register, which a later change there overrules (O-17, O-18). */
import { z } from 'zod'
import { chooseVisibility } from '../../actions/choose-visibility.ts'
import { seeVisibility, type SeenVisibility } from '../../actions/see-visibility.ts'
import { type Thing, things } from '../../core/person/visibility.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { tick } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { decidedBy } from '../../web/visibility/decided.ts'
import { OneThing } from './one-thing.tsx'
import { visibilityTexts } from './texts.ts'

/** How the page had shown it, so that a box nobody touched chooses nothing. */
const seenAs = z.enum(['shown', 'hidden']).optional()

/** Any word at all is a tick; broken letters are none, and what they meant is not guessed. */
const shownTick = tick.refine((value) => value === undefined || /^[\x20-\x7e]*$/.test(value))

export const visibilityStep = step({
  path: '/my-account/visibility',
  opens: 'full',
  leadsTo: ['/my-account/visibility', '/my-account'],
  sets: ['visibility'],
  query: z.object({ saved: z.enum(['yes', 'no']).optional() }),
  show: async (visit) => {
    const seen = await seenBy(visit)
    return seen === null ? errorPage(visit, 'notFound') : page(visit, seen)
  },
  fields: z.object({
    showMobile: shownTick,
    showPicture: shownTick,
    seenMobile: seenAs,
    seenPicture: seenAs,
  }),
  submit: async (visit, { showMobile, showPicture, seenMobile, seenPicture }) => {
    if (!visit.session) return { go: '/sign-in' }
    if (!isOffered(visit)) return errorPage(visit, 'notFound')
    const chosen = await chooseVisibility(visit.world, visit.session, {
      mobile: { shown: isTicked(showMobile), seen: seenMobile ? seenMobile === 'shown' : null },
      picture: { shown: isTicked(showPicture), seen: seenPicture ? seenPicture === 'shown' : null },
    })
    if (chosen === null) return errorPage(visit, 'notFound')
    return { go: `/my-account/visibility?saved=${chosen.length > 0 ? 'yes' : 'no'}` }
  },
})

function isTicked(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}

function isOffered({ world }: Visit): boolean {
  return world.institution.features.visibility
}

/** Null: the institution has no such page, or the account is nobody's in the registers. */
async function seenBy(visit: Visit): Promise<SeenVisibility | null> {
  const personId = visit.session?.personId ?? null
  return isOffered(visit) && personId !== null ? seeVisibility(visit.world, personId) : null
}

function page(visit: Visit, seen: SeenVisibility): Answer {
  const { language, world } = visit
  const texts = visibilityTexts(language)
  const short = world.institution.names.short
  const saved = visit.query['saved']
  const chosen = things.filter((thing) => mayChoose(visit, seen, thing))
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro(short)}>
        {saved === undefined ? null : (
          <Notice kind={saved === 'yes' ? 'success' : 'info'} language={language} announce>
            <p>{saved === 'yes' ? texts.saved : texts.same}</p>
          </Notice>
        )}
        {seen.row.protected ? (
          <Notice kind="info" language={language}>
            <p>{decidedBy(visit, seen.visible.mobile, 'you')}</p>
          </Notice>
        ) : null}
        <Form action={visit.to('/my-account/visibility')} csrf={visit.csrf}>
          {things.map((thing) => (
            <OneThing key={thing} visit={visit} seen={seen} thing={thing} open={chosen.includes(thing)} />
          ))}
          <Actions>
            {chosen.length > 0 ? <Button>{texts.submit}</Button> : null}
            <ButtonLink href={visit.to('/my-account')} variant="secondary">
              {texts.back}
            </ButtonLink>
          </Actions>
        </Form>
      </Page>
    ),
  }
}

/** Who is never shown has nothing to choose. */
function mayChoose({ world }: Visit, { visible }: SeenVisibility, thing: Thing): boolean {
  const { by } = visible[thing]
  return by !== 'protected-address' && by !== 'death' && world.institution.visibility[thing].mayChoose
}
