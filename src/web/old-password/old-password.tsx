/** "A device still uses your old password": which, seen when, and what to do there. */
import type { OldPasswordDevice } from '../../actions/network/see-wifi.ts'
import { longMoment } from '../dates.ts'
import { exact } from '../look/exact.ts'
import { Link } from '../look/link.tsx'
import { Notice } from '../look/notice.tsx'
import type { Visit } from '../visit.ts'
import { oldPasswordTexts } from './texts.ts'

export type OldPasswordProps = {
  visit: Visit
  devices: readonly OldPasswordDevice[]
  /** Whether the page is another one than that about Wi-Fi. */
  linked?: boolean
}

export function OldPasswordDevices({ visit, devices, linked = false }: OldPasswordProps) {
  const { language } = visit
  const old = oldPasswordTexts(language)
  const { wifi, timeZone } = visit.world.institution
  if (devices.length === 0) return null
  return (
    <Notice kind="warning" language={language} title={old.title}>
      <ul>
        {devices.map(({ station, ssid, seenAt }) => (
          <li key={station} {...exact}>
            {old.line(station, ssid, longMoment(seenAt, timeZone, language))}
          </li>
        ))}
      </ul>
      <p>{old.todo(wifi.networkName)}</p>
      <p>{old.harmless}</p>
      {linked ? (
        <p>
          <Link href={visit.to('/my-account/wifi')}>{old.toWifi}</Link>
        </p>
      ) : null}
    </Notice>
  )
}
