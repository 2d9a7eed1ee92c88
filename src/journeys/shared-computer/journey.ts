/** Leaving nothing behind on a computer that others use too. */
import type { Journey } from '../../web/step.ts'
import { sharedComputerStep } from './shared-computer.tsx'

export const sharedComputerJourney: Journey = { name: 'shared-computer', steps: [sharedComputerStep] }
