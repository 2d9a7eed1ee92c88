/** The portal as a role of the program: pages for people, for every institution of this deployment. */
import type { FastifyInstance } from 'fastify'
import { readGuides } from '../adapters/institution-file/guides/read-guides.ts'
import { readLogo } from '../adapters/institution-file/logo.ts'
import { intakeFolder } from '../adapters/register-file/intake-folder.ts'
import { openProvider } from '../adapters/openid-provider/open-provider.ts'
import { openidDoor } from '../services/openid/door.ts'
import { doorsDoor } from '../services/doors/door.ts'
import { networkDoor } from '../services/network/door.ts'
import { registersDoor } from '../services/registers/door.ts'
import type { Institution } from '../core/institution/institution.ts'
import { type BareHost, buildPortal } from '../web/portal.ts'
import { type GuideShelf, openShelf } from '../web/guides/shelf.ts'
import { type OwnLogo, ownLogo } from '../web/own-logo.ts'
import { filesFor } from '../web/look/files.ts'
import { type Theme, themeFrom } from '../web/look/theme.ts'
import type { PortalInstitution } from '../web/portal-institution.ts'
import { journeys } from './journeys.ts'
import { metricsDoorOf } from './metrics.ts'
import type { Deployment } from './open-deployment.ts'
import { openSecrets } from './secrets-file.ts'

export type PortalOptions = {
  /** Address ranges that count as campus beside those of the institution's file. */
  campusToo?: readonly string[]
  /** More routes of the bare host; only the demo's wiring hands any over. */
  bare?: BareHost
  /** Secrets of services otherwise than from the operator's file; only the demo's wiring hands them over. */
  secretOf?: (name: string) => string | null
  /** Themes of pages that are no institution's. */
  themesToo?: readonly Theme[]
  /** True once this process has been told to end. */
  leaving?: () => boolean
}

/** Builds the portal of a deployment; the caller listens. */
export async function portalOf(
  deployment: Deployment,
  options: PortalOptions = {},
): Promise<FastifyInstance> {
  const { settings } = deployment
  const institutions = await Promise.all(
    deployment.institutions.map(async ({ world }): Promise<PortalInstitution> => {
      const theme = await themeFrom(world.institution.look.colours)
      const campus = [...world.institution.networks.campus, ...(options.campusToo ?? [])]
      const logo = await logoOf(settings.institutionsDir, world.institution)
      const guides = await guidesOf(settings.institutionsDir, world.institution)
      return { world, theme, logo, guides, files: filesFor(theme), campus }
    }),
  )
  return buildPortal({
    institutions,
    journeys,
    bareHosts: settings.bareHosts,
    trustedProxies: settings.trustedProxies,
    secure: settings.mode === 'production',
    log: deployment.log,
    ready: async () => {
      const answers = await Promise.allSettled([deployment.shared.query('select 1')])
      return answers.every((answer) => answer.status === 'fulfilled')
    },
    ...(options.leaving ? { leaving: options.leaving } : {}),
    themesToo: options.themesToo ?? [],
    machines: [
      openidDoor({
        open: openProvider,
        secretOf: options.secretOf ?? openSecrets(settings.secretsFile ?? undefined).secret,
      }),
      metricsDoorOf(deployment),
      registersDoor({
        folderOf: (institution) => intakeFolder({ ...settings.registerFiles, institution }),
        mostBytes: settings.registerFiles.mostBytes,
      }),
      doorsDoor(),
      networkDoor,
    ],
    ...(options.bare ? { bare: options.bare } : {}),
    ...(settings.tls ? { tls: settings.tls } : {}),
  })
}

/** Guides that are wrong stop the start before this (check-institutions.ts). */
async function guidesOf(directory: string, institution: Institution): Promise<GuideShelf> {
  const { guides } = await readGuides(directory, institution)
  return openShelf(institution.features.help ? guides : [])
}

/** A file that was changed since the settings were checked is left out rather than served unseen. */
async function logoOf(directory: string, institution: Institution): Promise<OwnLogo | null> {
  const logo = await readLogo(directory, institution)
  return logo === null || 'reason' in logo ? null : ownLogo(logo, institution.look.logo.text)
}
