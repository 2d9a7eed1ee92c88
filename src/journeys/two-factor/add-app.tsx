/** One more authenticator app, for somebody who showed a factor a moment ago. */
import { z } from 'zod'
import { code } from '../../web/form-fields.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { step } from '../../web/step.ts'
import { offersApps } from './answers.tsx'
import { mayChange } from './may-change.ts'
import { appPage, enrolTypedApp } from './set-up-app.tsx'

const place = { path: '/my-account/two-factor/app', first: false } as const

export const addAppStep = step({
  path: place.path,
  opens: 'half-or-full',
  formOpens: 'factor-or-right',
  leadsTo: [
    '/my-account/two-factor',
    '/my-account/two-factor/again',
    '/my-account/two-factor/passkey',
    '/sign-in/second-factor',
  ],
  sets: ['second-factor'],
  show: async (visit) => {
    if (!offersApps(visit)) return errorPage(visit, 'notFound')
    return (await mayChange(visit, place.path)) ?? appPage(visit, place)
  },
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    if (!offersApps(visit)) return errorPage(visit, 'notFound')
    return (await mayChange(visit, place.path)) ?? enrolTypedApp(visit, typed.code, place)
  },
})
