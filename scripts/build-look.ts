/**
 * Builds what the pages load into assets/: one stylesheet, one script and that of the passkey pages, the fonts, the themes of the institutions
 * that ship, each with its compressed copies beside, and src/web/look/built.ts that names them. Run it after a
 * change to the look; what it writes is committed.
 */
import { build, transform } from 'esbuild'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { format } from 'prettier'
import { digest } from '../src/web/look/theme.ts'
import { buildFonts } from './look/fonts.ts'
import { buildStylesheet } from './look/stylesheet.ts'

const out = new URL('../assets/', import.meta.url)
const own = /^(?:look|enhance|passkeys|sign|inter-latin|inter-latin-ext)\.[0-9a-f]{10}\./

await mkdir(out, { recursive: true })
for (const name of await readdir(out)) if (own.test(name)) await rm(new URL(name, out))

const fonts = await buildFonts()
const fontNames = await Promise.all(
  fonts.map(async (font) => ({ ...font, href: await keep(font.name, 'woff2', font.bytes) })),
)
const stylesheet = await signsAsFiles(await buildStylesheet(fontNames))
const { code: css } = await transform(stylesheet, {
  loader: 'css',
  minify: true,
  target: ['chrome111', 'firefox115', 'safari16.4'],
})
const built = {
  stylesheet: await keep('look', 'css', Buffer.from(css)),
  script: await keep(
    'enhance',
    'js',
    await bundle(new URL('../src/web/enhance/enhance.ts', import.meta.url)),
  ),
  passkeys: await keep(
    'passkeys',
    'js',
    await bundle(new URL('../src/web/enhance/passkeys.ts', import.meta.url)),
  ),
  font: fontNames[0]?.href ?? '',
}
const source = `/** Written by scripts/build-look.ts: the addresses of what every page loads. Do not edit. */\nexport const built = ${JSON.stringify(built)}\n`
await writeFile(
  new URL('../src/web/look/built.ts', import.meta.url),
  await format(source, { parser: 'typescript', printWidth: 110, singleQuote: true, semi: false }),
)

/** A script of src/web/enhance with all that it needs, in one file. */
async function bundle({ pathname }: URL): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  return Buffer.from(outputFiles[0]?.text ?? '')
}

/** A picture inside the stylesheet would need `img-src data:`; as a file it needs nothing (ASVS 3.4.3). */
async function signsAsFiles(css: string): Promise<string> {
  const signs = new Map<string, string>()
  for (const [whole = '', picture = ''] of css.matchAll(
    /url\("data:image\/svg\+xml;charset=utf-8,([^"]*)"\)/g,
  )) {
    if (!signs.has(whole))
      signs.set(whole, await keep('sign', 'svg', Buffer.from(decodeURIComponent(picture))))
  }
  return [...signs].reduce((text, [whole, href]) => text.replaceAll(whole, `url("${href}")`), css)
}

/** Writes a file under a name that changes with its content, text also compressed; answers its address. */
async function keep(name: string, ending: string, bytes: Buffer): Promise<string> {
  const file = `${name}.${digest(bytes)}.${ending}`
  await writeFile(new URL(file, out), bytes)
  if (ending !== 'woff2') {
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    await writeFile(new URL(`${file}.br`, out), brotli)
    await writeFile(new URL(`${file}.gz`, out), gzipSync(bytes, { level: 9 }))
    console.log(`${file}  ${bytes.length} bytes, ${brotli.length} brotli`)
  } else console.log(`${file}  ${bytes.length} bytes`)
  return `/assets/${file}`
}
