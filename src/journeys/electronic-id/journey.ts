/** Electronic ID: out to ID-porten or Feide, back again, and signing out on both sides together. */
import type { Journey } from '../../web/step.ts'
import { leave } from './leave.ts'
import { signOutThere } from './sign-out-there.tsx'
import { comeBack } from './return.tsx'

export const electronicId: Journey = { name: 'electronic-id', steps: [comeBack, signOutThere, leave] }
