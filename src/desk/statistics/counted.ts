/** The counts of some days put together: by step, by day, and by the field that was wrong. */
import type { CountedStep } from '../../core/desk/step-outcome.ts'

export type StepNumbers = { step: string; tried: number; refused: number; fields: readonly FieldNumbers[] }
export type FieldNumbers = { field: string; refused: number }
export type DayNumbers = { day: string; tried: number; refused: number }

/** Of each step: how often it was tried, how often it was refused, and for which fields; what fails most comes first. */
export function byStep(counts: readonly CountedStep[]): StepNumbers[] {
  const steps = [...new Set(counts.map(({ step }) => step))]
  return steps
    .map((step) => {
      const own = counts.filter((count) => count.step === step)
      return { step, ...numbersOf(own), fields: fieldsOf(own) }
    })
    .sort((a, b) => b.refused - a.refused || b.tried - a.tried || a.step.localeCompare(b.step))
}

/** Each day, those without a count too. */
export function byDay(counts: readonly CountedStep[], days: readonly string[]): DayNumbers[] {
  return days.map((day) => ({ day, ...numbersOf(counts.filter((count) => count.day === day)) }))
}

/** Whole forms only: what names a field is counted beside them. */
function numbersOf(counts: readonly CountedStep[]): { tried: number; refused: number } {
  const whole = counts.filter(({ outcome }) => !outcome.includes(':'))
  const sum = (some: readonly CountedStep[]) => some.reduce((all, { count }) => all + count, 0)
  return { tried: sum(whole), refused: sum(whole.filter(({ outcome }) => outcome !== 'done')) }
}

function fieldsOf(counts: readonly CountedStep[]): FieldNumbers[] {
  const refused = counts.filter(({ outcome }) => outcome.startsWith('refused:'))
  const fields = [...new Set(refused.map(({ outcome }) => outcome.slice('refused:'.length)))]
  return fields
    .map((field) => ({
      field,
      refused: refused
        .filter(({ outcome }) => outcome === `refused:${field}`)
        .reduce((all, { count }) => all + count, 0),
    }))
    .sort((a, b) => b.refused - a.refused)
}
