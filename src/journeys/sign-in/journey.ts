/** Signing in and out. */
import type { Journey } from '../../web/step.ts'
import { openingCodeStep } from './opening-code.tsx'
import { signInStep } from './sign-in.tsx'
import { signOutStep } from './sign-out.tsx'

export const signIn: Journey = { name: 'sign-in', steps: [signInStep, openingCodeStep, signOutStep] }
