/** An employee proves who they are with register number, birth date and PIN (U-2, U-4). */
import { z } from 'zod'
import { birthDate, idNumber, pin, sharedComputer } from '../../web/form-fields.ts'
import { noteSharedComputer } from '../../web/shared-computer/tick.tsx'
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
  fields: z.object({ idNumber, birthDate, pin, sharedComputer }),
  submit: (visit, { sharedComputer: ticked, ...typed }) => {
    noteSharedComputer(visit, ticked)
    return prove(visit, 'employee', { ...typed, studentNumber: '' })
  },
})
