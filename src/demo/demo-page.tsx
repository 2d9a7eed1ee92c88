/** The frame of the demo's own pages: no institution's, and said to be a demo on every one of them. */
import type { ComponentChildren } from 'preact'
import { renderDocument } from '../web/look/render-document.ts'
import { Shell, type ShellFiles } from '../web/look/shell.tsx'

export type DemoPageProps = {
  files: ShellFiles
  path: string
  title: string
  intro: string
  layout: 'front' | 'page'
  goesOnTo?: string
  children?: ComponentChildren
}

const name = { nb: 'Adgang', nn: 'Adgang', en: 'Adgang' }

/** A whole document in English: whoever tries the program out reads it. */
export function demoDocument({
  files,
  path,
  title,
  intro,
  layout,
  goesOnTo,
  children,
}: DemoPageProps): string {
  return renderDocument(
    <Shell
      institution={{ key: 'adgang', name, short: 'Adgang' }}
      files={files}
      language="en"
      languages={['en']}
      path={path}
      title={title}
      intro={<p>{intro}</p>}
      layout={layout}
      {...(goesOnTo === undefined ? {} : { goesOnTo })}
      footer={{ accessibility: '/', privacy: '/', desk: { name: 'Inbox of the demo', href: '/demo/inbox' } }}
    >
      {children}
    </Shell>,
  )
}
