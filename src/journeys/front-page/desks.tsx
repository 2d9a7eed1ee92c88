/** Every desk with every way to reach it, whether it is open now and its hours over the year; and the offices by faculty and campus (O-21, O-14). */
import type { Office } from '../../core/institution/desks.ts'
import { DeskCard, Hours } from '../../web/desks/desk-card.tsx'
import { deskTexts } from '../../web/desks/texts.ts'
import { Card, Cards } from '../../web/look/card.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
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
              <DeskCard key={desk.key} visit={visit} desk={desk} />
            ))}
            {offices.length > 0 ? <Offices visit={visit} offices={offices} /> : null}
          </Cards>
        </Page>
      ),
    }
  },
})

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
          text: <OneOffice visit={visit} office={office} alone={offices.length === 1} />,
        }))}
      />
    </Card>
  )
}

function OneOffice({ visit, office, alone }: { visit: Visit; office: Office; alone: boolean }) {
  const { language } = visit
  const forWhom = alone ? null : whomFor(visit, office)
  return (
    <>
      {forWhom === null ? null : <p>{forWhom}</p>}
      {office.place ? <p>{office.place[language]}</p> : null}
      {office.phone ? (
        <p>
          <Link href={`tel:${office.phone.replace(/[^+\d]/g, '')}`}>{office.phone}</Link>
        </p>
      ) : null}
      {office.mail ? (
        <p>
          <Link href={`mailto:${office.mail}`}>{office.mail}</Link>
        </p>
      ) : null}
      {office.hours ? <Hours visit={visit} hours={office.hours} /> : null}
    </>
  )
}

function whomFor({ language }: Visit, { faculties, campuses }: Office): string {
  const texts = deskTexts(language)
  const list = (codes: readonly string[]) => new Intl.ListFormat(language).format(codes)
  if (faculties.length > 0) return texts.faculties(list(faculties))
  return campuses.length > 0 ? texts.campuses(list(campuses)) : texts.everybody
}
