/** What a mail relay's "no" means for us: try again later, or this mailbox will never take it. */
import type { SendOutcome } from '../../core/messages/message.ts'

/**
 * Permanent is only what the relay says of this recipient or this mail (5yz to RCPT or DATA, RFC 5321 4.2.1). A refused
 * sign-in or sender is our own settings' fault: the mail waits until somebody has put them right. What the relay wrote is not
 * repeated: it often holds the address.
 */
export function becauseOf(error: unknown): SendOutcome {
  const { code, command, responseCode, permanent } = readError(error)
  const because = `mail relay: ${[code, command, responseCode].filter((part) => part !== null).join(' ')}`
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA'
  return permanent && aboutThisMail
    ? { outcome: 'give-up', because }
    : { outcome: 'again', because, after: null }
}

function readError(error: unknown) {
  const has = (name: string): unknown =>
    error instanceof Error && name in error ? Object.getOwnPropertyDescriptor(error, name)?.value : undefined
  const [code, command, responseCode] = [has('code'), has('command'), has('responseCode')]
  return {
    code: typeof code === 'string' ? code : 'failed',
    command: typeof command === 'string' && /^[A-Z ]{2,20}$/.test(command) ? command : null,
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    permanent: has('permanent') === true,
  }
}
