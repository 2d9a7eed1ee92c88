/** The ways on from my account: a card for each page. */
import type { SeenAccount } from '../../actions/see-account.ts'
import { passwordEnds } from '../../core/account/access.ts'
import { longDay } from '../../web/dates.ts'
import { CardLink, Doors } from '../../web/look/card.tsx'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

/** Only to pages that this institution has. */
export function Ways({ visit, seen }: { visit: Visit; seen: SeenAccount }) {
  const { doors } = myAccountTexts(visit.language)
  const { institution } = visit.world
  const expiry = passwordEnds(
    { passwordSetAt: seen.row.password_set_at, mustChangeSince: seen.row.password_must_change_since },
    institution,
  )
  const day = expiry
    ? longDay(expiry.toZonedDateTimeISO(institution.timeZone).toPlainDate(), visit.language)
    : null
  const hasPin = institution.features.doorPin && institution.pin.door.offered
  return (
    <Doors title={doors.title}>
      <CardLink
        href={visit.to('/my-account/password')}
        title={doors.password}
        text={doors.passwordText(day)}
        icon="key"
      />
      <CardLink
        href={visit.to('/my-account/two-factor')}
        title={doors.secondFactor}
        text={doors.secondFactorText(seen.row.has_second_factor)}
        icon="phone"
      />
      {hasPin ? (
        <CardLink href={visit.to('/my-account/pin')} title={doors.pin} text={doors.pinText} icon="door" />
      ) : null}
      {institution.wifi.offered ? (
        <CardLink href={visit.to('/my-account/wifi')} title={doors.wifi} text={doors.wifiText} icon="wifi" />
      ) : null}
      {institution.features.visibility && seen.row.person_id !== null ? (
        <CardLink
          href={visit.to('/my-account/visibility')}
          title={doors.visibility}
          text={doors.visibilityText}
          icon="person"
        />
      ) : null}
      <CardLink
        href={visit.to('/my-account/sessions')}
        title={doors.sessions}
        text={doors.sessionsText}
        icon="screen"
      />
      <CardLink
        href={visit.to('/my-account/journal')}
        title={doors.journal}
        text={doors.journalText}
        icon="list"
      />
      <CardLink
        href={visit.to('/my-account/my-data')}
        title={doors.myData}
        text={doors.myDataText}
        icon="info"
      />
      {institution.rulesDocuments.length > 0 ? (
        <CardLink
          href={visit.to('/my-account/rules')}
          title={doors.rules}
          text={doors.rulesText}
          icon="info"
        />
      ) : null}
    </Doors>
  )
}
