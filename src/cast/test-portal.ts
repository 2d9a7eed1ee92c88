/** The real portal of a test's universities, without a socket; browsers of the tests knock at it. */
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { OwnLogo } from '../web/own-logo.ts'
import type { Journey } from '../web/step.ts'
import { makePortal } from './made-portal.ts'
import type { TestWorld } from './test-world.ts'

/** Builds it with these journeys; closed after the file's last test. */
export async function testPortal(
  worlds: readonly TestWorld[],
  journeys: readonly Journey[],
  trustedProxies: readonly string[] = [],
  mostForms?: number,
  logos: Readonly<Record<string, OwnLogo>> = {},
): Promise<FastifyInstance> {
  const more = mostForms === undefined ? {} : { mostForms }
  const portal = await makePortal(worlds, journeys, { trustedProxies, logos, ...more })
  afterAll(() => portal.close())
  return portal
}
