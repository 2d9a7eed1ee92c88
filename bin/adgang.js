#!/usr/bin/env node
// Starts the program: the built one where there is one (a release), else straight from the source.
// CommonJS, because Node loads modules on the pool of threads whose size is set here: inside one it would be too late.
const { existsSync } = require('node:fs')
const os = require('node:os')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

// Hashing takes one thread for each core. Two more are left for names, files and compressing, so that a rush of
// sign-ins holds up nothing else; where somebody has set the size, it stays as it is.
process.env.UV_THREADPOOL_SIZE ||= String(Math.max(4, os.availableParallelism() + 2))

async function start() {
  const built = join(__dirname, '../dist/run/cli.js')
  if (existsSync(built)) {
    await import(pathToFileURL(built).href)
  } else {
    const { register } = await import('tsx/esm/api')
    register()
    await import(pathToFileURL(join(__dirname, '../src/run/cli.ts')).href)
  }
}

void start()
