/** A directory that cannot be started leaves no process and no file. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startTestSlapd } from './test-slapd.ts'

test('one whose settings are refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-none-'))
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  })
  await expect(startTestSlapd({ base: 'nowhere' })).rejects.toThrow('slapadd did not succeed')
  expect(readdirSync(folder)).toEqual([])
})
