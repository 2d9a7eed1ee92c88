/** A new PIN is sent to the personal mail that the registers hold. */
import type { Journey } from '../../web/step.ts'

export const forgottenPin: Journey = { name: 'forgotten-pin', steps: [] }
