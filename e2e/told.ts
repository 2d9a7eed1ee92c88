/** What a message brings that somebody is waiting for: a code, a link, a temporary password. */
import type { Demo, Received } from './running-demo.ts'

/** The code of a mail, on a line of its own. */
export const mailCode = /^(\d{8})$/m
/** The last line of a text message with a code, which phones can read. */
export const textCode = /#(\d{8})$/m
/** A temporary password, in its three parts. */
export const temporaryPassword = /([0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5})/
/** The link in the notice of a change. */
export const wasNotMeLink = /(http:\S+\/it-was-not-me\/[\w-]+)/
/** The link beside the code of a mail. */
export const recoveryLink = /(http:\S+\/forgotten-(?:password|username)\/link\/[\w-]+)/

/** Does something, waits for the message that it brings to this address, and gives what the message holds there. */
export async function told(
  demo: Demo,
  to: string,
  wanted: RegExp,
  doing: () => Promise<unknown>,
): Promise<{ found: string; message: Received }> {
  const fits = (message: Received) => message.to === to && wanted.test(message.text)
  const before = (await demo.inbox()).filter(fits).length
  await doing()
  const message = (await demo.received(fits, before + 1)).slice(before).at(-1)
  if (message === undefined) throw new Error(`nothing that fits ${wanted} came to ${to}`)
  return { found: wanted.exec(message.text)?.[1] ?? '', message }
}
