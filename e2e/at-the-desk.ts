/** Somebody of the desk at work: in with password and app, a person found, the caller made sure of, an act done with its reason. */
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { castAppKey } from '../src/cast/people.ts'
import { codeNow, showCode } from './app.ts'
import { startWalk, type Walk, type WalkWish } from './browser.ts'
import { castPerson } from './cast-person.ts'
import type { Demo } from './running-demo.ts'
import { signIn } from './ways.ts'

/** Where a walk of the desk goes. */
export type Where = Pick<WalkWish, 'institution' | 'language' | 'name'> & Partial<WalkWish>

/** How the demo's front page names them. */
export const portals: Record<string, string> = {
  oslomet: 'OsloMet',
  ntnu: 'NTNU',
  usn: 'University of South-Eastern Norway',
}

/** A private window at an institution. */
export async function walkAt(demo: Demo, browser: Browser, wish: Where): Promise<Walk> {
  return startWalk(browser, { origin: demo.origin(wish.institution), ...wish })
}

/** Somebody of the cast at the open desk; half a minute after whoever was last, so that the app shows a new code. */
export async function atDesk(demo: Demo, browser: Browser, wish: Where, name: string): Promise<Walk> {
  const walk = await walkAt(demo, browser, wish)
  await demo.advance('PT31S')
  await signIn(walk, await castPerson(demo, portals[wish.institution] ?? '', name))
  await showCode(walk, await codeNow(demo, castAppKey))
  await walk.open('/desk')
  await walk.look('open-desk')
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/desk')
  return walk
}

/** The page of somebody found by username or student number, with the caller made sure of. */
export async function personPage(desk: Walk, wanted: string): Promise<string> {
  await desk.open('/desk')
  await desk.type('q', wanted)
  await desk.send()
  await desk.page.waitForURL('**/desk/people/**')
  const person = desk.path()
  await desk.open(`${person}/caller`)
  await desk.choose('how', 'video')
  await desk.send()
  return person
}

const nothingMore = async (): Promise<void> => undefined

/** One act, looked at before and after; `more` fills in what it asks besides reason and ticket. */
export async function act(desk: Walk, page: string, more: () => Promise<void> = nothingMore): Promise<void> {
  const name = page.split('/').at(-1) ?? 'act'
  await desk.open(page)
  await more()
  await desk.type('reason', 'Avtalt på telefon')
  await desk.type('ticket', 'INC-42')
  await desk.look(name)
  await desk.send()
  expect(desk.status(), await desk.text()).toBe(200)
  await desk.look(`${name}-done`)
}
