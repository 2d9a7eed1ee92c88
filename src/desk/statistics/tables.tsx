/** The tables of the numbers' page: page by page with the fields that stop people, and guide by guide. */
import type { GuideFeedback } from '../../actions/guide-feedback.ts'
import { languageNames } from '../../core/language.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { exact } from '../../web/look/exact.ts'
import type { Visit } from '../../web/visit.ts'
import type { StepNumbers } from './counted.ts'
import { statisticsTexts } from './texts.ts'

export function Steps({ visit, steps }: { visit: Visit; steps: readonly StepNumbers[] }) {
  const texts = statisticsTexts(visit.language)
  return (
    <Card title={texts.byStep} id="by-step">
      <div class="ad-numbers" tabIndex={0} role="region" aria-labelledby="by-step-title">
        <table class="ds-table">
          <thead>
            <tr>
              <th scope="col">{texts.step}</th>
              <th scope="col" data-number>
                {texts.tried}
              </th>
              <th scope="col" data-number>
                {texts.refused}
              </th>
              <th scope="col" data-number>
                {texts.share}
              </th>
              <th scope="col">{texts.fields}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((row) => (
              <Row key={row.step} visit={visit} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Row({ visit, row }: { visit: Visit; row: StepNumbers }) {
  const share = row.tried === 0 ? 0 : Math.round((100 * row.refused) / row.tried)
  const fields = row.fields.slice(0, 3).map(({ field, refused }) => `${field} ${refused}`)
  const whole = row.refused > 0 && fields.length === 0 ? statisticsTexts(visit.language).wholeForm : ''
  return (
    <tr>
      <th scope="row" {...exact}>
        {row.step}
      </th>
      <td data-number>{row.tried}</td>
      <td data-number>{row.refused}</td>
      <td data-number>{`${share} %`}</td>
      <td>{fields.length > 0 ? fields.join(', ') : whole}</td>
    </tr>
  )
}

export function Guides({ visit, guides }: { visit: Visit; guides: readonly GuideFeedback[] }) {
  const texts = statisticsTexts(visit.language)
  return (
    <Card title={texts.guides} id="guides">
      {guides.length === 0 ? (
        <Empty title={texts.noAnswers} />
      ) : (
        <div class="ad-numbers" tabIndex={0} role="region" aria-labelledby="guides-title">
          <table class="ds-table">
            <thead>
              <tr>
                <th scope="col">{texts.guide}</th>
                <th scope="col">{texts.language}</th>
                <th scope="col" data-number>
                  {texts.yes}
                </th>
                <th scope="col" data-number>
                  {texts.no}
                </th>
              </tr>
            </thead>
            <tbody>
              {guides.map(({ guide, language, yes, no }) => (
                <tr key={`${guide} ${language}`}>
                  <th scope="row" {...exact}>
                    {guide}
                  </th>
                  <td>{languageNames[language]}</td>
                  <td data-number>{yes}</td>
                  <td data-number>{no}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
