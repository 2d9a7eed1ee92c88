/** Somebody came from a service: signed in and allowed, they go straight on; otherwise this page knows what is missing (rows O-1, O-9). */
import { z } from 'zod'
import { seeAccount } from '../../actions/see-account.ts'
import { seeServiceVisit } from '../../actions/visits-from-services.ts'
import type { Client } from '../../core/openid/client.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import { Verdict } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { serviceTexts } from './texts.ts'

export const serviceStep = step({
  path: '/sign-in/service/:visit',
  opens: 'anybody',
  leadsTo: ['/sign-in', '/my-account', '/my-account/two-factor', '/desks'],
  query: z.object({ here: z.enum(['yes']).optional() }),
  show: async (visit): Promise<Answer> => {
    const id = visit.params['visit'] ?? ''
    const seen = await seeServiceVisit(visit.world, id, visit)
    switch (seen.is) {
      case 'gone':
        visit.keepService(null)
        return gone(visit)
      case 'sign-in':
        if (visit.session === null && visit.query['here'] === undefined) return sameSite(visit, id)
        visit.keepService({ id, client: seen.client.key, again: seen.again })
        return { go: '/sign-in' }
      case 'second-factor':
        visit.keepService(null)
        return { show: <NeedsFactor visit={visit} client={seen.client} id={id} /> }
      case 'kept-out':
        visit.keepService(null)
        return keptOut(visit, seen.client)
      case 'not-for-you':
        visit.keepService(null)
        return notForYou(visit, seen.client)
      case 'on':
        visit.keepService(null)
        return on(visit, seen.client, seen.path)
    }
  },
  fields: z.object({}),
  submit: async (visit) => {
    const id = visit.params['visit'] ?? ''
    const seen = await seeServiceVisit(visit.world, id, visit)
    if (seen.is !== 'second-factor') return { go: `/sign-in/service/${id}` }
    visit.keepService({ id, client: seen.client.key, again: false })
    return { go: '/my-account/two-factor' }
  },
})

/**
 * A page of ours that goes on by itself: whoever comes from another site does not send the session's cookie, which is for
 * our own pages alone (SameSite=Strict, case S-07); from here it is sent.
 */
function sameSite(visit: Visit, id: string): Answer {
  const { here: texts } = serviceTexts(visit.language)
  const next = visit.to(`/sign-in/service/${id}?here=yes`)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} goesOnTo={next}>
        <Actions>
          <ButtonLink href={next}>{texts.button}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

/** An answer of its own and no redirect: a form that was just sent may lead to our own pages only (form-action). */
function on(visit: Visit, client: Client, path: string): Answer {
  const { on: texts } = serviceTexts(visit.language)
  return {
    show: (
      <Page
        visit={visit}
        title={texts.title(client.name[visit.language])}
        intro={texts.intro}
        goesOnTo={path}
      >
        <Actions>
          <ButtonLink href={path}>{texts.button}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

function gone(visit: Visit): Answer {
  const { gone: texts } = serviceTexts(visit.language)
  return {
    status: 404,
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <Actions>
          <ButtonLink href={visit.to('/my-account')} variant="secondary">
            {texts.account}
          </ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

function NeedsFactor({ visit, client, id }: { visit: Visit; client: Client; id: string }) {
  const { secondFactor: texts } = serviceTexts(visit.language)
  return (
    <Page visit={visit} title={texts.title} intro={texts.intro(client.name[visit.language])}>
      <Form action={visit.to(`/sign-in/service/${id}`)} csrf={visit.csrf}>
        <Actions>
          <Button>{texts.submit}</Button>
          <ButtonLink href={visit.to('/my-account')} variant="secondary">
            {texts.account}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

async function keptOut(visit: Visit, client: Client): Promise<Answer> {
  const { keptOut: texts } = serviceTexts(visit.language)
  const seen = visit.session ? await seeAccount(visit.world, visit.session) : null
  return {
    status: 403,
    show: (
      <Page visit={visit} title={texts.title(client.name[visit.language])} intro={texts.intro} layout="page">
        <Verdict visit={visit} hindrances={seen?.hindrances ?? []} />
        <WaysOn visit={visit} />
      </Page>
    ),
  }
}

function notForYou(visit: Visit, client: Client): Answer {
  const { notForYou: texts } = serviceTexts(visit.language)
  const service = client.name[visit.language]
  return {
    status: 403,
    show: (
      <Page visit={visit} title={texts.title(service)}>
        <Prose>
          <p>{texts.text(service)}</p>
        </Prose>
        <WaysOn visit={visit} />
      </Page>
    ),
  }
}

function WaysOn({ visit }: { visit: Visit }) {
  const { keptOut: texts } = serviceTexts(visit.language)
  return (
    <Actions>
      <ButtonLink href={visit.to('/my-account')}>{texts.account}</ButtonLink>
      <ButtonLink href={visit.to('/desks')} variant="secondary">
        {texts.desks}
      </ButtonLink>
    </Actions>
  )
}
