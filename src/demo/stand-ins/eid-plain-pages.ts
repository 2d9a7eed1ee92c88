/** The two pages of the stand-in for ID-porten that have no look: signing out, and what went wrong. */

/** `form` is the library's own, with its token; the frames tell every portal that the person leaves. */
export function signedOutHtml(form: string, frames: readonly string[]): string {
  return document(
    'Sign out of your electronic ID',
    `${frames.map((each) => `<iframe hidden title="Signing out" src="${escaped(each)}"></iframe>`).join('')}
    ${form}
    <p><button type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button></p>`,
  )
}

/** One sentence. */
export function troubleHtml(sentence: string): string {
  return document('Electronic ID of the demo', `<p>${escaped(sentence)}</p>`)
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
