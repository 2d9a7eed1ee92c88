/** The people of the simulated year: every kind of student, employee and guest, each life drawn from a seed. (Long: one list of everything that happens to people.) */
import type { Chance } from './chance.ts'
import { chanceOf } from './chance.ts'
import { daysAfter } from './days.ts'
import { begins, ends, inTerm, type Life, lifeOf, type Story, works } from './story.ts'
import type { Day, StudyEnd } from './told.ts'

/** The year goes from this day to that. */
export const firstDay: Day = '2026-08-01'
export const lastDay: Day = '2027-08-01'

/** The life of the person at a place. */
export function lifeAt(seed: string, place: number): Life {
  const chance = chanceOf(`${seed} ${place}`)
  let mark = chance.below(total)
  for (const [kind, share, tell] of kinds) {
    if (mark < share) return lifeOf(kind, (story) => tell(story, chance))
    mark -= share
  }
  throw new Error('the shares do not add up')
}

type Tell = (story: Story, chance: Chance) => void

/** Each kind, how many of a thousand, and what happens. */
const kinds: readonly (readonly [string, number, Tell])[] = [
  ['pays in time', 260, (story, chance) => termsInTime(studies(story), chance)],
  ['pays late', 80, late],
  ['pays after a long time', 40, afterLong],
  ['never pays', 20, (story) => void studies(story)],
  ['exempt or paid elsewhere', 30, exempt],
  ['registration made void', 25, madeVoid],
  ['on leave', 35, onLeave],
  ['two study rights', 30, twoRights],
  ['completes', 60, completes],
  ['leaves', 50, leaves],
  ['study right runs out', 30, runsOut],
  ['comes back to a new programme', 40, comesBack],
  ['new in autumn', 80, newInAutumn],
  ['new in spring', 25, newInSpring],
  ['never begins', 15, neverBegins],
  ['exchange', 40, exchange],
  ['doctoral', 25, doctoral],
  ['single course', 20, course('single-course')],
  ['private candidate', 10, course('private-candidate')],
  ['dies', 12, dies],
  ['lost from full files', 15, lost],
  ['let go', 15, letGo],
  ['ended by mistake', 15, endedByMistake],
  ['works', 40, (story) => story.hr(firstDay, works({ from: '2020-01-01' }))],
  ['work ends', 40, workEnds],
  ['work begins', 20, workBegins],
  ['studies and works', 30, studiesAndWorks],
  ['from student to employee', 15, toEmployee],
  ['guest', 8, guest],
]
const total = kinds.reduce((sum, [, share]) => sum + share, 0)

/** Somebody who studies since last year, all paid. */
function studies(story: Story): Story {
  story.fs(firstDay, begins({}))
  story.fs(firstDay, inTerm('2026-spring', { registered: '2026-01-15', fee: 'paid' }))
  return story
}

/** Registers and pays both terms in time. */
function termsInTime(story: Story, chance: Chance): void {
  autumnInTime(story, chance)
  springInTime(story, chance)
}

function autumnInTime(story: Story, chance: Chance): void {
  pays(story, '2026-autumn', chance.day('2026-08-01', '2026-09-01'))
  registers(story, '2026-autumn', chance.day('2026-08-01', '2026-09-15'))
}

function springInTime(story: Story, chance: Chance): void {
  pays(story, '2027-spring', chance.day('2027-01-02', '2027-02-01'))
  registers(story, '2027-spring', chance.day('2027-01-02', '2027-02-15'))
}

function pays(story: Story, term: string, on: Day, fee: 'paid' | 'exempt' | 'paid-elsewhere' = 'paid'): void {
  story.fs(on, inTerm(term, { fee }))
}

function registers(story: Story, term: string, on: Day): void {
  story.fs(on, inTerm(term, { registered: on }))
}

function late(story: Story, chance: Chance): void {
  studies(story)
  pays(story, '2026-autumn', chance.day('2026-09-01', '2026-09-25'))
  registers(story, '2026-autumn', chance.day('2026-08-10', '2026-10-05'))
  pays(story, '2027-spring', chance.day('2027-02-01', '2027-02-26'))
  registers(story, '2027-spring', chance.day('2027-01-10', '2027-03-05'))
}

function afterLong(story: Story, chance: Chance): void {
  studies(story)
  pays(story, '2026-autumn', chance.day('2026-10-15', '2026-12-20'))
  registers(story, '2026-autumn', chance.day('2026-08-10', '2026-12-20'))
  if (chance.happens(60)) springInTime(story, chance)
}

function exempt(story: Story, chance: Chance): void {
  studies(story)
  for (const term of ['2026-autumn', '2027-spring'] as const) {
    const on =
      term === '2026-autumn' ? chance.day('2026-08-05', '2026-09-03') : chance.day('2027-01-05', '2027-02-03')
    pays(story, term, on, chance.oneOf(['exempt', 'paid-elsewhere']))
    registers(story, term, on)
  }
}

function madeVoid(story: Story, chance: Chance): void {
  termsInTime(studies(story), chance)
  const on = chance.day('2026-09-20', '2027-05-01')
  const term = on < '2027-02-16' ? '2026-autumn' : '2027-spring'
  story.fs(on, inTerm(term, { void: true }))
  if (chance.happens(60)) story.fs(daysAfter(on, 1 + chance.below(60)), inTerm(term, { void: false }))
}

function onLeave(story: Story, chance: Chance): void {
  studies(story)
  const [from, until] = chance.oneOf<readonly [Day, Day]>([
    ['2026-08-01', '2026-12-31'],
    ['2026-08-15', '2027-01-20'],
    ['2026-08-01', '2027-07-31'],
    ['2026-07-01', '2027-02-20'],
    ['2026-11-01', '2027-03-15'],
  ])
  story.fs(chance.day('2026-08-01', '2026-08-25'), (told) => ({ ...told, leave: [{ from, until }] }))
  if (from === '2026-11-01') autumnInTime(story, chance)
  if (chance.happens(60)) {
    pays(story, '2027-spring', chance.day('2027-01-10', '2027-03-20'))
    registers(story, '2027-spring', chance.day('2027-01-10', '2027-03-20'))
  }
}

function twoRights(story: Story, chance: Chance): void {
  termsInTime(studies(story), chance)
  const kind = chance.oneOf(['ordinary', 'doctoral', 'exchange', 'single-course'])
  const from = chance.oneOf(['2024-08-15', '2026-08-15', '2027-01-10'])
  story.fs(
    firstDay,
    begins({ programme: 'MHIS', kind, from, until: chance.oneOf(['2026-12-20', '2029-06-30']) }),
  )
  const on = chance.day('2026-09-10', '2027-05-01')
  story.fs(on, ends({ on, why: anEnding(chance) }, chance.oneOf(['BSYK', 'MHIS'])))
}

function anEnding(chance: Chance): StudyEnd['why'] {
  return chance.oneOf(['completed', 'left', 'withdrawn', 'expelled', 'transferred'])
}

/** In June, at new year, in spring without a new registration, or long told before. */
function completes(story: Story, chance: Chance): void {
  studies(story)
  const on = chance.oneOf([
    '2026-06-20',
    '2026-06-25',
    '2026-12-22',
    '2027-02-12',
    '2027-03-01',
    '2027-06-15',
    '2027-06-20',
  ])
  const told = chance.oneOf([on, daysAfter(on, 6), daysAfter(on, -20)])
  if (on > '2026-09-01') autumnInTime(story, chance)
  if (on > '2027-06-01') springInTime(story, chance)
  story.fs(told < firstDay ? firstDay : told, ends({ on, why: 'completed' }))
}

/** Future-dated, on the day, or told afterwards. */
function leaves(story: Story, chance: Chance): void {
  autumnInTime(studies(story), chance)
  const on = chance.day('2026-08-20', '2027-06-15')
  if (chance.happens(70)) springInTime(story, chance)
  const told = daysAfter(on, chance.oneOf([0, -20, -3, 1, 10]))
  story.fs(
    told < firstDay ? firstDay : told,
    ends({ on, why: chance.oneOf(['left', 'withdrawn', 'expelled', 'transferred']) }),
  )
}

function runsOut(story: Story, chance: Chance): void {
  const until = chance.oneOf(['2026-06-30', '2026-08-31', '2026-12-31', '2027-01-31', '2027-05-01'])
  story.fs(firstDay, begins({ until }))
  story.fs(firstDay, inTerm('2026-spring', { registered: '2026-01-15', fee: 'paid' }))
  autumnInTime(story, chance)
  if (chance.happens(50)) springInTime(story, chance)
  const extended = daysAfter(until, chance.below(120) - 20)
  const on = extended < firstDay ? firstDay : extended
  if (chance.happens(50))
    story.fs(on, (told) => ({
      ...told,
      studies: told.studies.map((study) => ({ ...study, until: '2028-06-30' })),
    }))
}

/** Left or finished before, back in autumn or in spring: the old account goes on (N-7). */
function comesBack(story: Story, chance: Chance): void {
  const why = chance.oneOf(['completed', 'left', 'withdrawn'])
  const ended = { on: chance.oneOf(['2024-06-20', '2025-12-20', '2026-06-20', '2026-10-01']), why }
  story.fs(
    firstDay,
    begins({ from: '2021-08-15', until: '2026-12-31', ended: ended.on < firstDay ? ended : null }),
  )
  story.fs(firstDay, inTerm('2026-spring', { registered: '2026-01-15', fee: 'paid' }))
  if (ended.on > firstDay) {
    autumnInTime(story, chance)
    story.fs(ended.on, ends(ended))
  }
  const spring = chance.happens(60)
  const from = spring ? '2027-01-11' : '2026-08-17'
  const told = spring ? chance.day('2026-10-10', '2027-01-20') : chance.day('2026-08-01', '2026-08-25')
  story.fs(told, begins({ programme: 'MHIS', from, until: '2029-06-30' }))
  if (spring && chance.happens(50)) {
    pays(story, '2027-spring', chance.day('2026-12-01', '2027-01-05'))
    registers(story, '2027-spring', chance.day('2026-12-01', '2027-01-05'))
  } else if (spring) springInTime(story, chance)
  else termsInTime(story, chance)
}

function newInAutumn(story: Story, chance: Chance): void {
  const from = chance.oneOf(['2026-08-10', '2026-08-17'])
  story.fs(
    chance.oneOf([firstDay, '2026-08-04', '2026-08-12', '2026-08-20']),
    begins({ from, until: '2029-06-30' }),
  )
  if (chance.happens(80)) autumnInTime(story, chance)
  else {
    pays(story, '2026-autumn', chance.day('2026-08-20', '2026-09-20'))
    registers(story, '2026-autumn', chance.day('2026-08-20', '2026-09-20'))
  }
  if (chance.happens(85)) springInTime(story, chance)
  story.activates(chance.happens(90) ? chance.below(20) : null)
}

/** Told in November, begins in January; some pay before new year. */
function newInSpring(story: Story, chance: Chance): void {
  story.fs(chance.day('2026-10-20', '2027-01-05'), begins({ from: '2027-01-11', until: '2029-06-30' }))
  if (chance.happens(50)) {
    pays(story, '2027-spring', chance.day('2026-11-25', '2026-12-30'))
    registers(story, '2027-spring', chance.day('2026-11-25', '2027-01-10'))
  } else springInTime(story, chance)
  story.activates(chance.below(10))
}

/** Given up before the first day, or after it without ever paying. */
function neverBegins(story: Story, chance: Chance): void {
  const from = chance.oneOf(['2026-08-24', '2027-01-18'])
  story.fs(daysAfter(from, -23), begins({ from, until: '2029-06-30' }))
  if (chance.happens(60)) {
    pays(story, from < '2027' ? '2026-autumn' : '2027-spring', daysAfter(from, -15))
    registers(story, from < '2027' ? '2026-autumn' : '2027-spring', daysAfter(from, -14))
  }
  const on = daysAfter(from, chance.below(20) - 10)
  story.fs(on, ends({ on, why: chance.oneOf(['withdrawn', 'left']) }))
  story.activates(chance.oneOf([0, 3, null]))
}

function exchange(story: Story, chance: Chance): void {
  const spring = chance.happens(50)
  const [from, until] = spring
    ? (['2027-01-08', '2027-06-20'] as const)
    : (['2026-08-10', '2026-12-20'] as const)
  story.fs(
    spring ? chance.day('2026-11-15', '2027-01-12') : firstDay,
    begins({ kind: 'exchange', from, until }),
  )
  const on = daysAfter(from, chance.below(40) - 10)
  registers(story, spring ? '2027-spring' : '2026-autumn', on < firstDay ? firstDay : on)
  story.activates(chance.below(8))
}

function doctoral(story: Story, chance: Chance): void {
  story.fs(
    firstDay,
    begins({
      kind: 'doctoral',
      from: '2023-09-01',
      until: chance.oneOf(['2026-09-30', '2027-03-31', '2028-08-31']),
    }),
  )
  if (chance.happens(60))
    story.hr(firstDay, works({ from: '2023-09-01', until: chance.oneOf(['2026-10-15', '2027-03-31']) }))
  if (chance.happens(20)) {
    const on = chance.day('2026-10-01', '2027-06-01')
    story.fs(on, ends({ on, why: chance.oneOf(['completed', 'left']) }))
  }
}

function course(kind: 'single-course' | 'private-candidate'): Tell {
  return (story, chance) => {
    const from = chance.oneOf(['2026-08-20', '2027-01-15'])
    const term = from < '2027' ? '2026-autumn' : '2027-spring'
    story.fs(daysAfter(from, -15), begins({ kind, from, until: daysAfter(from, 110) }))
    const on = daysAfter(from, chance.below(30) - 12)
    pays(story, term, on)
    registers(story, term, chance.happens(90) ? on : daysAfter(on, 20))
    story.activates(chance.below(6))
  }
}

/** Told some days later; for some it was a mistake. */
function dies(story: Story, chance: Chance): void {
  termsInTime(studies(story), chance)
  if (chance.happens(30))
    story.hr(firstDay, works({ from: '2020-01-01', until: chance.oneOf([null, '2027-04-30']) }))
  const on = chance.day('2026-08-10', '2027-05-01')
  const deceased = daysAfter(on, -chance.below(60))
  story.fs(on, (told) => ({ ...told, deceased }))
  if (chance.happens(30))
    story.fs(daysAfter(on, 1 + chance.below(12)), (told) => ({ ...told, deceased: null }))
}

/** One full file by mistake, or all of them from a day on: gone after fourteen days and three files. */
function lost(story: Story, chance: Chance): void {
  const works_ = chance.happens(30)
  if (works_) story.hr(firstDay, works({ from: '2020-01-01' }))
  else termsInTime(studies(story), chance)
  const from = chance.day('2026-09-20', '2027-01-01')
  story.lost(works_ ? 'hr' : 'fs', from, chance.oneOf([daysAfter(from, 6), daysAfter(from, 16), lastDay]))
}

/** The register says that it has let somebody go; some come back. */
function letGo(story: Story, chance: Chance): void {
  termsInTime(studies(story), chance)
  const on = chance.day('2026-09-20', '2027-03-01')
  story.fs(on, () => null)
  if (chance.happens(60)) story.fs(daysAfter(on, chance.oneOf([2, 20, 45])), (told) => ({ ...told }))
}

/** An end that somebody typed wrongly, dated back, and corrected some days later. */
function endedByMistake(story: Story, chance: Chance): void {
  const on = chance.day('2026-09-20', '2027-05-01')
  const corrected = daysAfter(on, 1 + chance.below(9))
  const wrong = daysAfter(on, -chance.below(200))
  if (chance.happens(30)) {
    story.hr(firstDay, works({ from: '2020-01-01' }))
    story.hr(on, works({ from: '2020-01-01', ended: wrong }))
    story.hr(corrected, works({ from: '2020-01-01', ended: null }))
    return
  }
  termsInTime(studies(story), chance)
  story.fs(on, ends({ on: wrong, why: chance.oneOf(['withdrawn', 'expelled', 'left']) }))
  story.fs(corrected, ends(null))
}

/** Known long before, told early or too late, or extended days before the end or after it. */
function workEnds(story: Story, chance: Chance): void {
  const from = '2022-02-01'
  const last = chance.day('2026-08-05', '2027-07-20')
  if (chance.happens(50)) {
    story.hr(firstDay, works({ from, until: last }))
    if (chance.happens(40)) {
      const on = daysAfter(last, chance.below(40) - 30)
      story.hr(on < firstDay ? firstDay : on, works({ from, until: daysAfter(last, 90 + chance.below(200)) }))
    }
    return
  }
  story.hr(firstDay, works({ from }))
  const told = daysAfter(last, chance.oneOf([-40, -10, -1, 0, 5]))
  story.hr(told < firstDay ? firstDay : told, works({ from, ended: last }))
  if (chance.happens(30)) story.hr(daysAfter(told, 60), works({ from: daysAfter(last, 100) }))
}

function workBegins(story: Story, chance: Chance): void {
  const from = chance.day('2026-08-20', '2027-06-01')
  const told = daysAfter(from, chance.oneOf([-40, -14, -5, 0, 8]))
  const until = chance.oneOf([null, daysAfter(from, 1), daysAfter(from, 60)])
  story.hr(told < firstDay ? firstDay : told, works({ from, until }))
  story.activates(chance.below(10))
}

function studiesAndWorks(story: Story, chance: Chance): void {
  if (chance.happens(50)) late(story, chance)
  else termsInTime(studies(story), chance)
  const until = chance.day('2026-08-20', '2027-06-01')
  story.hr(firstDay, works({ from: '2025-08-01', until }))
  if (chance.happens(30))
    story.hr(daysAfter(until, 20), works({ from: daysAfter(until, 30), until: '2027-12-31' }))
}

/** Completed in June, at work from autumn; some are let go by the student register. */
function toEmployee(story: Story, chance: Chance): void {
  studies(story)
  story.fs(firstDay, ends({ on: '2026-06-20', why: 'completed' }))
  const from = chance.oneOf(['2026-08-15', '2026-09-18', '2026-10-01', '2026-12-01'])
  story.hr(daysAfter(from, -chance.below(90)), works({ from, until: chance.oneOf([null, '2027-03-31']) }))
  if (chance.happens(50)) story.fs('2026-11-02', () => null)
}

function guest(story: Story, chance: Chance): void {
  const from = chance.day('2026-08-20', '2027-06-01')
  story.guest({ from, until: daysAfter(from, 5 + chance.below(20)) })
  story.activates(0)
}
