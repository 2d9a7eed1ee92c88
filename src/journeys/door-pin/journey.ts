/** The PIN that opens doors with the card. */
import type { Journey } from '../../web/step.ts'
import { doorPinStep } from './door-pin.tsx'
import { doorPinSavedStep } from './saved.tsx'

export const doorPin: Journey = { name: 'door-pin', steps: [doorPinStep, doorPinSavedStep] }
