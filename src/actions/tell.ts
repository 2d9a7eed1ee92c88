/** Tells a person that something of theirs changed, on every channel the registers knew before the change. */
import { isLanguage, type Language } from '../core/language.ts'
import type { MessageContent } from '../core/messages/content.ts'
import type { Destination } from '../core/messages/message.ts'
import type { Db } from '../store/database.ts'
import type { PersonRow } from '../store/people.ts'
import { addMessage } from './add-message.ts'
import type { World } from './world.ts'

/** Adds the messages in the caller's transaction; the dead are not written to. Call `world.nudgeJobs()` afterwards. */
export async function tell(
  world: World,
  db: Db,
  news: { person: PersonRow; accountId: string | null; content: MessageContent },
): Promise<void> {
  if (news.person.deceased !== null) return
  await addMessage(world, db, {
    content: news.content,
    to: channelsOf(news.person),
    personId: news.person.id,
    language: languageOf(world, news.person),
    ...(news.accountId ? { orderKey: news.accountId } : {}),
  })
}

/** Where a person can be reached, by what the registers hold. */
export function channelsOf(person: Pick<PersonRow, 'email' | 'mobile'>): Destination[] {
  return [
    ...(person.email ? [{ channel: 'mail' as const, address: person.email }] : []),
    ...(person.mobile ? [{ channel: 'sms' as const, address: person.mobile }] : []),
  ]
}

/** The language the registers know the person by, else the institution's. */
export function languageOf(world: World, person: Pick<PersonRow, 'language'>): Language {
  const { language } = person
  return language !== null && isLanguage(language) ? language : world.institution.languages.standard
}
