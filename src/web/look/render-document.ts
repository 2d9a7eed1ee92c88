/** A page as the browser gets it: a whole HTML document without script or style inside. */
import { render } from 'preact-render-to-string'
import type { VNode } from 'preact'

/** The document of a `<Shell>`; everything a person typed is escaped on the way (CWE-79). */
export function renderDocument(page: VNode): string {
  return `<!doctype html>\n${render(page)}\n`
}
