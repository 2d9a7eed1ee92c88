/** The real portal of a test's universities, without a socket; browsers of the tests knock at it. */
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { filesFor } from '../web/look/files.ts'
import { themeFrom } from '../web/look/theme.ts'
import type { OwnLogo } from '../web/own-logo.ts'
import { buildPortal } from '../web/portal.ts'
import type { Journey } from '../web/step.ts'
import type { TestWorld } from './test-world.ts'

/** Builds it with these journeys; closed after the file's last test. */
export async function testPortal(
  worlds: readonly TestWorld[],
  journeys: readonly Journey[],
  trustedProxies: readonly string[] = [],
  mostForms?: number,
  logos: Readonly<Record<string, OwnLogo>> = {},
): Promise<FastifyInstance> {
  const institutions = await Promise.all(
    worlds.map(async ({ world }) => {
      const theme = await themeFrom(world.institution.look.colours)
      const { key, networks } = world.institution
      return { world, theme, logo: logos[key] ?? null, files: filesFor(theme), campus: networks.campus }
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
