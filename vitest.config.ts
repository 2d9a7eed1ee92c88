/** One way to run every test under src/: threads that share what they have loaded, and one real PostgreSQL. */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    globalSetup: ['src/run/test-cluster.ts', 'src/run/test-folder.ts'],
    pool: 'threads',
    isolate: false,
    // left to itself, it leaves one core idle, and on two that is half of them
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
