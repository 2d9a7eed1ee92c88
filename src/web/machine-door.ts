/** Doors for machines on an institution's host: routes of their own, keys instead of cookies, and no pages. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Address } from '../actions/address-limits.ts'
import type { World } from '../actions/world.ts'

/** Whose host was knocked at, and from where. */
export type Knocking = { world: World; from: Address }

/** Adds its routes; `knocking` says null on hosts that are no institution's. */
export type MachineDoor = (
  app: FastifyInstance,
  knocking: (request: FastifyRequest) => Knocking | null,
) => Promise<void>
