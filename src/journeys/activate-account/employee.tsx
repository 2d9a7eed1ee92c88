/** An employee proves who they are with register number, birth date and PIN (U-2, U-4). */
import { z } from 'zod'
import { birthDate, idNumber, pin } from '../../web/form-fields.ts'
import { step } from '../../web/step.ts'
import { prove, provePage } from './prove-page.tsx'

export const employee = step({
  path: '/activate-account/employee',
  opens: 'anybody',
  leadsTo: ['/activate-account/rules', '/activate-account/password'],
  proves: [
    {
      proof: 'pin',
      for: 'activate-account',
      leads: ['/activate-account/rules', '/activate-account/password'],
    },
  ],
  show: (visit) => provePage(visit, 'employee'),
  fields: z.object({ idNumber, birthDate, pin }),
  submit: (visit, typed) => prove(visit, 'employee', { ...typed, studentNumber: '' }),
})
