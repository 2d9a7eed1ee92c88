/** The same numbers as a file for a spreadsheet; no cell of it computes anything (case I-07). */
import { seeStepCounts } from '../../actions/step-counts.ts'
import { writeCsv } from '../../web/spreadsheet/write-csv.ts'
import { type Answer, step } from '../../web/step.ts'
import { daysOf, periodQuery } from './statistics.tsx'
import { statisticsTexts } from './texts.ts'

export const downloadStep = step({
  path: '/desk/statistics/download',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: [],
  query: periodQuery,
  show: async (visit): Promise<Answer> => {
    const { from, to, counts } = await seeStepCounts(visit.world, daysOf(visit))
    const texts = statisticsTexts(visit.language)
    const rows = counts.map(({ day, step: path, outcome, count }) => [day, path, outcome, count])
    const name = `${visit.world.institution.key}-${from.toString()}-${to.toString()}.csv`
    const body = writeCsv([texts.day, texts.step, texts.outcome, texts.count], rows)
    return { file: { name, type: 'text/csv; charset=utf-8', body } }
  },
})
