/** The real portal of a test's universities, without a socket; browsers of the tests knock at it. */
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { filesFor } from '../web/look/files.ts'
import { themeFrom } from '../web/look/theme.ts'
import { buildPortal } from '../web/portal.ts'
import type { Journey } from '../web/step.ts'
import type { TestWorld } from './test-world.ts'

/** Builds it with these journeys; closed after the file's last test. */
export async function testPortal(
  worlds: readonly TestWorld[],
  journeys: readonly Journey[],
  trustedProxies: readonly string[] = [],
  mostForms?: number,
): Promise<FastifyInstance> {
  const institutions = await Promise.all(
    worlds.map(async ({ world }) => {
      const theme = await themeFrom(world.institution.look.colours)
      return { world, theme, files: filesFor(theme), campus: world.institution.networks.campus }
    }),
  )
  const portal = await buildPortal({
    institutions,
    journeys,
    bareHosts: ['localhost'],
    trustedProxies,
    secure: false,
    ...(mostForms === undefined ? {} : { mostForms }),
    log: worlds[0]?.world.log ?? { info: unheard, warn: unheard, error: unheard },
    ready: () => Promise.resolve(true),
  })
  afterAll(() => portal.close())
  return portal
}

function unheard(): void {
  // a portal without universities has nothing to say
}
