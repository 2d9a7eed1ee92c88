/** A page as the browser gets it: a whole HTML document without script or style inside. */
import { render } from 'preact-render-to-string'
import { Fragment, h, type VNode } from 'preact'
import { Stumbled } from './stumbled.ts'

/** The document of a `<Shell>`; everything a person typed is escaped on the way (CWE-79). `stumbled` hears of every field it objects to. */
export function renderDocument(page: VNode, stumbled?: (field: string | null) => void): string {
  const whole = stumbled ? h(Fragment, {}, h(Stumbled.Provider, { value: stumbled, children: page })) : page
  return `<!doctype html>\n${render(whole)}\n`
}
