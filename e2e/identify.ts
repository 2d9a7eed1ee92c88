/** Identifying with electronic ID on a walk: out to the demo's stand-in, be somebody there, and back. */
import { expect } from 'vitest'
import type { Walk } from './browser.ts'

/** Who one is there: by what its list says, or by a number that is typed. */
export type Identity = { name: string } | { idNumber: string }

export const unknownPerson: Identity = { name: 'Someone unknown' }
export const withoutNumber: Identity = { name: 'Someone without a number' }

/** The walk stands before the link out; afterwards it stands at `next`, where the portal's own page has led on by itself. */
export async function identify(walk: Walk, purpose: string, who: Identity, next: string): Promise<void> {
  await goOut(walk, purpose)
  await be(walk, who)
  await walk.page.waitForURL((url) => url.pathname.endsWith(next))
}

/** As `identify`, in a browser that does not go on by itself: the page in between is looked at, and its link followed. */
export async function identifySlowly(
  walk: Walk,
  purpose: string,
  who: Identity,
  next: string,
): Promise<void> {
  const there = (url: URL) => url.pathname.endsWith(next)
  await goOut(walk, purpose)
  await walk.context.route(there, async (route) => route.abort('aborted'))
  await be(walk, who)
  await walk.page.waitForURL((url) => url.pathname.endsWith('/electronic-id/return'))
  await walk.look('identified')
  await walk.context.unroute(there)
  await walk.follow(next)
  await walk.page.waitForURL(there)
}

/** Goes back without having identified, to the page that says so. */
export async function cancel(walk: Walk, purpose: string): Promise<void> {
  await goOut(walk, purpose)
  await walk.page.getByRole('button', { name: 'Cancel and go back' }).click()
  await walk.page.waitForURL((url) => url.pathname.endsWith('/electronic-id/return'))
}

async function goOut(walk: Walk, purpose: string): Promise<void> {
  await walk.follow(`/electronic-id/${purpose}`)
  await walk.page.waitForURL('**/demo/eid/interaction/**')
  await walk.look('electronic-id', 'en')
}

async function be(walk: Walk, who: Identity): Promise<void> {
  if ('idNumber' in who) await walk.type('number', who.idNumber)
  else {
    const choice = walk.page.getByRole('radio', { name: who.name })
    await walk.choose('person', (await choice.getAttribute('value')) ?? '')
  }
  const away = walk.page.waitForURL((url) => !url.pathname.startsWith('/demo/eid'))
  await walk.send()
  await away
  expect(walk.status()).toBe(200)
}
