/** When an account opens, what it needs to stay open, and when it closes after a study or an employment ends. */
import { z } from 'zod'
import { count, dayOfYear, duration, listOf, oneOf, percent, span, timeOfDay } from './setting-kinds.ts'
import { studentFacts, studyEndings, studyKinds } from './words.ts'

const facts = listOf(oneOf(studentFacts))
const noticesBefore = z.array(duration).prefault(['P30D', 'P7D', 'P1D'])

const eachTerm = (spring: string, autumn: string) =>
  z.strictObject({ spring: dayOfYear.default(spring), autumn: dayOfYear.default(autumn) }).prefault({})

export const termsSetting = z
  .strictObject({
    begins: eachTerm('01-01', '07-01').describe('From this day it is the spring or the autumn term'),
    previousValidUntil: eachTerm('02-15', '09-15').describe(
      'So long, inclusive, the term before still counts',
    ),
    feeDeadline: eachTerm('02-01', '09-01').describe('Unpaid after this day: locked (row O-15)'),
  })
  .prefault({})

const student = z
  .strictObject({
    needs: facts
      .default(['study-programme', 'semester-registration', 'semester-fee'])
      .describe('What an open account needs (row O-14)'),
    waivers: z
      .partialRecord(oneOf(studyKinds), facts)
      .default({
        exchange: ['semester-fee'],
        doctoral: ['semester-registration', 'semester-fee'],
      })
      .describe('For which kind of study which of these is not asked for'),
    opensBefore: duration.prefault('P65D').describe('So long before the study begins'),
    opensBeforeFor: z.partialRecord(oneOf(studyKinds), duration).prefault({ exchange: 'P14D' }),
    closesAfter: duration.prefault('P90D').describe('So long after the registered end (row O-16)'),
    closesAtOnce: listOf(oneOf(studyEndings)).default(['expelled', 'withdrawn']),
    leaveFor: duration
      .nullable()
      .prefault(null)
      .describe('On leave, so long open; null: as long as the study right'),
    noticesBefore,
    deadlineNoticesBefore: z
      .array(duration)
      .prefault(['P7D', 'P1D'])
      .describe('Before the last day, to whoever has not paid or registered (rows O-14, O-15)'),
  })
  .prefault({})

const employee = z
  .strictObject({
    opensBefore: duration.prefault('P14D').describe('So long before the first day at work'),
    closesAfter: duration.prefault('P0D').describe('So long after the last day'),
    noticesBefore,
  })
  .prefault({})

const guest = z
  .strictObject({
    longest: duration.prefault('P30D'),
    perSponsor: count(1, 1000).default(100),
    linkFor: span
      .prefault('PT72H')
      .describe('The activation link: a guest who waits for nothing reads the mail another day'),
    noticesBefore: z.array(duration).prefault(['P7D', 'P1D']),
  })
  .prefault({})

export const lifecycleSetting = z
  .strictObject({
    student,
    employee,
    guest,
    projectMember: z
      .strictObject({ closesAfter: duration.prefault('P0D'), noticesBefore })
      .prefault({})
      .describe('Somebody whom a project brought'),
    nightAt: timeOfDay.default('02:30').describe('When the clock settles what became due'),
    pauseClosings: z
      .boolean()
      .default(true)
      .describe('While a register is older than it may be, nobody is closed by the clock'),
    brake: z
      .strictObject({ percent: percent.default(2), people: count(0, 1_000_000).default(20) })
      .prefault({})
      .describe(
        'A night that would close more than this share, and more than so many people, without a day or a change of facts saying so closes nobody',
      ),
    renewPasswordAfter: duration
      .prefault('P30D')
      .describe('Closed for longer: whoever comes back shows anew who they are (row N-7)'),
  })
  .prefault({})
