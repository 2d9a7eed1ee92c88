/** A desk for search engines: schema.org as attributes, because no page of ours has a script inside, not even one of data (case S-10). */
import type { WayToDesk } from '../../core/institution/desks.ts'
import type { Institution } from '../../core/institution/institution.ts'
import type { Visit } from '../visit.ts'
import { deskTexts } from './texts.ts'
import { openYear } from './week-in-words.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export function MachineReadableDesk({ visit, desk }: { visit: Visit; desk: Institution['desks'][number] }) {
  const { language, world } = visit
  const { institution } = world
  return (
    <div hidden itemScope itemType="https://schema.org/CollegeOrUniversity">
      <meta itemProp="name" content={institution.names[language]} />
      {desk.ways.map((way, place) => (
        <span key={place} itemProp="contactPoint" itemScope itemType="https://schema.org/ContactPoint">
          <meta itemProp="name" content={desk.name[language]} />
          <meta itemProp="contactType" content={deskTexts(language).ways[way.kind]} />
          <Reached way={way} language={language} />
          {institution.languages.offered.map((each) => (
            <meta key={each} itemProp="availableLanguage" content={each} />
          ))}
          {way.hours === null ? null : <Hours visit={visit} hours={way.hours} />}
        </span>
      ))}
    </div>
  )
}

function Reached({ way, language }: { way: WayToDesk; language: Visit['language'] }) {
  switch (way.kind) {
    case 'phone':
      return <meta itemProp="telephone" content={way.number} />
    case 'mail':
      return <meta itemProp="email" content={way.address} />
    case 'case':
    case 'chat':
    case 'video':
      return <link itemProp="url" href={way.link} />
    case 'counter':
    case 'loan':
    case 'return':
      return <meta itemProp="areaServed" content={way.place[language]} />
  }
}

/** The usual week; a season has its days. */
function Hours({ visit, hours }: { visit: Visit; hours: string }) {
  const { world, language } = visit
  const { timeZone } = world.institution
  const { usual, seasons } = openYear({ hours, now: world.now(), timeZone, language })
  const all = [{ from: null, until: null, week: usual }, ...seasons]
  return (
    <>
      {all.flatMap(({ from, until, week }) =>
        week.flatMap((periods, day) =>
          (periods.length === 0 && from !== null ? [{ from: '00:00', to: '00:00' }] : periods).map(
            (period) => (
              <span
                key={`${String(from)} ${day} ${period.from}`}
                itemProp="hoursAvailable"
                itemScope
                itemType="https://schema.org/OpeningHoursSpecification"
              >
                <link itemProp="dayOfWeek" href={`https://schema.org/${days[day]}`} />
                <meta itemProp="opens" content={period.from} />
                <meta itemProp="closes" content={period.to === '24:00' ? '23:59' : period.to} />
                {from === null ? null : <meta itemProp="validFrom" content={String(from)} />}
                {until === null ? null : <meta itemProp="validThrough" content={String(until)} />}
              </span>
            ),
          ),
        ),
      )}
    </>
  )
}
