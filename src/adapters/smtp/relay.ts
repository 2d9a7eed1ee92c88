/** Hands a mail to the institution's mail relay, to exactly one recipient, and tells what became of it. */
import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import type { Carrier, Mail, Posting } from '../../core/messages/message.ts'
import { becauseOf } from './refusals.ts'

export type SmtpSettings = {
  /** `smtp://name:secret@relay.example.no:587` (with STARTTLS) or `smtps://…:465`. */
  url: string
  /** The address mails come from, and the name beside it. */
  from: { address: string; name: string }
  replyTo: string | null
  /** A mail that took longer than this is tried again; the same Message-ID makes a copy recognisable. */
  within: { milliseconds: number }
}

/**
 * A mail relay (RFC 5321). A connection without TLS is refused anywhere but on this machine (ASVS 12.3.1): a relay that
 * cannot do STARTTLS gets no mail, and the job's last error says so.
 */
export function smtpRelay(settings: SmtpSettings): Carrier<Mail> {
  const transport = createTransport({
    url: settings.url,
    requireTLS: !isThisMachine(new URL(settings.url)),
    connectionTimeout: settings.within.milliseconds,
    greetingTimeout: settings.within.milliseconds,
    socketTimeout: settings.within.milliseconds,
    dnsTimeout: settings.within.milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail, posting) {
      const to = envelopeAddress(mail.to)
      if (to === null) return { outcome: 'give-up', because: 'the address is not one mailbox' }
      try {
        const sent = await transport.sendMail(letter(mail, to, posting, settings))
        return { outcome: 'done', reference: sent.messageId }
      } catch (error) {
        return becauseOf(error)
      }
    },
  }
}

/** What the relay is told. Envelope and header name the same one mailbox; no display name is taken from anybody (case M-06). */
function letter(mail: Mail, to: string, posting: Posting, settings: SmtpSettings) {
  return {
    envelope: { from: settings.from.address, to: [to] },
    from: settings.from,
    to: { name: '', address: to },
    ...(settings.replyTo === null ? {} : { replyTo: settings.replyTo }),
    subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
    text: mail.text,
    textEncoding: 'quoted-printable' as const,
    messageId: messageId(posting.id, settings),
    date: new Date(posting.at.epochMilliseconds),
    // RFC 3834: no out-of-office answers to a machine
    headers: {
      'Content-Language': mail.language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    signal: AbortSignal.any([posting.signal, AbortSignal.timeout(settings.within.milliseconds)]),
  }
}

/** Made from the job, so that a mail sent twice is one mail to every program that looks (case X-03; RFC 5322 3.6.4). */
function messageId(id: string, settings: SmtpSettings): string {
  return `<${id}@${settings.from.address.slice(settings.from.address.lastIndexOf('@') + 1)}>`
}

/** One plain mailbox with its domain in ASCII, or null: nothing here may become a second recipient or a command. */
function envelopeAddress(address: string): string | null {
  const [name = '', domain = '', ...more] = address.split('@')
  const host = domainToASCII(domain)
  const plain = /^[^\s"(),:;<>[\]\\\p{Cc}]{1,64}$/u.test(name) && more.length === 0
  return plain && /^[a-z0-9.-]+\.[a-z0-9-]+$/i.test(host) ? `${name}@${host}` : null
}

function isThisMachine(relay: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(relay.hostname)
}
