/** "It was not me": the notice of a change leads here, and one press undoes that change. */
import type { Journey } from '../../web/step.ts'
import { itWasNotMeStep, openNoticeStep } from './it-was-not-me.tsx'

export const itWasNotMe: Journey = { name: 'it-was-not-me', steps: [openNoticeStep, itWasNotMeStep] }
