/** A student proves who they are with register number, student number and PIN (N-2, U-2). */
import { z } from 'zod'
import { idNumber, pin, sharedComputer, studentNumber } from '../../web/form-fields.ts'
import { noteSharedComputer } from '../../web/shared-computer/tick.tsx'
import { step } from '../../web/step.ts'
import { prove, provePage } from './prove-page.tsx'

export const student = step({
  path: '/activate-account/student',
  opens: 'anybody',
  leadsTo: ['/activate-account/rules', '/activate-account/password'],
  proves: [
    {
      proof: 'pin',
      for: 'activate-account',
      leads: ['/activate-account/rules', '/activate-account/password'],
    },
  ],
  show: (visit) => provePage(visit, 'student'),
  fields: z.object({ idNumber, studentNumber, pin, sharedComputer }),
  submit: (visit, { sharedComputer: ticked, ...typed }) => {
    noteSharedComputer(visit, ticked)
    return prove(visit, 'student', { ...typed, birthDate: '' })
  },
})
