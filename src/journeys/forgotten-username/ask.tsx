/** The username is forgotten: identify with electronic ID, or by the personal mail that the register holds. */
import { z } from 'zod'
import { email } from '../../web/form-fields.ts'
import { ask, askPage } from '../../web/mail-code/ask-page.tsx'
import { step } from '../../web/step.ts'
import { forgottenUsername } from './which.ts'

export const askStep = step({
  path: '/forgotten-username',
  opens: 'anybody',
  leadsTo: ['/forgotten-username/code', '/electronic-id/:purpose'],
  show: (visit) => askPage(visit, forgottenUsername),
  fields: z.object({ email }),
  submit: async (visit, typed) => ask(visit, forgottenUsername, typed.email),
})
