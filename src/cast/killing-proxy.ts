/** Stands between a process and what it speaks to, counts what is said, and strikes at one message: before it arrives, or before its answer does. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

/** `before`: the message is never heard. `after`: it is heard and answered, and the answer is never heard. */
export type Strike = { message: number; moment: 'before' | 'after'; strike: () => void }

export type KillingProxy = {
  port: number
  /** Messages heard since it was armed. */
  heard: () => number
  /** Begins to count anew; null: nothing is struck. */
  arm: (strike: Strike | null) => void
  close: () => Promise<void>
}

/** Opens it on a free port of the loopback. */
export async function killingProxy(to: NetConnectOpts): Promise<KillingProxy> {
  let armed: Strike | null = null
  let heard = 0
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to)
    let answerIsLast = false
    const drop = () => {
      near.destroy()
      far.destroy()
    }
    const strike = () => {
      armed?.strike()
      armed = null
      drop()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', drop).on('close', () => {
        open.delete(socket)
        drop()
      })
    }
    near.on('data', (bytes: Buffer) => {
      heard += 1
      const isNow = armed !== null && heard === armed.message
      if (isNow && armed?.moment === 'before') return strike()
      answerIsLast = isNow
      far.write(bytes)
    })
    far.on('data', (bytes: Buffer) => (answerIsLast ? strike() : void near.write(bytes)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    arm: (strike) => {
      armed = strike
      heard = 0
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
