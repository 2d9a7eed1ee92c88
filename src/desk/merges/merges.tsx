/** What waits for a human: records of which nobody but the desk can say whose they are. */
import { seeMerges } from '../../actions/see-merges.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import { step } from '../../web/step.ts'
import { DeskPage } from '../desk-page.tsx'
import { nameOf } from './sides.tsx'
import { mergeTexts } from './texts.ts'

export const mergesStep = step({
  path: '/desk/merges',
  opens: { desk: 'merge-people' },
  leadsTo: ['/desk/merges/:candidate'],
  show: async (visit) => {
    const texts = mergeTexts(visit.language)
    const waiting = await seeMerges(visit.world)
    return {
      show: (
        <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
          <Card>
            {waiting.length === 0 ? (
              <Empty title={texts.none}>
                <p>{texts.noneText}</p>
              </Empty>
            ) : (
              <ItemList
                items={waiting.map(({ candidate, sides }) => ({
                  title: [...new Set(sides.map(nameOf))].join(' · '),
                  text: (
                    <>
                      <p>
                        {texts.because[candidate.because] ?? candidate.because}{' '}
                        {momentOf(visit, candidate.seenAt).text}
                      </p>
                      <p>
                        <Link href={visit.to(`/desk/merges/${candidate.id}`)}>{texts.decide}</Link>
                      </p>
                    </>
                  ),
                }))}
              />
            )}
          </Card>
        </DeskPage>
      ),
    }
  },
})
