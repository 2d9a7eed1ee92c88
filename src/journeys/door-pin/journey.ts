/** The PIN that opens doors with the card. */
import type { Journey } from '../../web/step.ts'

export const doorPin: Journey = { name: 'door-pin', steps: [] }
