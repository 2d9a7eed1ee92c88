/** A RADIUS server as the door sees it: its key, and what it posts. */
import type { FastifyInstance } from 'fastify'
import { makeNetworkKey } from '../actions/network/keys.ts'
import { networkDoor } from '../services/network/door.ts'
import type { Journey } from '../web/step.ts'
import { makePortal } from './made-portal.ts'
import type { TestWorld } from './made-world.ts'

export type NetworkAnswered = { status: number; json: Record<string, { value?: string[] }>; body: string }

/** The portal with its door for RADIUS servers, and one server that asks; whoever opens it closes it. */
export async function openNetworkServer(tested: TestWorld, journeys: readonly Journey[] = []) {
  const portal = await makePortal([tested], journeys, { machines: [networkDoor] })
  const { id: keyId, key } = await makeNetworkKey(tested.world, { label: 'test', by: 'test' })
  const host = tested.world.institution.hosts[0] ?? ''
  const realm = tested.world.institution.identifiers.realm
  return {
    portal,
    host,
    key,
    keyId,
    realm,
    send: async (path: string, attributes: Record<string, string>, more: Sending = {}) =>
      send(portal, { host, key, path, payload: new URLSearchParams(attributes).toString(), ...more }),
    /** A device asks to be let in; `name` without a realm gets ours. */
    ask: async (name: string, password: string, more: Record<string, string> = {}) =>
      send(portal, {
        host,
        key,
        path: '/network/authenticate',
        payload: new URLSearchParams({
          'User-Name': name.includes('@') ? name : `${name}@${realm}`,
          'User-Password': password,
          'Calling-Station-Id': '02-00-00-00-00-01',
          'Called-Station-Id': '0A-00-00-00-00-FF:eduroam',
          'NAS-Identifier': 'wlc-1',
          ...more,
        }).toString(),
      }),
    /** Opens a port for a real RADIUS server; gives back where it asks. */
    listen: async () => {
      await portal.listen({ host: '127.0.0.1', port: 0 })
      const address = portal.server.address()
      if (address === null || typeof address === 'string') throw new Error('the portal has no port')
      return `http://${host}:${address.port}`
    },
    close: async () => portal.close(),
  }
}

type Sending = { key?: string; headers?: Record<string, string>; payload?: string; from?: string }

async function send(
  portal: FastifyInstance,
  { host, path, payload, key, headers = {}, from = '192.0.2.10' }: Sending & { host: string; path: string },
): Promise<NetworkAnswered> {
  const answer = await portal.inject({
    method: 'POST',
    url: path,
    remoteAddress: from,
    headers: {
      host,
      ...(key ? { authorization: `Basic ${Buffer.from(`adgang:${key}`).toString('base64')}` } : {}),
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: payload ?? '',
  })
  const json: unknown = answer.body.startsWith('{') ? JSON.parse(answer.body) : {}
  return { status: answer.statusCode, json: json as NetworkAnswered['json'], body: answer.body }
}

/** The reason that stands in the RADIUS server's log. */
export function reasonOf({ json }: NetworkAnswered): string {
  return json['request:Module-Failure-Message']?.value?.[0]?.replace('adgang: ', '') ?? ''
}
