/** The demo's sealed letters: what the printer would have folded and sealed, newest first. */
import { Card } from '../web/look/card.tsx'
import { Empty } from '../web/look/empty.tsx'
import { Link } from '../web/look/link.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import { demoDocument } from './demo-page.tsx'

/** All letters of all institutions, by the names of their files. */
export function lettersDocument({ files, names }: { files: ShellFiles; names: readonly string[] }): string {
  return demoDocument({
    files,
    path: '/demo/letters',
    title: 'Sealed letters of the demo',
    intro: 'What the printer would have folded and sealed, newest first. Outside the demo nobody sees them.',
    layout: 'page',
    children:
      names.length === 0 ? (
        <Empty title="Nothing yet">
          <p>Let the service desk make a PIN or a one-time code as a sealed letter, and it appears here.</p>
        </Empty>
      ) : (
        <Card wide>
          <ul>
            {names.map((name) => (
              <li key={name}>
                <Link href={`/demo/letters/${name}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Card>
      ),
  })
}
