/** One bound connection to a directory, kept while it works and made anew when it does not; never silently in between. */
import net from 'node:net'
import tls from 'node:tls'
import { Client } from 'ldapts'

/** Where a directory is, and as whom we come. */
export type DirectoryAddress = {
  /** `ldaps://…`, or `ldap://…` where the wire is trusted. */
  url: string
  bindAs: string
  secret: string
  /** The directory's own certificate authority in PEM form; null: those the machine trusts. */
  ca: string | null
  /** Milliseconds for one operation; a directory that hangs is one that is away. */
  timeout?: number
}

/** A way to a directory. Work is handed a client that is bound already. */
export type Directory = {
  /** Throws whatever the work throws, `ConnectionLost` among it; the next call begins with a connection of its own. */
  run<T>(work: (client: Client) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The connection went away in the middle: whether the last operation was done is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/**
 * ldapts opens a new connection by itself when the old one has gone, and that one is not bound: a directory that lets
 * anybody read would then answer "nothing there" to us. So each client gets exactly one connection, and is thrown away with it.
 */
export function openDirectory(address: DirectoryAddress): Directory {
  let current: Promise<Client> | null = null
  let lost: Client | null = null

  const begin = async (): Promise<Client> => {
    const client = new Client({
      url: address.url,
      timeout: address.timeout ?? 15_000,
      connectTimeout: 5_000,
      strictDN: false,
      ...oneConnection(),
      ...(address.ca === null || !address.url.startsWith('ldaps:')
        ? {}
        : { tlsOptions: { ca: address.ca, minVersion: 'TLSv1.2' } }),
    })
    try {
      await client.bind(address.bindAs, address.secret)
      return client
    } catch (error) {
      // without it the process would never end
      await quietly(client)
      throw error
    }
  }
  const drop = async (client: Client): Promise<void> => {
    if (lost === client) return
    lost = client
    current = null
    await quietly(client)
  }
  return {
    run: async (work) => {
      current ??= begin().catch((error: unknown) => {
        current = null
        throw error
      })
      const client = await current
      try {
        return await work(client)
      } catch (error) {
        if (!client.isBound || !isAnswer(error)) await drop(client)
        throw error
      }
    },
    close: async () => {
      const closing = current
      current = null
      if (closing) await closing.then(quietly, () => undefined)
    },
  }
}

/** Whether the directory itself said so, in an answer with a result code. That we stopped has a number too (`DOMException`), of nobody's answer. */
export function isAnswer(error: unknown): error is Error & { code: number } {
  const isOurs = error instanceof DOMException
  return error instanceof Error && !isOurs && 'code' in error && typeof error.code === 'number'
}

async function quietly(client: Client): Promise<void> {
  await client.unbind().catch(() => undefined)
}

function oneConnection(): {
  createConnection: typeof net.connect
  createSecureConnection: typeof tls.connect
} {
  let made = false
  const once = (): void => {
    if (made) throw new ConnectionLost('the connection to the directory was lost')
    made = true
  }
  return {
    createConnection: ((...given: Parameters<typeof net.connect>) => {
      once()
      return net.connect(...given)
    }) as typeof net.connect,
    createSecureConnection: ((...given: Parameters<typeof tls.connect>) => {
      once()
      return tls.connect(...given)
    }) as typeof tls.connect,
  }
}
