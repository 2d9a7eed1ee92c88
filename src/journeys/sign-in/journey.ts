/** Signing in and out. */
import type { Journey } from '../../web/step.ts'

export const signIn: Journey = { name: 'sign-in', steps: [] }
