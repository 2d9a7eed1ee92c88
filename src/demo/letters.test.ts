/** The demo's letters are seen on the bare host, as they were printed; no other file of the machine is. */
import Fastify from 'fastify'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { filesFor } from '../web/look/files.ts'
import { themeFrom } from '../web/look/theme.ts'
import { letterRoutes } from './bare-host.ts'
import { openPrinterStandIn } from './stand-ins/printer.ts'

const around = mkdtempSync(join(tmpdir(), 'adgang-demo-letters-'))
const printer = openPrinterStandIn(join(around, 'letters'))
const app = Fastify()
letterRoutes(app, { printer, files: filesFor(await themeFrom({ main: '#0b5a8f', accent: '#7a2e8e' })) })
afterAll(async () => {
  await app.close()
  rmSync(around, { recursive: true, force: true })
})

test('they are listed, and served as PDF', async () => {
  expect((await app.inject('/demo/letters')).body).toContain('Nothing yet')
  writeFileSync(join(printer.folder, 'usn-1.pdf'), '%PDF-1.7 one')
  writeFileSync(join(printer.folder, '.usn-2.pdf.0.part'), 'half')
  const { body } = await app.inject('/demo/letters')
  expect(body).toContain('href="/demo/letters/usn-1.pdf"')
  expect(body).not.toContain('part')
  const letter = await app.inject('/demo/letters/usn-1.pdf')
  expect([letter.statusCode, letter.headers['content-type'], letter.body]).toEqual([
    200,
    'application/pdf',
    '%PDF-1.7 one',
  ])
})

test('nothing else is', async () => {
  writeFileSync(join(around, 'keys.json'), 'secret')
  for (const name of ['..%2Fkeys.json', '.usn-2.pdf.0.part', 'usn-9.pdf', '%2e%2e/keys.json'])
    expect([name, (await app.inject(`/demo/letters/${name}`)).statusCode]).toEqual([name, 404])
})
