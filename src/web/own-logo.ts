/** An institution's own logo: served as the picture it is and nothing else, and shown in the head of its pages. */
import type { FastifyInstance } from 'fastify'
import type { ShellLogo } from './look/shell.tsx'
import { type Asset, asset } from './look/theme.ts'

/** The file, and how pages show it. */
export type OwnLogo = { file: Asset; shown: ShellLogo }

/** Opened by itself the picture runs nothing, loads nothing and belongs to no origin (ASVS 5.0 3.2.1, case S-10). */
const picturePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/** `alt`: what the logo says, for those who do not see it. */
export function ownLogo(picture: { svg: string; width: number; height: number }, alt: string): OwnLogo {
  const { svg, width, height } = picture
  const file = asset('logo', 'svg', 'image/svg+xml; charset=utf-8', svg)
  return { file, shown: { href: file.href, width: Math.round(width), height: Math.round(height), alt } }
}

/** One address for each logo; nothing is looked for in a folder when somebody asks. */
export function serveLogos(app: FastifyInstance, institutions: readonly { logo?: OwnLogo | null }[]): void {
  const files = new Map(
    institutions.flatMap(({ logo }) => (logo ? [[logo.file.href, logo.file] as const] : [])),
  )
  for (const { href, type, body } of files.values()) {
    app.get(href, async (_request, reply) =>
      reply
        .header('content-security-policy', picturePolicy)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(type)
        .send(body),
    )
  }
}
