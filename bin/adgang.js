#!/usr/bin/env node
// Starts the program: the built one where there is one (a release), else straight from the source.
import { existsSync } from 'node:fs'

const built = new URL('../dist/run/cli.js', import.meta.url)
if (existsSync(built)) {
  await import(built.href)
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import(new URL('../src/run/cli.ts', import.meta.url).href)
}
