/** Small comforts in the browser; every page works without them. */
import { focusErrorSummary } from './focus-error-summary.ts'
import { letPasswordsBeShown } from './show-password.ts'
import { tickRules } from './tick-rules.ts'

focusErrorSummary()
letPasswordsBeShown()
tickRules()
