/** Reason and ticket number: every act of the desk asks for both, and the person reads the reason in the own journal. */
import { textField } from '../../web/form-fields.ts'
import type { SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from './texts.ts'

const mostReason = 500
const mostTicket = 60

/** The two as a form reads them. */
export const becauseFields = { reason: textField(mostReason), ticket: textField(mostTicket) }

export type Because = { reason: string; ticket: string }

/** As the act takes them. */
export function becauseOf({ reason, ticket }: Because): Because {
  return { reason: reason.trim(), ticket: ticket.trim() }
}

/** What is missing. */
export function missingOf(visit: Visit, typed: Because): SummaryLine[] {
  const { noReason, noTicket } = actTexts(visit.language)
  const { reason, ticket } = becauseOf(typed)
  return [
    ...(reason === '' ? [{ field: 'reason', text: noReason }] : []),
    ...(ticket === '' ? [{ field: 'ticket', text: noTicket }] : []),
  ]
}

type BecauseProps = { visit: Visit; typed: Partial<Because>; errorAt: (field: string) => string | undefined }

/** The two fields, with what was typed in them. */
export function BecauseFields({ visit, typed, errorAt }: BecauseProps) {
  const { reason, reasonHint, ticket, ticketHint } = actTexts(visit.language)
  return (
    <>
      <Field
        name="reason"
        label={reason}
        hint={reasonHint}
        value={typed.reason}
        error={errorAt('reason')}
        maxLength={mostReason}
      />
      <Field
        name="ticket"
        label={ticket}
        hint={ticketHint}
        value={typed.ticket}
        error={errorAt('ticket')}
        maxLength={mostTicket}
        width="medium"
      />
    </>
  )
}
