/** An employee orders a new PIN with register number and birth date. */
import { z } from 'zod'
import { birthDate, idNumber } from '../../web/form-fields.ts'
import { step } from '../../web/step.ts'
import { order, orderPage, paths } from './order-page.tsx'

export const employee = step({
  path: paths.employee,
  opens: 'anybody',
  leadsTo: ['/electronic-id/:purpose'],
  show: (visit) => orderPage(visit, 'employee'),
  fields: z.object({ idNumber, birthDate }),
  submit: (visit, typed) => order(visit, 'employee', { ...typed, studentNumber: '' }),
})
