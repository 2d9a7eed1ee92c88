/** Whoever opened the link from the mail types the PIN, and nothing else: the link says who it is (case P-02). */
import { z } from 'zod'
import { ownerOfActivationLink } from '../../actions/activation-link.ts'
import { proveByPin } from '../../actions/prove-by-pin.ts'
import { pin } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { hindered } from '../../web/activation-hindered/hindered.tsx'
import { Advice, Pin } from './prove-page.tsx'
import { activationTexts } from './texts.ts'
import { Way } from './way.tsx'

export const link = step({
  path: '/activate-account/link',
  opens: 'anybody',
  leadsTo: ['/activate-account/rules', '/activate-account/password', '/activate-account'],
  proves: [
    {
      proof: 'pin',
      for: 'activate-account',
      leads: ['/activate-account/rules', '/activate-account/password'],
    },
  ],
  show: async (visit) =>
    (await ownerOfActivationLink(visit.world, visit.linkKey)) === null ? dead(visit) : page(visit, null),
  fields: z.object({ pin }),
  submit: async (visit, typed) => {
    const texts = activationTexts(visit.language)
    if (typed.pin.trim() === '') return page(visit, { status: 422, error: texts.prove.emptyPin })
    const proof = { by: 'mail-link', key: visit.linkKey, pin: typed.pin } as const
    const proved = await proveByPin(visit.world, proof, visit.browser(), visit.from)
    switch (proved.is) {
      case 'proved':
        visit.opened(proved.opened)
        visit.keepLinkKey(null)
        return { go: proved.next }
      case 'hindered':
        return hindered(visit, proved.hindrances, { reminded: proved.reminded })
      case 'link-dead':
      case 'link-needed':
        return dead(visit)
      case 'slow-down':
        return page(visit, { status: 429, error: texts.prove.slowDown })
      case 'no-match':
        return page(visit, {
          status: 422,
          error: texts.link.noMatch(visit.world.institution.pin.access.wrongTries),
        })
    }
  },
})

function page(visit: Visit, failed: { status: 422 | 429; error: string } | null): Answer {
  const { link: texts, prove } = activationTexts(visit.language)
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro}
        failed={failed !== null}
        above={<Way visit={visit} at="proof" />}
      >
        {failed ? (
          <>
            <ErrorSummary language={visit.language} errors={[{ field: 'pin', text: failed.error }]} />
            <Advice visit={visit} />
          </>
        ) : null}
        <Form action={visit.to('/activate-account/link')} csrf={visit.csrf}>
          <Pin visit={visit} error={failed?.error} />
          <Actions>
            <Button>{prove.next}</Button>
          </Actions>
        </Form>
        <p>
          <Link href={visit.to('/forgotten-pin')}>{prove.newPin}</Link>
        </p>
      </Page>
    ),
  }
}

function dead(visit: Visit): Answer {
  const texts = activationTexts(visit.language).link.dead
  return {
    status: 422,
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <Actions>
          <ButtonLink href={visit.to('/activate-account')}>{texts.next}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
