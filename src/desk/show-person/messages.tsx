/** Whether our mail and text messages arrived: what, when, and why not. Never to which address, never what they said. */
import type { SeenPerson } from '../../actions/see-person.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { messageWords } from './message-words.ts'
import { personTexts } from './texts.ts'

export function Messages({ visit, messages }: { visit: Visit; messages: SeenPerson['messages'] }) {
  const texts = personTexts(visit.language).messages
  return (
    <Card title={texts.title} id="messages">
      {messages.length === 0 ? (
        <Empty title={texts.none} />
      ) : (
        <ItemList
          items={messages.map((message) => ({
            title: `${texts[message.channel === 'sms' ? 'sms' : 'mail']}: ${messageWords(message.kind, visit.language)}`,
            text: lineOf(visit, message),
            tag: stateOf(visit, message),
          }))}
        />
      )}
    </Card>
  )
}

type Message = SeenPerson['messages'][number]

function lineOf(visit: Visit, message: Message): string {
  const texts = personTexts(visit.language).messages
  return [
    momentOf(visit, message.sentAt ?? message.givenUpAt ?? message.wantedAt).text,
    message.tries > 1 ? texts.tries(message.tries) : null,
    message.because,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

function stateOf(visit: Visit, message: Message) {
  const texts = personTexts(visit.language).messages
  if (message.sentAt !== null) return { words: texts.sent, kind: 'success' as const }
  if (message.givenUpAt !== null) return { words: texts.givenUp, kind: 'danger' as const }
  return { words: texts.waits, kind: 'info' as const }
}
