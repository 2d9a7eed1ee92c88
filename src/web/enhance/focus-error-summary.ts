/** The list of mistakes gets the focus, also where the browser does not honour `autofocus` on it. */

export function focusErrorSummary(): void {
  document.getElementById('error-summary')?.focus()
}
