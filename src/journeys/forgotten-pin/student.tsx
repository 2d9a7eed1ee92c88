/** A student orders a new PIN with register number and student number. */
import { z } from 'zod'
import { idNumber, studentNumber } from '../../web/form-fields.ts'
import { step } from '../../web/step.ts'
import { order, orderPage, paths } from './order-page.tsx'

export const student = step({
  path: paths.student,
  opens: 'anybody',
  leadsTo: ['/electronic-id/:purpose'],
  show: (visit) => orderPage(visit, 'student'),
  fields: z.object({ idNumber, studentNumber }),
  submit: (visit, typed) => order(visit, 'student', { ...typed, birthDate: '' }),
})
