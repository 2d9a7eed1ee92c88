/** Doors for machines on an institution's host: routes of their own, keys instead of cookies, and no pages. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Address } from '../actions/address-limits.ts'
import type { World } from '../actions/world.ts'
import type { Visit } from './visit.ts'

/** Whose host was knocked at, and from where. */
export type Knocking = {
  world: World
  from: Address
  /** For the few pages of such a door: somebody not signed in, in the language of this browser. */
  visit: () => Visit
}

/** Adds its routes; `knocking` says null on hosts that are no institution's. */
export type MachineDoor = (
  app: FastifyInstance,
  knocking: (request: FastifyRequest) => Knocking | null,
) => Promise<void>
