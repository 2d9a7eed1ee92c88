/** Everything that is good once, sent many times at the same moment: exactly one gets through (cases L-07, R-05, O-03). (Long: one race after another.) */
import type { FastifyInstance } from 'fastify'
import { deactivateAccount } from '../actions/deactivate-account.ts'
import { randomId } from '../actions/random.ts'
import { useEidReturn } from '../store/eid-returns.ts'
import { beginFactorWait, openFactorWait, useFactorWait } from '../store/factor-waits.ts'
import { type Answered, copyOf, get, type Jar, jarAt, post } from './knock.ts'
import type { TestWorld } from './made-world.ts'
import { workOff } from './post.ts'
import { newLinked } from './project-people.ts'
import { handOut } from './recovery-walks/post-of-walkers.ts'
import { deskCodeFor } from './desk-code.ts'
import { putWalker, type Walker, type WalkerWish } from './recovery-walks/walkers.ts'
import type { SaidElectronicId } from './said-electronic-id.ts'
import { codeOf } from './second-factors.ts'
import { journalOf, readPassword } from './what-became.ts'

export type RacedPlace = { tested: TestWorld; portal: FastifyInstance; host: string; eid: SaidElectronicId }

/** One try, with its number; true when it got through. Afterwards whatever else must hold is asked. */
export type Race = { shoot: (nth: number) => Promise<boolean>; after?: (won: number) => Promise<string[]> }

let named = 0

/** Fires so many at once; says what did not hold. */
export async function run(place: RacedPlace, begin: (place: RacedPlace) => Promise<Race>, many: number) {
  const race = await begin(place)
  const through = await Promise.all(Array.from({ length: many }, async (_, nth) => race.shoot(nth)))
  const won = through.flatMap((is, nth) => (is ? [nth] : []))
  return [
    ...(won.length === 1 ? [] : [`${won.length} of ${many} got through`]),
    ...((await race.after?.(won[0] ?? -1)) ?? []),
  ]
}

export const races: Readonly<Record<string, (place: RacedPlace) => Promise<Race>>> = {
  'the code of a mail, on the page': async (place) => {
    const { jar, one } = await asked(place)
    const code = one.codes.at(-1)?.code ?? ''
    return to(place, jar, '/forgotten-password/code', { code }, '/forgotten-password/text-message')
  },
  'the code of a mail, behind its link': async (place) => {
    const { one } = await asked(place)
    const jar = await jarFrom(place)
    await get(place.portal, jar, one.links.at(-1) ?? '')
    await get(place.portal, jar, '/forgotten-password/link')
    const code = one.codes.at(-1)?.code ?? ''
    return to(place, jar, '/forgotten-password/link', { code }, '/forgotten-password/text-message')
  },
  'ordering a temporary password': async (place) => {
    const { jar } = await mayOrder(place)
    return to(place, jar, '/forgotten-password/text-message', {}, '/forgotten-password/sent')
  },
  'a temporary password': async (place) => {
    const { one } = await holdsTemporary(place)
    const typed = { username: one.username ?? '', password: one.temporaries.at(-1)?.password ?? '' }
    return to(place, await jarFrom(place), '/sign-in', typed, '/set')
  },
  'the right to an own password': async (place) => {
    const { one } = await holdsTemporary(place)
    const jar = await jarFrom(place)
    const password = one.temporaries.at(-1)?.password ?? ''
    await post(place.portal, jar, '/sign-in', { username: one.username ?? '', password })
    await get(place.portal, jar, '/set')
    await workOff(place.tested)
    const own = (nth: number) => `Skarp ${nth} vindu over fjord ${nth}`
    const { shoot } = to(
      place,
      jar,
      '/set',
      (nth) => ({ newPassword: own(nth), suggestion: '' }),
      '/my-account',
    )
    return {
      shoot,
      after: async (won) => {
        const told = (await workOff(place.tested)).filter(({ to: whom }) => whom === one.mail)
        const lines = await journalOf(place.tested, one.personId, 'password-changed')
        return [
          ...(told.length === 1 ? [] : [`${told.length} mails tell of it`]),
          ...(lines === 1 ? [] : [`${lines} lines of the journal`]),
          ...((await readPassword(place.tested, one.username ?? '', own(won)))
            ? []
            : ['the kept password is not the winner’s']),
        ]
      },
    }
  },
  'a recovery code': async (place) => {
    const { jar, one } = await half(place)
    return to(place, jar, '/sign-in/second-factor', { code: one.recoveryCodes[0] ?? '' }, '/my-account')
  },
  'a code of an app': async (place) => {
    const { jar, one } = await half(place)
    const seed = [...one.apps.values()][0] ?? new Uint8Array()
    const code = codeOf(seed, place.tested.world.now())
    return to(place, jar, '/sign-in/second-factor', { code }, '/my-account')
  },
  'the PIN after the desk deactivated': async (place) => {
    const one = await someone(place, { factor: 'none' })
    await deactivate(place, one)
    const typed = { username: one.username ?? '', password: one.pin }
    return to(place, await jarFrom(place), '/sign-in', typed, '/set')
  },
  'the opening code of the desk': async (place) => {
    const one = await someone(place, { factor: 'none', pinBy: 'owner' })
    const code = await deactivate(place, one)
    const jar = await jarFrom(place)
    await post(place.portal, jar, '/sign-in', { username: one.username ?? '', password: one.pin })
    await get(place.portal, jar, '/sign-in/opening-code')
    return to(place, jar, '/sign-in/opening-code', { code }, '/set')
  },
  'a code that the desk had made': async (place) => {
    const one = await someone(place, { factor: 'none' })
    const typed = { username: one.username ?? '', code: await deskCodeFor(place.tested, one) }
    return to(place, await jarFrom(place), '/forgotten-password/desk-code', typed, '/set')
  },
  'the secret of a project’s link': async (place) => {
    const { jar, secret, member } = await linked(place)
    return {
      ...to(place, jar, '/project-link', { secret }, '/set'),
      after: async () => {
        const lines = await journalOf(place.tested, member.personId, 'project-link-used')
        return lines === 1 ? [] : [`${lines} lines of the journal`]
      },
    }
  },
  'the password behind a project’s link': async (place) => {
    const { jar, secret } = await linked(place)
    await post(place.portal, jar, '/project-link', { secret })
    const own = (nth: number) => ({ newPassword: `Skarp ${nth} vindu over fjord ${nth}`, suggestion: '' })
    return to(place, jar, '/set', own, '/project-link/done')
  },
  'keeping the password behind a project’s link': async (place) => {
    const { jar, secret } = await linked(place)
    await post(place.portal, jar, '/project-link', { secret })
    return to(place, jar, '/project-link/skip', {}, '/project-link/done')
  },
  'it was not me': async (place) => {
    const { jar, one } = await whole(place)
    await get(place.portal, jar, '/my-account/password')
    const changed = { currentPassword: one.password, newPassword: 'Skarp 8 vindu over fjord', suggestion: '' }
    await post(place.portal, jar, '/my-account/password', changed)
    handOut(await workOff(place.tested), [one], place.tested.world.now())
    const phone = await jarFrom(place)
    await get(place.portal, phone, one.notices.at(-1) ?? '')
    await get(place.portal, phone, '/it-was-not-me')
    return {
      shoot: async () => (await post(place.portal, copyOf(phone), '/it-was-not-me', {})).statusCode === 200,
    }
  },
  'an answer of electronic ID': async (place) => {
    const one = await someone(place, { factor: 'none' })
    const jar = await jarFrom(place)
    const { headers } = await get(place.portal, jar, '/electronic-id/forgotten-password')
    const back = `/electronic-id/return${place.eid.answer(String(headers.location), one.idNumber)}`
    return { shoot: async () => opened(await get(place.portal, copyOf(jar), back)) }
  },
  'a passkey shown': async (place) => {
    const one = await someone(place, { factor: 'all' })
    const jar = await jarFrom(place)
    await get(place.portal, jar, '/sign-in/passkey')
    const { body } = await post(place.portal, jar, '/sign-in/passkey', { answer: '' })
    const options = (/data-options="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&quot;', '"')
    return to(place, jar, '/sign-in/passkey', { answer: one.passkey.show(options) }, '/my-account')
  },
  'days of waiting that are over': async ({ tested }) => {
    const { world } = tested
    const one = await someone({ tested }, { factor: 'app' })
    const { id: accountId } = await world.store
      .selectFrom('account')
      .select('id')
      .where('person_id', '=', one.personId)
      .executeTakeFirstOrThrow()
    const askedAt = world.now()
    const wait = { id: randomId(world.dice), accountId, epoch: 1, askedAt, dueAt: askedAt.add({ hours: 72 }) }
    await beginFactorWait(world.store, wait)
    const open = await openFactorWait(world.store, accountId, 1)
    const late = askedAt.add({ hours: 73 })
    return { shoot: async () => useFactorWait(world.store, open?.id ?? '', late) }
  },
  'a return from the provider, in the store': ({ tested: { world } }) => {
    const digest = Buffer.from(world.dice.bytes(32))
    return Promise.resolve({ shoot: async () => useEidReturn(world.store, [digest], world.now()) })
  },
}

/** The same form from the same browser, as a thief with its cookies would send it; `leads`: where one gets who got through. */
function to(
  { portal }: RacedPlace,
  jar: Jar,
  path: string,
  typed: Record<string, string> | ((nth: number) => Record<string, string>),
  leads: string,
): Race {
  return {
    shoot: async (nth) => {
      const form = typeof typed === 'function' ? typed(nth) : typed
      const { headers, statusCode } = await post(portal, copyOf(jar), path, form)
      return statusCode === 303 && headers.location === leads
    },
  }
}

function opened(answer: Answered): boolean {
  return answer.cookies.some(({ name, value }) => name === '__Host-session' && value !== '')
}

async function someone(place: Pick<RacedPlace, 'tested'>, wish: Partial<WalkerWish>): Promise<Walker> {
  named += 1
  return putWalker(place.tested, { name: `race${10_000 + named}`, factor: 'none', pinBy: 'fs', ...wish })
}

let addresses = 0

async function jarFrom({ portal, host }: RacedPlace): Promise<Jar> {
  addresses += 1
  return jarAt(portal, host, { from: `10.9.${(addresses >> 8) & 255}.${addresses & 255}` })
}

async function linked(place: RacedPlace) {
  const made = await newLinked(place.tested)
  const jar = await jarFrom(place)
  await get(place.portal, jar, made.link)
  await get(place.portal, jar, '/project-link')
  return { ...made, jar }
}

async function asked(place: RacedPlace): Promise<{ jar: Jar; one: Walker }> {
  const one = await someone(place, {})
  const jar = await jarFrom(place)
  await get(place.portal, jar, '/forgotten-password')
  await post(place.portal, jar, '/forgotten-password', { email: one.mail })
  await get(place.portal, jar, '/forgotten-password/code')
  handOut(await workOff(place.tested), [one], place.tested.world.now())
  return { jar, one }
}

async function mayOrder(place: RacedPlace): Promise<{ jar: Jar; one: Walker }> {
  const { jar, one } = await asked(place)
  await post(place.portal, jar, '/forgotten-password/code', { code: one.codes.at(-1)?.code ?? '' })
  await get(place.portal, jar, '/forgotten-password/text-message')
  return { jar, one }
}

async function holdsTemporary(place: RacedPlace): Promise<{ one: Walker }> {
  const { jar, one } = await mayOrder(place)
  await post(place.portal, jar, '/forgotten-password/text-message', {})
  handOut(await workOff(place.tested), [one], place.tested.world.now())
  return { one }
}

async function half(place: RacedPlace): Promise<{ jar: Jar; one: Walker }> {
  const one = await someone(place, { factor: 'app' })
  const jar = await jarFrom(place)
  await post(place.portal, jar, '/sign-in', { username: one.username ?? '', password: one.password })
  await get(place.portal, jar, '/sign-in/second-factor')
  return { jar, one }
}

async function whole(place: RacedPlace): Promise<{ jar: Jar; one: Walker }> {
  const one = await someone(place, { factor: 'none' })
  const jar = await jarFrom(place)
  await post(place.portal, jar, '/sign-in', { username: one.username ?? '', password: one.password })
  return { jar, one }
}

async function deactivate({ tested }: RacedPlace, one: Walker): Promise<string> {
  const act = { by: 'desk', because: 'a race', apply: true }
  const done = await deactivateAccount(tested.world, one.username ?? '', act)
  await workOff(tested)
  return done.is === 'deactivated' && done.pin.is === 'open' ? (done.pin.code ?? '') : ''
}
