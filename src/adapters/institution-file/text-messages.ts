/** Text messages that this university could not send: found when its file is read, not when somebody waits for one (case M-05). */
import type { Institution } from '../../core/institution/institution.ts'
import { gsm7Length } from '../../core/messages/gsm7.ts'
import { senderOf } from '../../core/messages/sender.ts'
import { textMessagesThatDoNotFit } from '../../core/messages/texts.ts'
import type { KeyPath, Problem } from './problem.ts'

/** At most one problem, at the setting that makes the texts too long or holds letters they cannot carry. */
export function unsendableTexts(
  institution: Institution,
  problemAt: (path: KeyPath, reason: string) => Problem,
): Problem[] {
  if (!institution.messages.sms.offered) return []
  const { names, hosts, origin } = institution
  const sender = senderOf(institution, origin ?? `https://${hosts[0] ?? ''}`)
  const unsendable = textMessagesThatDoNotFit(sender)
  if (unsendable.length === 0) return []
  if (gsm7Length(names.short) === null)
    return [problemAt(['names', 'short'], `holds letters that no text message can carry`)]
  // without a telephone to name, text messages give the address of the page with the desks
  const [path, what] =
    sender.deskPhone === null
      ? [[origin === null ? 'hosts' : 'origin'], 'this address']
      : [['names', 'short'], 'this name']
  return [problemAt(path, `with ${what}, these do not fit into one text message: ${unsendable.join(', ')}`)]
}
