/** A university's own logo: one SVG file in the folder named as the university, read at the start and never again. */
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Institution } from '../../core/institution/institution.ts'

/** The picture as text, and its size on its own scale. */
export type Logo = { svg: string; width: number; height: number }

const most = 64 * 1024
const widest = 6

/** The logo; null where the university has none; or why the file cannot be one, in words for whoever wrote the settings. */
export async function readLogo(
  directory: string,
  { key, look }: Institution,
): Promise<Logo | null | { reason: string }> {
  const { file } = look.logo
  if (file === null) return null
  const where = `institutions/${key}/${file}`
  const path = join(directory, key, file)
  const found = await lstat(path).catch(() => null)
  if (found === null) return { reason: `there is no file ${where}` }
  // a link could lead to any file of this machine
  if (!found.isFile()) return { reason: `${where} is not a file of its own` }
  if (found.size > most) return { reason: `${where} is larger than 64 kB` }
  return drawn(await readFile(path), where)
}

/** The bytes as a picture, if they are one that needs nothing else and does nothing (case S-10). */
function drawn(bytes: Buffer, where: string): Logo | { reason: string } {
  const svg = asText(bytes)
  const [, root] =
    (svg && /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^[>]*>\s*)*<svg\b([^>]*)>/s.exec(svg)) ||
    []
  if (svg === null || root === undefined) return { reason: `${where} is not an SVG picture` }
  if (/<script|<foreignObject|\son\w+\s*=|javascript:/i.test(svg)) return { reason: `${where} holds script` }
  if (/(?:href|src)\s*=\s*["']\s*(?!#|data:image\/)|url\(\s*["']?(?!#|data:)|@import/i.test(svg))
    return { reason: `${where} wants other files, which are not loaded` }
  const size = sizeOf(root)
  if (size === null) return { reason: `${where} does not say its size: give it a viewBox` }
  if (size.width > size.height * widest) return { reason: `${where} is more than six times as wide as high` }
  return { svg, ...size }
}

function asText(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function sizeOf(root: string): { width: number; height: number } | null {
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/.exec(root)
  const side = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root)?.[1]
  const [width, height] = [Number(box?.[1] ?? side('width')), Number(box?.[2] ?? side('height'))]
  return width > 0 && height > 0 ? { width, height } : null
}
