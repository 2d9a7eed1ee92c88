/** What a target did not take, what it did not let go, and what the last comparison names: lists that fold away. */
import type { SeenTarget } from '../../actions/see-targets.ts'
import { troubleText } from '../../core/targets/trouble-words.ts'
import { Details } from '../../web/look/details.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import type { Visit } from '../../web/visit.ts'
import { targetTexts } from './texts.ts'

/** Accounts that somebody has to look at, each with why. */
export function GivenUp({ visit, target }: { visit: Visit; target: SeenTarget }) {
  const texts = targetTexts(visit.language)
  if (target.givenUp.length === 0) return null
  return (
    <Details title={texts.notTaken}>
      <ItemList
        items={target.givenUp.map(({ username, trouble, said }) => {
          const { cause, fix, owner } = troubleText(trouble, target.name[visit.language], visit.language)
          return {
            title: username,
            text: (
              <>
                <p>{`${cause} ${fix}`}</p>
                <p>{`${texts.owner} ${owner}`}</p>
                <p>
                  {texts.said} <code>{said}</code>
                </p>
              </>
            ),
          }
        })}
      />
    </Details>
  )
}

/** Accounts that were erased here and are still there, each with why. Nothing of them is known but the id that is kept there. */
export function NotGone({ visit, target }: { visit: Visit; target: SeenTarget }) {
  const texts = targetTexts(visit.language)
  if (target.farewells.notGone.length === 0) return null
  return (
    <Details title={texts.notLetGo}>
      <p>{texts.notLetGoText}</p>
      <ItemList
        items={target.farewells.notGone.map(({ accountId, trouble, said }) => {
          const { cause } = troubleText(trouble, target.name[visit.language], visit.language)
          return { title: accountId, text: `${cause} (${said})` }
        })}
      />
    </Details>
  )
}

/** Accounts that are different there, each with the fields. */
export function Differences({ visit, target }: { visit: Visit; target: SeenTarget }) {
  const texts = targetTexts(visit.language)
  if (target.differences.length === 0) return null
  const found: Readonly<Record<string, string>> = texts.found
  return (
    <Details title={texts.differences}>
      <ItemList
        items={target.differences.map(({ username, isWhat, attributes }) => ({
          title: username,
          text: [found[isWhat] ?? isWhat, ...(attributes.length > 0 ? [attributes.join(', ')] : [])].join(
            ': ',
          ),
        }))}
      />
    </Details>
  )
}
