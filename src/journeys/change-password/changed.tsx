/** The password is changed: until when it is valid, and where the old one must be replaced (O-6, O-19). */
import { type PasswordPlace, wherePasswordWorks } from '../../actions/see-targets.ts'
import { seePasswordExpiry } from '../../actions/see-account.ts'
import { longDay } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import { PasswordPlaces } from '../../web/password-places/places.tsx'
import { placesTexts } from '../../web/password-places/texts.ts'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { changePasswordTexts } from './texts.ts'

export const passwordChangedStep = step({
  path: '/my-account/password/changed',
  opens: 'full',
  leadsTo: ['/my-account'],
  show: async (visit): Promise<Answer> => {
    const { changed } = changePasswordTexts(visit.language)
    const { timeZone } = visit.world.institution
    const expiry = visit.session ? await seePasswordExpiry(visit.world, visit.session) : null
    const day = expiry ? longDay(expiry.toZonedDateTimeISO(timeZone).toPlainDate(), visit.language) : null
    const account = visit.session?.accountId ?? null
    const places = account === null ? [] : await wherePasswordWorks(visit.world, account)
    return {
      show: (
        <Page visit={visit} title={changed.title}>
          <Notice kind="success" language={visit.language} announce>
            <p>
              {isEverywhere(places) ? changed.notice : changed.noticeHere}{' '}
              {day === null ? '' : changed.validUntil(day)}
            </p>
            <p>{changed.sessions}</p>
          </Notice>
          <Places visit={visit} places={places} />
          <Devices visit={visit} />
          <Prose>
            <p>{changed.told}</p>
          </Prose>
          <Actions>
            <ButtonLink href={visit.to('/my-account')}>{changed.toAccount}</ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})

/** No system is still without it. */
function isEverywhere(places: readonly PasswordPlace[]): boolean {
  return places.every(({ is }) => is === 'works')
}

/** The other systems it goes to, and whether it is there already. */
function Places({ visit, places }: { visit: Visit; places: readonly PasswordPlace[] }) {
  const { title, afterChange } = placesTexts(visit.language)
  if (places.length === 0) return null
  return (
    <section aria-labelledby="password-places">
      <h2 class="ds-heading" id="password-places">
        {title}
      </h2>
      {places.some(({ is }) => is === 'on-its-way') ? <p>{afterChange}</p> : null}
      <PasswordPlaces visit={visit} places={places} />
    </section>
  )
}

/** The institution's own list of what still holds the old password. */
function Devices({ visit }: { visit: Visit }) {
  const { devices, features, services } = visit.world.institution
  const { changed } = changePasswordTexts(visit.language)
  const exceptions = services.flatMap((service) => service.ownPassword ?? [])
  if (!features.devicesChecklist || devices.length === 0) return null
  return (
    <section aria-labelledby="devices">
      <h2 class="ds-heading" id="devices">
        {changed.devicesTitle}
      </h2>
      <p>{changed.devicesText}</p>
      <ItemList
        items={devices.map((device) => ({
          title: device.name[visit.language],
          text: device.todo[visit.language],
          ...(device.link ? { href: device.link } : {}),
        }))}
      />
      {exceptions.map((exception) => (
        <p key={exception.en}>{exception[visit.language]}</p>
      ))}
    </section>
  )
}
