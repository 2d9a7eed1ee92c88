/** The real portal of made universities, without a socket; whoever makes it closes it. */
import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { readGuides } from '../adapters/institution-file/guides/read-guides.ts'
import { openShelf } from '../web/guides/shelf.ts'
import { filesFor } from '../web/look/files.ts'
import { themeFrom } from '../web/look/theme.ts'
import type { OwnLogo } from '../web/own-logo.ts'
import { buildPortal, type PortalSettings } from '../web/portal.ts'
import type { Journey } from '../web/step.ts'
import type { TestWorld } from './made-world.ts'

/** What one may want otherwise. */
export type PortalWish = Partial<Pick<PortalSettings, 'trustedProxies' | 'mostForms' | 'machines'>> & {
  logos?: Readonly<Record<string, OwnLogo>>
}

const institutionsFolder = join(import.meta.dirname, '../../institutions')

/** Builds it with these journeys. */
export async function makePortal(
  worlds: readonly TestWorld[],
  journeys: readonly Journey[],
  { trustedProxies = [], mostForms, machines = [], logos = {} }: PortalWish = {},
): Promise<FastifyInstance> {
  const institutions = await Promise.all(
    worlds.map(async ({ world }) => {
      const theme = await themeFrom(world.institution.look.colours)
      const { key, networks } = world.institution
      const { guides } = await readGuides(institutionsFolder, world.institution)
      const look = { theme, logo: logos[key] ?? null, files: filesFor(theme) }
      return { world, ...look, guides: openShelf(guides), campus: networks.campus }
    }),
  )
  return buildPortal({
    institutions,
    journeys,
    bareHosts: ['localhost'],
    trustedProxies,
    machines,
    secure: false,
    ...(mostForms === undefined ? {} : { mostForms }),
    log: worlds[0]?.world.log ?? { info: unheard, warn: unheard, error: unheard },
    ready: () => Promise.resolve(true),
  })
}

function unheard(): void {
  // a portal without universities has nothing to say
}
