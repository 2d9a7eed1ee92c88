/** A random walk through every way back in: any page and any form in any order, by several browsers, and after every act an oracle that looks past the program. (Long: one act after another.) */
import type { FastifyInstance } from 'fastify'
import { deactivateAccount } from '../../actions/deactivate-account.ts'
import { requireChange } from '../../actions/require-change.ts'
import { type Dice, pick } from '../../core/chance.ts'
import { eidPurposes } from '../../core/secrets/eid-purpose.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import type { AnyStep } from '../../web/step.ts'
import { type Answered, get, post } from '../knock.ts'
import type { TestWorld } from '../made-world.ts'
import { workOff } from '../post.ts'
import type { SaidElectronicId } from '../said-electronic-id.ts'
import { credentialsOf, type Credentials, standingOf } from './credentials.ts'
import { fillIn } from './hands.ts'
import { learn } from './learn.ts'
import { mayOrder, mayReadKey, type Shown, wrongWith } from './oracle.ts'
import { mayRead } from './pages-of-sessions.ts'
import { handOut } from './post-of-walkers.ts'
import { shownIn } from './shown-in.ts'
import { mix, openTab, remember, type Tab } from './tabs.ts'
import { putWalkers, type Walker } from './walkers.ts'

/** Where one walks. */
export type WalkedPlace = {
  tested: TestWorld
  portal: FastifyInstance
  host: string
  eid: SaidElectronicId
  steps: readonly AnyStep[]
}

/** Something is on its way to whoever stands here. */
const waitsForPost = /\/(code|sent)$/

/** How often what happened: so that a walk that gets nowhere is found out. */
export type Tally = Record<string, number>

const session = '__Host-session'

/** Walks so many steps with new people. Throws at the first thing that nobody had earned, with the way that led there. */
export async function walk(place: WalkedPlace, dice: Dice, most: number): Promise<Tally> {
  const everybody = await putWalkers(place.tested)
  const walking = new Walk(place, dice, everybody)
  await walking.go(most)
  return walking.tally
}

const jumps = ['PT1M', 'PT4M', 'PT6M', 'PT14M', 'PT16M', 'PT61M', 'PT9H', 'PT25H', 'PT73H']

/** Where one goes who has shown nothing, who is in the midst of signing in, and who is signed in. */
const entrances = {
  nobody: [
    '/sign-in',
    '/sign-in',
    '/sign-in',
    '/sign-in/passkey',
    '/forgotten-password',
    '/forgotten-password',
    '/forgotten-username',
    '/forgotten-password/link/:key',
    '/electronic-id/:purpose',
    '/electronic-id/:purpose',
    '/it-was-not-me/:key',
  ],
  half: [
    '/sign-in/second-factor',
    '/sign-in/second-factor/passkey',
    '/my-account/two-factor',
    '/my-account/two-factor/prove',
    '/my-account/two-factor/passkey',
    '/lost-second-factor',
    '/electronic-id/:purpose',
    '/sign-in/opening-code',
    '/my-account/rules',
  ],
  proved: ['/set', '/set', '/forgotten-password/text-message', '/activate-account/password', '/sign-in'],
  full: [
    '/my-account/password',
    '/my-account/pin',
    '/my-account/two-factor',
    '/my-account/two-factor/prove',
    '/my-account/two-factor/again?want=app',
    '/my-account/two-factor/again/passkey?want=passkey',
    '/my-account/two-factor/app',
    '/my-account/two-factor/passkey',
    '/my-account/two-factor/recovery-codes',
    '/my-account/two-factor/remove/:id',
    '/it-was-not-me/:key',
    '/sign-out',
  ],
} as const

class Walk {
  readonly tally: Tally = {}
  readonly #place: WalkedPlace
  readonly #dice: Dice
  readonly #everybody: readonly Walker[]
  /** What was shown in each session, by its secret: the walk's own book. */
  readonly #shown = new Map<string, readonly Shown[]>()
  readonly #ordered = new Set<string>()
  readonly #trail: string[] = []
  #tabs: Tab[] = []
  #steps = 0

  constructor(place: WalkedPlace, dice: Dice, everybody: readonly Walker[]) {
    this.#place = place
    this.#dice = dice
    this.#everybody = everybody
  }

  async go(most: number): Promise<void> {
    const { portal, host } = this.#place
    for (const one of this.#everybody) this.#tabs.push(await openTab(portal, host, one))
    let tab = this.#anyTab()
    while (this.#steps < most) {
      if (this.#dice.below(8) === 0) tab = this.#anyTab()
      this.#place.tested.advance(`PT${5 + this.#dice.below(30)}S`)
      await this.#act(tab)
    }
  }

  #anyTab(): Tab {
    return pick(this.#dice, this.#tabs)
  }

  async #act(tab: Tab): Promise<void> {
    const dice = this.#dice
    const drawn = dice.below(100)
    if (drawn < 72) return this.#goOn(tab)
    // straight at a form that sets something, or at any other, or at any page
    if (drawn < 81) return this.#send(tab, pick(dice, this.#setting))
    if (drawn < 84) return this.#send(tab, pick(dice, this.#place.steps))
    if (drawn < 88) return this.#open(tab, pick(dice, this.#place.steps).path)
    if (drawn < 92) return this.#work()
    if (drawn < 95) return mix(tab, this.#tabs, dice)
    if (drawn < 97) return this.#jump()
    if (drawn < 98) return this.#desk()
    if (drawn < 99) tab.meant = pick(dice, this.#everybody)
    else {
      const anew = await openTab(this.#place.portal, this.#place.host, pick(dice, this.#everybody))
      this.#tabs = this.#tabs.map((each) => (each === tab ? anew : each))
    }
  }

  get #setting(): AnyStep[] {
    return this.#place.steps.filter(({ sets }) => sets !== undefined)
  }

  /** The sensible next thing on this page: its form, or where it leads. */
  async #goOn(tab: Tab): Promise<void> {
    const dice = this.#dice
    if (tab.errand !== null && dice.below(8) > 0) return this.#comeBack(tab, tab.errand)
    if (waitsForPost.test(tab.page.path) && dice.below(3) > 0) await this.#work()
    const step = this.#stepAt(tab.page.path)
    const hasForm = /<main.*<form[^>]*method="post"/s.test(tab.page.html)
    if (step?.submit && hasForm && dice.below(7) > 0) return this.#send(tab, step)
    if (tab.meant.username === null && tab.kind === 'nobody' && dice.below(3) > 0)
      return this.#open(tab, '/activate-account/student')
    return this.#open(tab, pick(dice, entrances[tab.kind]))
  }

  #stepAt(path: string): AnyStep | undefined {
    const bare = path.split('?')[0] ?? ''
    return this.#place.steps.find((step) =>
      new RegExp(`^${step.path.replaceAll(/:[a-z]+/g, '[^/]+')}$`).test(bare),
    )
  }

  async #open(tab: Tab, path: string): Promise<void> {
    const open = this.#filledPath(tab, path)
    await this.#request(tab, open, null)
  }

  #filledPath(tab: Tab, path: string): string {
    const one = this.#dice.below(6) === 0 ? pick(this.#dice, this.#everybody) : tab.meant
    const any = (values: readonly string[], none: string) =>
      values.length > 0 ? pick(this.#dice, values.slice(-3)) : none
    if (path === '/electronic-id/:purpose') return `/electronic-id/${pick(this.#dice, eidPurposes)}`
    if (path === '/it-was-not-me/:key') return any(one.notices, '/it-was-not-me')
    if (path.endsWith('/link/:key')) return any(one.links, path.replace('/:key', ''))
    if (path.endsWith('/remove/:id')) return path.replace(':id', any([...one.everyApp.keys()], 'none'))
    return path
  }

  async #send(tab: Tab, step: AnyStep): Promise<void> {
    if (!step.fields) return
    const path = step.path.includes(':') ? this.#filledPath(tab, step.path) : step.path
    const meant = this.#dice.below(10) === 0 ? pick(this.#dice, this.#everybody) : tab.meant
    const now = this.#place.tested.world.now()
    const typing = { dice: this.#dice, now, page: tab.page, meant, everybody: this.#everybody }
    await this.#request(tab, path, fillIn(Object.keys(step.fields.shape), step.path, typing))
  }

  async #comeBack(tab: Tab, errand: string): Promise<void> {
    const one = this.#dice.below(5) === 0 ? pick(this.#dice, this.#everybody) : tab.meant
    tab.errand = null
    const query = this.#place.eid.answer(errand, one.idNumber)
    await this.#request(tab, `/electronic-id/return${query}`, null, one)
  }

  /** One request, and everything that must hold after it. */
  async #request(
    tab: Tab,
    address: string,
    typed: Record<string, string> | null,
    identified: Walker | null = null,
  ): Promise<void> {
    this.#steps += 1
    const { tested, portal } = this.#place
    const { world } = tested
    const path = address.split('?')[0] ?? ''
    const before = await this.#credentials()
    const secret = tab.jar.cookies.get(session) ?? null
    const now = world.now()
    const digest = secret === null ? null : world.keys.index(purposes.session, secret)
    const standing = await standingOf(world.store, digest, now.toString())
    const form = { path, typed: typed ?? {}, noticePath: tab.noticePath }
    const shown: Shown[] = [
      ...(typed === null ? [] : shownIn(form, this.#everybody, before, now)),
      ...(identified
        ? [{ personId: identified.personId, proof: 'eid', at: now.epochMilliseconds } as const]
        : []),
    ]
    remember(tab)
    const answer =
      typed === null ? await get(portal, tab.jar, address) : await post(portal, tab.jar, address, typed)
    this.#trail.push(
      `${now.toString().slice(11, 19)} ${tab.meant.name} [${standing.kind} ${standing.journey ?? ''}] ${typed ? 'POST' : 'GET'} ${address} ${typed ? JSON.stringify(typed) : ''} -> ${answer.statusCode} ${String(answer.headers.location ?? '')}`,
    )
    if (answer.statusCode >= 500) this.#fail(`answered ${answer.statusCode}`)
    const inSession = secret === null ? [] : (this.#shown.get(secret) ?? [])
    const total = this.#book({ tab, path, secret, shown, answer })
    const sent = { path, at: now.epochMilliseconds, shown: total }
    const after = await this.#credentials()
    for (const one of this.#everybody) this.#judge(one, { before, after, sent, typed, answer, inSession })
    if (answer.statusCode === 200 && !mayRead(standing, path))
      this.#fail(`a session of kind ${standing.kind} (${standing.journey ?? 'no grant'}) reads ${path}`)
    learn(this.#everybody, {
      form,
      answer: answer.body,
      status: answer.statusCode,
      page: tab.page,
      before,
      after,
      now,
    })
    this.#noteEnrolled(tab, { before, after, at: sent.at })
    const digestNow = tab.jar.cookies.get(session)
    tab.kind = (
      await standingOf(
        world.store,
        digestNow === undefined ? null : world.keys.index(purposes.session, digestNow),
        now.toString(),
      )
    ).kind
    await this.#follow(tab, address, answer, sent)
  }

  /** What was shown goes with the session: into the new secret, or beside the old one. */
  #book(sent: {
    tab: Tab
    path: string
    secret: string | null
    shown: readonly Shown[]
    answer: Answered
  }): readonly Shown[] {
    const { tab, path, secret, shown, answer } = sent
    const begins = this.#stepAt(path)?.opens === 'anybody'
    const carried = begins || secret === null ? [] : (this.#shown.get(secret) ?? [])
    const total = [...carried, ...shown]
    const held = tab.jar.cookies.get(session) ?? null
    if (held !== null && held !== secret) this.#shown.set(held, total)
    else if (secret !== null && !begins && answer.statusCode < 400) this.#shown.set(secret, total)
    return total
  }

  /** A factor is enrolled by being shown, an own password is shown by being set, and whoever activates has just shown who it is. */
  #noteEnrolled(
    tab: Tab,
    { before, after, at }: { before: Map<string, Credentials>; after: Map<string, Credentials>; at: number },
  ): void {
    const held = tab.jar.cookies.get(session)
    if (held === undefined) return
    for (const { personId } of this.#everybody) {
      const had = before.get(personId)?.factors ?? []
      const more = after.get(personId)?.factors.some((id) => !had.includes(id))
      const enrolled = { personId, proof: 'authenticator-app', at } as const
      const own = before.get(personId)?.password !== after.get(personId)?.password
      const password = { personId, proof: 'password', at } as const
      const activated = { personId, proof: 'activated', at } as const
      const opened = before.get(personId)?.accountId === null && after.get(personId)?.accountId !== null
      if (opened) this.#shown.set(held, [...(this.#shown.get(held) ?? []), activated])
      if (own) this.#shown.set(held, [...(this.#shown.get(held) ?? []), password])
      if (more) this.#shown.set(held, [...(this.#shown.get(held) ?? []), enrolled])
    }
  }

  #judge(
    one: Walker,
    seen: {
      before: Map<string, Credentials>
      after: Map<string, Credentials>
      sent: { path: string; at: number; shown: readonly Shown[] }
      typed: Record<string, string> | null
      answer: Answered
      /** What the session had shown before, also where the step begins anew: the head of every page names it. */
      inSession: readonly Shown[]
    },
  ): void {
    const { before, after, sent, typed, answer, inSession } = seen
    const [was, is] = [before.get(one.personId), after.get(one.personId)]
    if (!was || !is) throw new Error('a person of the walk is gone')
    const wrong = wrongWith(one.personId, was, is, sent)
    if (wrong.length > 0) this.#fail(`${one.name}: ${wrong.join(', ')} set without the proof for it`)
    for (const key of ['password', 'factors', 'codes', 'doorPin', 'accountId'] as const)
      if (JSON.stringify(was[key]) !== JSON.stringify(is[key]))
        this.#count(`${key} by ${this.#stepAt(sent.path)?.path ?? sent.path}`)
    const own = [...inSession, ...sent.shown].some(({ personId }) => personId === one.personId)
    if (
      was.username !== null &&
      typed?.['username'] !== was.username &&
      answer.body.includes(was.username) &&
      !own
    )
      this.#fail(`the page names ${one.name} to somebody who has shown nothing of them`)
  }

  async #follow(
    tab: Tab,
    address: string,
    answer: Answered,
    sent: { path: string; at: number; shown: readonly Shown[] },
  ) {
    const { location } = answer.headers
    if (sent.path === '/forgotten-password/text-message' && location === '/forgotten-password/sent') {
      for (const { personId } of this.#everybody) if (mayOrder(personId, sent)) this.#ordered.add(personId)
      this.#count('temporary password ordered')
    }
    if (address.startsWith('/it-was-not-me/')) tab.noticePath = address
    if (answer.statusCode === 200) {
      const key = answer.body.includes('id="secret-key"')
      const before = key ? await this.#credentials() : null
      const owner =
        before &&
        this.#everybody.find(({ personId }) => {
          const was = before.get(personId)
          return (
            was !== undefined &&
            sent.shown.some((each) => each.personId === personId) &&
            mayReadKey(personId, was, sent)
          )
        })
      if (key && !owner) this.#fail('a key of an app is shown to somebody who may not enrol it')
    }
    if (answer.statusCode !== 303 || typeof location !== 'string') {
      tab.page = { path: address, html: answer.body }
      return
    }
    if (location.startsWith('http')) tab.errand = location
    else await this.#request(tab, location, null)
  }

  async #credentials(): Promise<Map<string, Credentials>> {
    return credentialsOf(
      this.#place.tested.world.store,
      this.#everybody.map(({ personId }) => personId),
    )
  }

  async #work(): Promise<void> {
    const { tested } = this.#place
    const messages = await workOff(tested)
    const got = handOut(messages, this.#everybody, tested.world.now())
    const unordered = got.find(({ personId }) => !this.#ordered.has(personId))
    if (unordered) this.#fail(`${unordered.name} got a temporary password that nobody was allowed to order`)
  }

  #jump(): void {
    this.#place.tested.advance(pick(this.#dice, jumps))
  }

  async #desk(): Promise<void> {
    const { world } = this.#place.tested
    const { username, ...one } = pick(this.#dice, this.#everybody)
    if (username === null) return
    if (this.#dice.below(2) === 0) {
      const overDays = 0
      await requireChange(world, { who: { username }, because: 'a walk', by: 'desk', overDays, apply: true })
      return
    }
    const done = await deactivateAccount(world, username, { by: 'desk', because: 'a walk', apply: true })
    const owner = this.#everybody.find(({ personId }) => personId === one.personId)
    if (owner)
      owner.openingCode = done.is === 'deactivated' && done.pin.is === 'open' ? (done.pin.code ?? '') : ''
    this.#count('deactivated')
  }

  #count(what: string): void {
    this.tally[what] = (this.tally[what] ?? 0) + 1
  }

  #fail(what: string): never {
    throw new Error(`${what}\n${this.#trail.slice(-25).join('\n')}`)
  }
}
