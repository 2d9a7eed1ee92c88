/** Deactivates for a sign-in with username and PIN (row O-13), and says what the agent tells the person. */
import { Temporal } from 'temporal-polyfill'
import { exact } from '../../web/look/exact.ts'
import { Notice } from '../../web/look/notice.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { actStep } from './act-step.tsx'
import { actTexts } from './texts.ts'

export const deactivateStep = actStep({
  act: 'deactivate',
  said: (visit, say) => <Says visit={visit} say={say} />,
})

function Says({ visit, say }: { visit: Visit; say: Readonly<Record<string, string>> }) {
  const texts = actTexts(visit.language).say
  const { until, code } = say
  if (until === undefined)
    return (
      <Notice kind="warning" language={visit.language}>
        <p>{texts.noPin}</p>
      </Notice>
    )
  return (
    <>
      <p>{texts.pinUntil(momentOf(visit, Temporal.Instant.from(until)).text)}</p>
      {code === undefined ? null : (
        <Notice kind="info" language={visit.language} title={texts.code}>
          <p>
            <strong id="opening-code" {...exact}>
              {code}
            </strong>
          </p>
          <p>{texts.codeText}</p>
        </Notice>
      )}
    </>
  )
}
