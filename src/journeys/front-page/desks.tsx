/** Every desk with every way to reach it, whether it is open now, and its hours this week (O-21). */
import type { Office, WayToDesk } from '../../core/institution/desks.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { Card, Cards } from '../../web/look/card.tsx'
import { type Item, ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { openNow, Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { weekInWords } from './week-in-words.ts'
import { frontTexts } from './texts.ts'

export const desksStep = step({
  path: '/desks',
  opens: 'anybody',
  leadsTo: [],
  show: (visit) => {
    const { desks: texts } = frontTexts(visit.language)
    const { desks, offices } = visit.world.institution
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
          {desks.length === 0 ? <p>{texts.none}</p> : null}
          <Cards>
            {desks.map((desk) => (
              <OneDesk key={desk.key} visit={visit} desk={desk} />
            ))}
            {offices.length > 0 ? <Offices visit={visit} offices={offices} /> : null}
          </Cards>
        </Page>
      ),
    }
  },
})

function OneDesk({ visit, desk }: { visit: Visit; desk: Institution['desks'][number] }) {
  return (
    <Card title={desk.name[visit.language]} id={desk.key}>
      {desk.about ? <p>{desk.about[visit.language]}</p> : null}
      <ItemList items={desk.ways.map((way) => wayItem(visit, way))} />
    </Card>
  )
}

function wayItem(visit: Visit, way: WayToDesk): Item {
  const { language, world } = visit
  const texts = frontTexts(language)
  const now = way.hours === null ? null : openNow(way.hours, world.now(), world.institution, language)
  return {
    title: way.name?.[language] ?? texts.desks.ways[way.kind],
    text: (
      <>
        <p>
          <Reach visit={visit} way={way} />
        </p>
        {now === null ? null : <p>{now}</p>}
        {way.hours === null ? null : (
          <p>{`${texts.desks.thisWeek}: ${weekInWords(way.hours, world.now(), world.institution.timeZone, language)}`}</p>
        )}
        {way.note ? <p>{way.note[language]}</p> : null}
      </>
    ),
  }
}

function Reach({ visit: { language }, way }: { visit: Visit; way: WayToDesk }) {
  const texts = frontTexts(language).desks
  switch (way.kind) {
    case 'phone':
      return <Link href={`tel:${way.number.replace(/[^+\d]/g, '')}`}>{way.number}</Link>
    case 'mail':
      return <Link href={`mailto:${way.address}`}>{way.address}</Link>
    case 'case':
    case 'chat':
    case 'video':
      return (
        <Link href={way.link} leaves={language}>
          {way.name?.[language] ?? texts.ways[way.kind]}
        </Link>
      )
    case 'counter':
    case 'loan':
    case 'return':
      return (
        <>
          {way.place[language]}
          {way.map ? (
            <>
              {' '}
              <Link href={way.map} leaves={language}>
                {texts.map}
              </Link>
            </>
          ) : null}
        </>
      )
  }
}

/** Whom to ask about registration and fee, by faculty and campus (O-14). */
function Offices({ visit, offices }: { visit: Visit; offices: readonly Office[] }) {
  const { language } = visit
  const texts = frontTexts(language).desks
  return (
    <Card title={texts.offices} id="offices" wide>
      <p>{texts.officesIntro}</p>
      <ItemList
        items={offices.map((office) => ({
          title: office.name[language],
          ...(office.link ? { href: office.link } : {}),
          text: [office.place?.[language], office.phone, office.mail]
            .filter((line) => line !== null && line !== undefined)
            .map((line) => <p key={line}>{line}</p>),
        }))}
      />
    </Card>
  )
}
