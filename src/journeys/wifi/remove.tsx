/** One secret of a device, or all of them, open nothing any more. */
import { z } from 'zod'
import { revokeAllDeviceSecrets, revokeDeviceSecret } from '../../actions/network/wifi-secrets.ts'
import { seeWifi } from '../../actions/network/see-wifi.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { offersSecrets } from './offered.ts'
import { wifiTexts } from './texts.ts'

export const removeDeviceStep = step({
  path: '/my-account/wifi/remove/:id',
  opens: 'full',
  leadsTo: ['/my-account/wifi'],
  show: async (visit) => (offersSecrets(visit) ? askOne(visit) : errorPage(visit, 'notFound')),
  fields: z.object({}),
  submit: async (visit) => {
    if (!visit.session) return { go: '/sign-in' }
    const id = idIn(visit)
    const done = id !== null && (await revokeDeviceSecret(visit.world, visit.session, id))
    return { go: done ? '/my-account/wifi?done=one' : '/my-account/wifi' }
  },
})

export const removeAllDevicesStep = step({
  path: '/my-account/wifi/remove-all',
  opens: 'full',
  leadsTo: ['/my-account/wifi'],
  show: async (visit) => (offersSecrets(visit) ? askAll(visit) : errorPage(visit, 'notFound')),
  fields: z.object({}),
  submit: async (visit) => {
    if (!visit.session) return { go: '/sign-in' }
    const many = await revokeAllDeviceSecrets(visit.world, visit.session)
    return { go: many > 0 ? '/my-account/wifi?done=all' : '/my-account/wifi' }
  },
})

/** An id as we make them, or none: nothing else is asked of the store. */
function idIn(visit: Visit): string | null {
  const id = visit.params['id'] ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null
}

async function askOne(visit: Visit): Promise<Answer> {
  const { remove } = wifiTexts(visit.language)
  const id = idIn(visit)
  const seen = visit.session ? await seeWifi(visit.world, visit.session) : null
  const secret = seen?.secrets.find((each) => each.id === id)
  if (!secret) return { go: '/my-account/wifi' }
  const path = `/my-account/wifi/remove/${secret.id}`
  return ask(visit, { ...remove, path, title: remove.title(secret.label) })
}

async function askAll(visit: Visit): Promise<Answer> {
  const { removeAll, devices } = wifiTexts(visit.language)
  const seen = visit.session ? await seeWifi(visit.world, visit.session) : null
  const many = seen?.secrets.length ?? 0
  const text = many === 0 ? devices.none : removeAll.text(many)
  return ask(visit, { ...removeAll, path: '/my-account/wifi/remove-all', text })
}

type Asking = { title: string; text: string; submit: string; keep: string; path: string }

function ask(visit: Visit, { title, text, submit, keep, path }: Asking): Answer {
  return {
    show: (
      <Page visit={visit} title={title} intro={text}>
        <Form action={visit.to(path)} csrf={visit.csrf}>
          <Actions>
            <Button danger>{submit}</Button>
            <ButtonLink href={visit.to('/my-account/wifi')} variant="secondary">
              {keep}
            </ButtonLink>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
