/** Stands in for the mail relay of every institution: speaks SMTP on this machine and shows what it took over in the inbox. */
import { buffer } from 'node:stream/consumers'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { type OnMessage, Taken, type TakenMessage } from './taken.ts'

/** How the relay behaves: as it should, or as relays do on a bad day. */
export type MailMode = 'ok' | 'no-such-mailbox' | 'busy' | 'hang' | 'accept-then-drop'

export type MailStandIn = {
  /** The relay's address for one institution: who signs in there is whose mail it is. */
  urlFor(institution: string): string
  behave(mode: MailMode): void
  /** How often a message came, by its job. */
  times(institution: string, id: string): number
  close(): Promise<void>
}

/** Starts the relay on the loopback. Without a port the system picks a free one. */
export async function startMailStandIn(options: {
  onMessage: OnMessage
  password: string
  port?: number
}): Promise<MailStandIn> {
  const taken = new Taken(options.onMessage)
  const sockets = new Set<Socket>()
  let mode: MailMode = 'ok'
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    closeTimeout: 100,
    size: 1024 * 1024,
    onAuth: (auth, _session, callback) => {
      const known = auth.password === options.password && auth.username !== undefined
      callback(
        known ? null : answer(535, 'wrong name or password'),
        known ? { user: auth.username ?? '' } : undefined,
      )
    },
    onRcptTo: (_address, _session, callback) => {
      if (mode === 'no-such-mailbox') callback(answer(550, 'no such mailbox'))
      else if (mode === 'busy') callback(answer(451, 'try again later'))
      else if (mode !== 'hang') callback()
    },
    onData: (stream, session, callback) => {
      const answered = (error?: Error) => (mode === 'accept-then-drop' ? dropAll(sockets) : callback(error))
      void takeOver(stream, session, taken, answered)
    },
  })
  // a sender that hangs up in the middle is part of a bad day, not a reason to stop
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    urlFor: (institution) =>
      `smtp://${encodeURIComponent(institution)}:${encodeURIComponent(options.password)}@127.0.0.1:${port}`,
    behave: (next) => (mode = next),
    times: (institution, id) => taken.times(institution, id),
    close: () => {
      dropAll(sockets)
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Reads one mail as a mail program would, takes it over for each recipient of its envelope, and only then says so. */
async function takeOver(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  taken: Taken,
  answered: (error?: Error) => void,
): Promise<void> {
  try {
    const mail = await PostalMime.parse(await buffer(stream))
    for (const recipient of session.envelope.rcptTo)
      await taken.take(message(mail, recipient.address, session))
    answered()
  } catch (error) {
    answered(error instanceof Error ? error : answer(451, 'not taken'))
  }
}

function message(mail: Email, to: string, session: SMTPServerSession): TakenMessage {
  const id = /^<(.+)@[^@]*>$/.exec(mail.messageId ?? '')?.[1]
  if (id === undefined) throw answer(554, 'a mail needs a Message-ID')
  const institution = typeof session.user === 'string' ? session.user : ''
  return {
    id,
    institution,
    channel: 'mail',
    to,
    subject: mail.subject ?? '',
    text: (mail.text ?? '').trimEnd(),
  }
}

function dropAll(sockets: Set<Socket>): void {
  for (const socket of sockets) socket.destroy()
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
