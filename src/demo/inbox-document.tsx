/** The demo's inbox: what the mail relay and the SMS gateway would have carried, newest first. */
import { Card } from '../web/look/card.tsx'
import { Empty } from '../web/look/empty.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import { demoDocument } from './demo-page.tsx'
import type { InboxMessage } from './inbox.ts'

/** All messages of all institutions. */
export function inboxDocument({
  files,
  messages,
}: {
  files: ShellFiles
  messages: readonly InboxMessage[]
}): string {
  const newest = messages.toReversed()
  return demoDocument({
    files,
    path: '/demo/inbox',
    title: 'Inbox of the demo',
    intro:
      'Every mail and text message of every portal, newest first. Nothing was really sent. Sealed letters are at /demo/letters.',
    layout: 'page',
    children:
      newest.length === 0 ? (
        <Empty title="Nothing yet">
          <p>Activate an account or change a password, and the notice appears here within two seconds.</p>
        </Empty>
      ) : (
        newest.map((message) => <Message key={`${message.institution} ${message.id}`} message={message} />)
      ),
  })
}

function Message({ message }: { message: InboxMessage }) {
  const { at, institution, channel, to, subject, text } = message
  return (
    <Card title={subject === '' ? `Text message to ${to}` : subject} wide>
      <p class="ad-demo-meta">{`${at.slice(0, 16).replace('T', ' ')} UTC · ${institution} · ${channel} · ${to}`}</p>
      <pre class="ad-demo-text">{text}</pre>
    </Card>
  )
}
