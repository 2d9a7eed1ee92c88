/** The sign-in page: how many a second, and how long the slowest hundredth takes, against a bare answer of the same size. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { Row } from './row.ts'
import { BenchBrowser, percentile, race } from './town/browser-pool.ts'
import { openTown } from './town/open-town.ts'

const pages = 6_000
const browsers = 16

/** The limit is Node's own HTTP server with the finished page in memory, asked by the same browsers. */
export async function run(): Promise<Row[]> {
  const town = await openTown({ memoryKiB: 19_456, passes: 2 })
  try {
    const sample = await new BenchBrowser(town.port, town.host).get('/sign-in')
    const bare = await bareServer(sample.body)
    const limit = await fetchAll(bare.port, town.host)
    const ours = await fetchAll(town.port, town.host)
    bare.close()
    const alone = await fetchAll(town.port, town.host, 1)
    return [
      {
        name: 'sign-in page',
        value: pages / ours.seconds,
        unit: '/s',
        limit: pages / limit.seconds,
        limitName: 'the same bytes from memory',
      },
      { name: `sign-in page, p99 of ${browsers} at once`, value: percentile(ours.each, 0.99), unit: 'ms' },
      { name: 'sign-in page, median alone', value: percentile(alone.each, 0.5), unit: 'ms', aim: '<= 9 ms' },
    ]
  } finally {
    await town.close()
  }
}

async function fetchAll(port: number, host: string, atOnce = browsers) {
  const pool = Array.from({ length: atOnce }, () => new BenchBrowser(port, host))
  const done = await race(atOnce === 1 ? pages / 10 : pages, atOnce, async (_index, lane) => {
    const answer = await pool[lane]?.get('/sign-in')
    if (answer?.status !== 200) throw new Error(`the page answered ${answer?.status}`)
  })
  pool.forEach((browser) => browser.close())
  return done
}

async function bareServer(body: string): Promise<{ port: number; close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
