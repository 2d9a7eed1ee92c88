/** Who sees a mobile number and a picture, before anybody chose, and what a choice in the register does to it (row O-18). */
import { z } from 'zod'
import { oneOf } from './setting-kinds.ts'

/** Hidden for students, visible for employees, hidden where nothing is known (field research: reservations). */
const shown = z
  .strictObject({
    student: z.boolean().default(false),
    employee: z.boolean().default(true),
    'project-member': z.boolean().default(false),
    guest: z.boolean().default(false),
  })
  .prefault({})

const choice = z
  .strictObject({
    mayChoose: z.boolean().default(true).describe('The person may set it in the account'),
    shown: shown.describe('Before anybody chose'),
    laterChange: oneOf(['register-overrules', 'account-overrules'])
      .default('register-overrules')
      .describe('A change in the register after a choice in the account'),
  })
  .prefault({})

export const visibilitySetting = z.strictObject({ mobile: choice, picture: choice }).prefault({})
