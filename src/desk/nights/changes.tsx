/** Whose access a run changed, what it opened or closed, and why: counted by reason, and person by person. */
import type { SeenChanges } from '../../actions/see-nights.ts'
import { placeList } from '../../core/account/place-words.ts'
import { placesText, reasonsText } from '../../core/journal/access-words.ts'
import { places } from '../../core/institution/words.ts'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { When } from '../../web/look/when.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { nightTexts } from './texts.ts'

type Line = SeenChanges['lines'][number]

/** `path`: the page that shows the rest of them. */
export function Changes({ visit, changes, path }: { visit: Visit; changes: SeenChanges; path: string }) {
  const texts = nightTexts(visit.language).changes
  return (
    <Card title={texts.title} id="changes">
      {changes.lines.length === 0 ? (
        <Empty title={texts.none}>
          <p>{texts.noneText}</p>
        </Empty>
      ) : (
        <>
          <DefinitionList
            facts={changes.counts.map(({ reasons, closes, count }) => ({
              term: `${closes ? texts.closed : texts.opened}: ${reasonsText(reasons.join(' '), visit.language)}`,
              value: String(count),
            }))}
          />
          <ItemList items={changes.lines.map((line) => itemOf(visit, line))} />
          {changes.next === null ? null : (
            <p>
              <Link href={visit.to(`${path}?after=${changes.next}`)}>{texts.more}</Link>
            </p>
          )}
        </>
      )}
    </Card>
  )
}

function itemOf(visit: Visit, line: Line) {
  const texts = nightTexts(visit.language).changes
  const closes = line.nowOpen.length < line.wasOpen.length
  const opens = line.nowOpen.length > line.wasOpen.length
  return {
    title: nameOf(visit, line),
    ...(line.personId === null ? {} : { href: visit.to(`/desk/people/${line.personId}`) }),
    text: (
      <>
        <p>
          {reasonsText(line.reasons.join(' '), visit.language)} · <When at={momentOf(visit, line.at)} />
        </p>
        <p>
          {line.nowOpen.length === 0
            ? texts.nowClosed
            : texts.nowOpen(
                line.nowOpen.length === places.length
                  ? placeList(places, visit.language)
                  : placesText(line.nowOpen.join(' '), visit.language),
              )}
        </p>
      </>
    ),
    tag: {
      words: closes ? texts.closed : opens ? texts.opened : texts.other,
      kind: closes ? ('warning' as const) : opens ? ('success' as const) : ('neutral' as const),
    },
  }
}

/** A person with a protected address is named by nothing but the username (design: protected). */
export function nameOf(
  visit: Visit,
  {
    given,
    family,
    username,
    protected: isProtected,
  }: Pick<Line, 'given' | 'family' | 'username' | 'protected'>,
): string {
  if (isProtected) return `${nightTexts(visit.language).changes.protected} (${username})`
  const name = [given, family].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? username : `${name} (${username})`
}
