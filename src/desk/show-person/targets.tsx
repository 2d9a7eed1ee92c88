/** How this account stands in each other system: up to date, on its way, or why not, who can mend it and how. */
import type { AccountAtTarget } from '../../actions/see-targets.ts'
import { type TroubleText, troubleText } from '../../core/targets/trouble-words.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { type Item, ItemList } from '../../web/look/item-list.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { targetTexts } from '../targets/texts.ts'
import { personTexts } from './texts.ts'

export function Targets({ visit, targets }: { visit: Visit; targets: readonly AccountAtTarget[] }) {
  const { targets: texts } = personTexts(visit.language)
  return (
    <Card title={texts.title} id="targets">
      {targets.length === 0 ? (
        <Empty title={texts.none} />
      ) : (
        <ItemList items={targets.map((target) => itemOf(visit, target))} />
      )}
    </Card>
  )
}

function itemOf(visit: Visit, target: AccountAtTarget): Item {
  const { account } = targetTexts(visit.language)
  const title = target.name[visit.language]
  const what = target.trouble ?? target.targetTrouble
  const behind = target.wanted !== target.applied
  const applied = target.appliedAt === null ? null : account.appliedAt(momentOf(visit, target.appliedAt).text)
  if (!target.writes) return { title, text: account.onlyReports, tag: { words: account.reports } }
  if (what !== null && (behind || target.givenUpAt !== null)) {
    const tag = target.givenUpAt === null ? account.waits : account.givenUp
    const kind = target.givenUpAt === null ? 'warning' : 'danger'
    const text = troubleText(what, title, visit.language)
    const said = target.trouble === null ? null : target.said
    return { title, text: <Why visit={visit} text={text} said={said} />, tag: { words: tag, kind } }
  }
  if (target.waitsForPerson)
    return {
      title,
      text: account.waitsForPersonText,
      tag: { words: account.waitsForPerson, kind: 'warning' },
    }
  if (behind) return { title, tag: { words: account.onItsWay, kind: 'info' } }
  return { title, tag: { words: account.upToDate, kind: 'success' }, ...(applied ? { text: applied } : {}) }
}

/** With the other system's own words, where it said something of this account: some of what helps asks to read them. */
function Why({ visit, text, said }: { visit: Visit; text: TroubleText; said: string | null }) {
  const { cause, fix, owner } = text
  return (
    <>
      <p>{cause}</p>
      <p>{`${fix} (${owner})`}</p>
      {said === null ? null : (
        <p>
          {targetTexts(visit.language).said} <code>{said}</code>
        </p>
      )}
    </>
  )
}
