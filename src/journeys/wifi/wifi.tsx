/** Wi-Fi of my account: devices with an old password, a new secret for a device, and those there are. (Long: one page, part by part.) */
import { z } from 'zod'
import { makeDeviceSecret } from '../../actions/network/wifi-secrets.ts'
import { seeWifi, type SeenWifi } from '../../actions/network/see-wifi.ts'
import { proveAgain } from '../../actions/prove-again.ts'
import { endsByItself } from '../../core/account/long-run.ts'
import { isFresh } from '../../core/account/session.ts'
import { decisionWords } from '../../core/network/decision.ts'
import { distrustedPage, wrongCurrentText } from '../../web/current-password/refused.tsx'
import { longMoment } from '../../web/dates.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { passwordField, textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { exact } from '../../web/look/exact.ts'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { PasswordField } from '../../web/look/password-field.tsx'
import { OldPasswordDevices } from '../../web/old-password/old-password.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { isOffered, offersSecrets } from './offered.ts'
import { secretOnce } from './secret-once.tsx'
import { wifiTexts } from './texts.ts'

export const wifiStep = step({
  path: '/my-account/wifi',
  opens: 'full',
  leadsTo: ['/my-account/wifi', '/my-account/wifi/remove/:id', '/my-account/wifi/remove-all'],
  sets: ['wifi-secret'],
  query: z.object({ done: z.enum(['one', 'all']).optional() }),
  show: async (visit) => (isOffered(visit) ? page(visit, {}) : errorPage(visit, 'notFound')),
  fields: z.object({ device: textField(200), currentPassword: passwordField }),
  submit: async (visit, { device, currentPassword }) => {
    if (!visit.session) return { go: '/sign-in' }
    if (!offersSecrets(visit)) return errorPage(visit, 'notFound')
    const refused = isFresh(visit.session, visit.world.now())
      ? null
      : await prove(visit, { device, currentPassword })
    if (refused) return refused
    const outcome = await makeDeviceSecret(visit.world, visit.session, device)
    const { devices } = wifiTexts(visit.language)
    switch (outcome.is) {
      case 'made':
        return secretOnce(visit, outcome)
      case 'no-name':
        return page(visit, { device: { typed: device, error: devices.noName } })
      case 'unreadable-name':
        return page(visit, { device: { typed: device, error: devices.unreadable(outcome.most) } })
      case 'too-many':
        return page(visit, { device: { typed: device, error: devices.tooMany(outcome.most) } })
    }
  },
})

/** The current password once more. Null: proved, and this visit goes on as a fresh one. */
async function prove(
  visit: Visit,
  { device, currentPassword }: { device: string; currentPassword: string },
): Promise<Answer | null> {
  if (!visit.session) return { go: '/sign-in' }
  const { world } = visit
  const proved = await proveAgain(world, visit.session, currentPassword, visit.deviceCookie)
  switch (proved.is) {
    case 'right':
      visit.opened(proved.opened)
      visit.session = { ...visit.session, freshUntil: world.now().add(world.institution.sessions.freshFor) }
      return null
    case 'wrong-current':
    case 'locked':
      return page(visit, {
        device: { typed: device, error: null },
        currentPassword: wrongCurrentText(visit, proved),
      })
    case 'session-ended':
      return distrustedPage(visit)
  }
}

type Sent = { device?: { typed: string; error: string | null }; currentPassword?: string }

async function page(visit: Visit, sent: Sent): Promise<Answer> {
  const { language, world, session } = visit
  const texts = wifiTexts(language)
  const seen = session ? await seeWifi(world, session) : null
  if (!seen || !session?.username) return { go: '/sign-in' }
  const errors: SummaryLine[] = [
    ...(sent.device?.error ? [{ field: 'device', text: sent.device.error }] : []),
    ...(sent.currentPassword === undefined ? [] : [{ field: 'currentPassword', text: sent.currentPassword }]),
  ]
  const done = visit.query['done']
  const { networkName } = world.institution.wifi
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro(networkName)}
        layout="page"
        failed={errors.length > 0}
      >
        <ErrorSummary language={language} errors={errors} />
        {done === undefined ? null : (
          <Notice kind="success" language={language} announce>
            <p>{done === 'all' ? texts.done.all : texts.done.one}</p>
          </Notice>
        )}
        <OldPasswordDevices visit={visit} devices={seen.oldPassword} />
        <Locked visit={visit} seen={seen} />
        <Connect visit={visit} username={session.username} />
        {offersSecrets(visit) ? (
          <>
            <Devices visit={visit} seen={seen} />
            <NewDevice visit={visit} sent={sent} />
          </>
        ) : null}
        <Log visit={visit} seen={seen} />
      </Page>
    ),
  }
}

function Locked({ visit, seen }: { visit: Visit; seen: SeenWifi }) {
  const texts = wifiTexts(visit.language)
  const { lockedUntil } = seen
  if (lockedUntil === null) return null
  return (
    <Notice kind="warning" language={visit.language}>
      <p>
        {endsByItself(lockedUntil)
          ? texts.locked(longMoment(lockedUntil, visit.world.institution.timeZone, visit.language))
          : texts.closed}
      </p>
    </Notice>
  )
}

/** What is typed where; the name with the realm, without which a device works at home and nowhere else. */
function Connect({ visit, username }: { visit: Visit; username: string }) {
  const { how } = wifiTexts(visit.language)
  const { wifi, identifiers } = visit.world.institution
  return (
    <Card title={how.title} id="connect">
      <DefinitionList
        facts={[
          { term: how.network, value: <span {...exact}>{wifi.networkName}</span> },
          {
            term: how.name,
            value: <strong id="wifi-name" {...exact}>{`${username}@${identifiers.realm}`}</strong>,
          },
          { term: how.password, value: how.yourPassword },
        ]}
      />
      <p>{how.method}</p>
      {wifi.networkName === 'eduroam' ? <p>{how.app}</p> : null}
    </Card>
  )
}

function Devices({ visit, seen }: { visit: Visit; seen: SeenWifi }) {
  const { language } = visit
  const { devices: texts } = wifiTexts(language)
  return (
    <Card title={texts.title} id="devices">
      <p>{texts.why}</p>
      {seen.secrets.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <ItemList items={seen.secrets.map((secret) => itemOf(visit, secret))} />
      )}
      {seen.secrets.length > 1 ? (
        <Actions>
          <ButtonLink href={visit.to('/my-account/wifi/remove-all')} variant="secondary">
            {texts.removeAll}
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  )
}

function NewDevice({ visit, sent }: { visit: Visit; sent: Sent }) {
  const { language, world, session } = visit
  const { devices: texts } = wifiTexts(language)
  return (
    <Card title={texts.submit} id="new-device">
      <Form action={visit.to('/my-account/wifi')} csrf={visit.csrf}>
        <Field
          name="device"
          label={texts.device}
          hint={texts.deviceHint}
          error={sent.device?.error ?? undefined}
          value={sent.device?.typed}
          autocomplete="off"
        />
        {session && isFresh(session, world.now()) ? null : (
          <PasswordField
            name="currentPassword"
            label={texts.current}
            language={language}
            hint={texts.currentHint}
            errors={sent.currentPassword === undefined ? [] : [sent.currentPassword]}
          />
        )}
        <Actions>
          <Button>{texts.submit}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

function itemOf(visit: Visit, { id, label, madeAt, seenAt, seenStation }: SeenWifi['secrets'][number]) {
  const { devices: texts } = wifiTexts(visit.language)
  const when = (at: typeof madeAt) => longMoment(at, visit.world.institution.timeZone, visit.language)
  return {
    title: label,
    text: (
      <>
        <p>{`${texts.made(when(madeAt))}. ${seenAt === null ? texts.neverSeen : texts.seen(when(seenAt), seenStation)}.`}</p>
        <p>
          <Link href={visit.to(`/my-account/wifi/remove/${id}`)}>
            {texts.remove}
            <span class="ds-sr-only">{`: ${label}`}</span>
          </Link>
        </p>
      </>
    ),
  }
}

/** So that whoever wonders why a telephone does not connect reads the reason here. */
function Log({ visit, seen }: { visit: Visit; seen: SeenWifi }) {
  const { language, world } = visit
  const { log } = wifiTexts(language)
  return (
    <Card title={log.title} id="latest">
      {seen.decisions.length === 0 ? (
        <p>{log.none}</p>
      ) : (
        <>
          <p>{log.intro}</p>
          <ItemList
            items={seen.decisions.map(({ at, because, station, ssid }) => ({
              title: `${longMoment(at, world.institution.timeZone, language)}: ${decisionWords(because)?.[language] ?? because}`,
              text: <p>{log.line(station, ssid)}</p>,
            }))}
          />
        </>
      )}
    </Card>
  )
}
