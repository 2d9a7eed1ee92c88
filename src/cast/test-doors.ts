/** Door systems for tests: one that is sent cards and keeps the newest word on each, and the key that opens its PINs. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { type TargetSetting, targetsSetting } from '../core/institution/targets.ts'
import type { DoorRecord } from '../core/targets/door-list.ts'

/** A receiver's key: the public half for the settings, and what it does with the private one. */
export type Receiver = {
  publicKey: object
  open: (jwe: string) => Promise<{ account: string; pin: string; pinVersion: number; kid: string }>
}

/** Makes one, as the door system would. */
export async function receiver(kid: string, crv: 'P-256' | 'X25519' = 'P-256'): Promise<Receiver> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv, extractable: true })
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid },
    open: async (jwe) => {
      const { plaintext, protectedHeader } = await compactDecrypt(jwe, privateKey)
      const content = JSON.parse(new TextDecoder().decode(plaintext)) as {
        account: string
        pin: string
        pinVersion: number
      }
      return { ...content, kid: String(protectedHeader.kid) }
    },
  }
}

/** The settings of a door system called `gates`. */
export function doorSettings(more: object = {}): TargetSetting<'doors'> {
  const name = { nb: 'Dører', nn: 'Dører', en: 'Doors' }
  const [read] = targetsSetting.parse([{ kind: 'doors', key: 'gates', name, dryRun: false, ...more }])
  if (read?.kind !== 'doors') throw new Error('no door system')
  return read
}

/** What came in one request, and under which key. */
export type SentCards = { key: string; token: string; cards: DoorRecord[]; text: string }

export type DoorStandIn = {
  address: string
  came: SentCards[]
  /** The newest word on each card. */
  cards: Map<string, DoorRecord>
  /** What it answers; `null`: it hangs up. `applies`: it has taken the cards all the same. */
  answer: (sent: SentCards) => { status: number | null; applies: boolean; retryAfter?: string }
  close: () => Promise<void>
}

/** Starts one on a free port of the loopback. */
export async function startDoors(): Promise<DoorStandIn> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const text = Buffer.concat(chunks).toString()
      const { cards } = JSON.parse(text) as { cards: DoorRecord[] }
      const sent = {
        key: String(request.headers['idempotency-key']),
        token: String(request.headers.authorization),
        cards,
        text,
      }
      const { status, applies, retryAfter } = doors.answer(sent)
      doors.came.push(sent)
      if (applies) for (const each of cards) doors.cards.set(each.card, each)
      if (status === null) return response.destroy()
      return response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {}).end()
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const doors: DoorStandIn = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cards`,
    came: [],
    cards: new Map(),
    answer: () => ({ status: 204, applies: true }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return doors
}
