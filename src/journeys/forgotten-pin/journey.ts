/** A forgotten or spent PIN: a new one goes to the personal mail that the registers hold (A-4; cases P-01, E-08). */
import type { Journey } from '../../web/step.ts'
import { employee } from './employee.tsx'
import { student } from './student.tsx'

export const forgottenPin: Journey = { name: 'forgotten-pin', steps: [student, employee] }
