/** A hundred links of each kind, asked for by HEAD, by GET and by Chromium with scripts on, and every one still works (L-05). */
import { openChromium } from '../e2e/browser.ts'
import { linksInMail, scan } from '../src/cast/mail-scanner.ts'
import { makePortal } from '../src/cast/made-portal.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { walkedWish } from '../src/cast/recovery-walks/walked-place.ts'
import { journeys } from '../src/run/journeys.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Given } from './proof.ts'

export const about = 'links in mails that scanners and browsers have looked at change nothing and still work'
export const rounds = 10

type State = { looked: number }

const host = 'oslomet.localhost'
const linksPerRound = 10

export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  let looked = state.looked ?? 0
  const ground = await provingGround()
  const tested = makeWorld(ground.store, 'oslomet', walkedWish)
  const portal = await makePortal([tested], journeys)
  await portal.listen({ port: 0, host: '127.0.0.1' })
  const address = portal.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the portal listens nowhere')
  const chromium = await openChromium()
  const browse = async (path: string): Promise<void> => {
    const context = await chromium.newContext({ javaScriptEnabled: true })
    const page = await context.newPage()
    await page.goto(`http://${host}:${address.port}${path}`, { waitUntil: 'networkidle' })
    if ((await page.locator('form').count()) === 0) throw new Error(`the browser saw no form behind ${path}`)
    await context.close()
  }
  try {
    for (let round = 0; round < left; round++) {
      for (const [kind, send] of Object.entries(linksInMail)) {
        for (let each = 0; each < linksPerRound; each++) {
          tested.advance('PT2M')
          const wrong = await scan({ tested, portal, host }, await send({ tested, portal, host }), browse)
          if (wrong.length > 0) throw new Error(`${kind}: ${wrong.join(', ')}`)
          looked += 1
        }
      }
      log(`${looked} links`)
      yield { looked }
    }
  } finally {
    await chromium.close()
    await portal.close()
    tested.close()
    await ground.leave()
  }
  return `${looked} links looked at by HEAD, five GETs and Chromium: no row changed, and every link still worked.`
}
