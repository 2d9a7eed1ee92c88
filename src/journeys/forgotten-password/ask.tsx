/** The password is forgotten: identify with electronic ID, or by the personal mail that the register holds (O-3, O-4). */
import { z } from 'zod'
import { email } from '../../web/form-fields.ts'
import { ask, askPage } from '../../web/mail-code/ask-page.tsx'
import { step } from '../../web/step.ts'
import { forgottenPassword } from './which.ts'

export const askStep = step({
  path: '/forgotten-password',
  opens: 'anybody',
  leadsTo: ['/forgotten-password/code', '/forgotten-password/desk-code', '/electronic-id/:purpose'],
  show: (visit) => askPage(visit, forgottenPassword),
  fields: z.object({ email }),
  submit: async (visit, typed) => ask(visit, forgottenPassword, typed.email),
})
