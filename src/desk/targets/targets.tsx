/** The desk's page of other systems: what is on its way, what is stuck and why, and what the last comparison found. For those above an agent. */
import { z } from 'zod'
import { type SeenTarget, seeTargetsAtDesk, tryTargetAgainAtDesk } from '../../actions/see-targets.ts'
import { troubleText } from '../../core/targets/trouble-words.ts'
import { textField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { type Fact, DefinitionList } from '../../web/look/definition-list.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Tag } from '../../web/look/tag.tsx'
import { type Answer, step } from '../../web/step.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { DeskPage } from '../desk-page.tsx'
import { Differences, GivenUp, NotGone } from './lists.tsx'
import { targetTexts } from './texts.ts'

export const targetsStep = step({
  path: '/desk/targets',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/targets'],
  show: async (visit) => page(visit),
  fields: z.object({ target: textField(40) }),
  submit: async (visit, { target }): Promise<Answer> => {
    await tryTargetAgainAtDesk(visit.world, visit.desk, target)
    return { go: '/desk/targets' }
  },
})

async function page(visit: Visit): Promise<Answer> {
  const texts = targetTexts(visit.language)
  const targets = await seeTargetsAtDesk(visit.world, visit.desk)
  return {
    show: (
      <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
        {targets.length === 0 ? (
          <Card>
            <Empty title={texts.none}>
              <p>{texts.noneText}</p>
            </Empty>
          </Card>
        ) : (
          stuckFirst(targets).map((target) => <OneTarget key={target.key} visit={visit} target={target} />)
        )}
      </DeskPage>
    ),
  }
}

/** What somebody has to look at stands on top; the others keep their order. */
function stuckFirst(targets: readonly SeenTarget[]): SeenTarget[] {
  return [...targets.filter(isStuck), ...targets.filter((target) => !isStuck(target))]
}

function isStuck(target: SeenTarget): boolean {
  return target.writes && (target.trouble !== null || isAnythingGivenUp(target))
}

function OneTarget({ visit, target }: { visit: Visit; target: SeenTarget }) {
  const texts = targetTexts(visit.language)
  return (
    <Card title={target.name[visit.language]} id={`target-${target.key}`}>
      <p>
        <State visit={visit} target={target} />
      </p>
      <Trouble visit={visit} target={target} />
      {target.writes ? null : <p>{texts.reportsText}</p>}
      <DefinitionList facts={[...countsOf(visit, target), comparedOf(visit, target)]} />
      <GivenUp visit={visit} target={target} />
      <NotGone visit={visit} target={target} />
      <Differences visit={visit} target={target} />
      {target.trouble === null && !isAnythingGivenUp(target) && target.counts.putOff === 0 ? null : (
        <Form action={visit.to('/desk/targets')} csrf={visit.csrf}>
          <input type="hidden" name="target" value={target.key} />
          <Actions>
            <Button variant="secondary">{texts.again}</Button>
          </Actions>
        </Form>
      )}
    </Card>
  )
}

function isAnythingGivenUp({ counts, farewells }: SeenTarget): boolean {
  return counts.givenUp > 0 || farewells.givenUp > 0
}

function State({ visit, target }: { visit: Visit; target: SeenTarget }) {
  const { state } = targetTexts(visit.language)
  if (!target.writes) return <Tag>{state.reports}</Tag>
  if (isStuck(target)) return <Tag kind="danger">{state.trouble}</Tag>
  if (target.counts.onTheirWay > 0 || target.farewells.waiting > 0)
    return <Tag kind="info">{state.behind}</Tag>
  return <Tag kind="success">{state.well}</Tag>
}

function Trouble({ visit, target }: { visit: Visit; target: SeenTarget }) {
  if (target.trouble === null) return null
  const texts = targetTexts(visit.language)
  const { cause, fix, owner } = troubleText(target.trouble, target.name[visit.language], visit.language)
  const since = target.troubleSince ? texts.troubleSince(momentOf(visit, target.troubleSince).text) : ''
  return (
    <Notice kind="warning" language={visit.language} title={cause}>
      <p>{since}</p>
      <p>
        <strong>{texts.whatToDo}</strong> {fix}
      </p>
      <p>
        <strong>{texts.owner}</strong> {owner}
      </p>
      <p>
        <strong>{texts.said}</strong> <code>{target.said}</code>
      </p>
    </Notice>
  )
}

function countsOf(visit: Visit, { counts, farewells, reachedAt, writes }: SeenTarget): Fact[] {
  const texts = targetTexts(visit.language)
  const number = (value: number) => new Intl.NumberFormat(visit.language).format(value)
  return [
    { term: texts.accounts, value: number(counts.accounts) },
    writes
      ? {
          term: texts.onTheirWay,
          value: number(counts.onTheirWay),
          ...(counts.slowest === null ? {} : { note: texts.seconds(counts.slowest) }),
        }
      : { term: texts.wouldBeWritten, value: number(counts.onTheirWay) },
    ...(counts.putOff > 0 ? [{ term: texts.putOff, value: number(counts.putOff) }] : []),
    ...(counts.givenUp > 0 ? [{ term: texts.givenUp, value: number(counts.givenUp) }] : []),
    ...(counts.waitForPerson > 0 ? [{ term: texts.waitForPerson, value: number(counts.waitForPerson) }] : []),
    ...(farewells.waiting > 0 ? [{ term: texts.leaving, value: number(farewells.waiting) }] : []),
    ...(farewells.givenUp > 0 ? [{ term: texts.notGone, value: number(farewells.givenUp) }] : []),
    ...(reachedAt ? [{ term: texts.reached, value: momentOf(visit, reachedAt).text }] : []),
  ]
}

function comparedOf(visit: Visit, { reports }: SeenTarget): Fact {
  const texts = targetTexts(visit.language)
  const [last] = reports
  if (!last) return { term: texts.compared, value: texts.neverCompared }
  const found = Object.entries(last.counts).map(([what, count]) => `${count} ${isFound(what, texts.found)}`)
  const sums = found.length === 0 ? texts.nothingFound(last.looked) : found.join(', ')
  const after =
    last.state === 'stopped'
      ? isOurDoing(last)
        ? texts.brokenOff
        : texts.stopped
      : last.held !== null
        ? texts.held
        : last.mended > 0
          ? texts.mended(last.mended)
          : ''
  return {
    term: texts.compared,
    value: momentOf(visit, last.startedAt).text,
    note: [`${sums}.`, after].filter((part) => part !== '').join(' '),
  }
}

/** Not the other system's: a worker that ended, or a fault here. */
function isOurDoing({ held }: { held: string | null }): boolean {
  return held === null || held === 'stopped'
}

function isFound(what: string, found: Readonly<Record<string, string>>): string {
  return found[what] ?? what
}
