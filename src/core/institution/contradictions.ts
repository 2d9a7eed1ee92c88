/** Settings that are each right and together wrong: found before anybody meets them. */
import type { whatFollowsFrom } from './what-follows.ts'

type Complete = ReturnType<typeof whatFollowsFrom>

/** Where two settings disagree, and why, in words for whoever wrote the file. */
export type Contradiction = { path: readonly (string | number)[]; reason: string }

/** All of them; empty means none. */
export function contradictionsIn(institution: Complete): Contradiction[] {
  return [
    ...activationWithoutWay(institution),
    ...recoveryWithoutRoute(institution),
    ...unknownDesks(institution),
    ...projectsWithoutRegister(institution),
    ...projectsThatHelpNobody(institution),
    ...temporaryPasswordsNowhere(institution),
    ...factorNobodyCanHave(institution),
    ...originElsewhere(institution),
    ...issuerElsewhere(institution),
    ...clientsThatProveNothing(institution),
    ...cardsSentNowhere(institution),
    ...unknownServices(institution),
  ]
}

function activationWithoutWay({ activation }: Complete): Contradiction[] {
  return activation.who
    .filter((who) => activation.ways[who].length === 0)
    .map((who) => ({
      path: ['activation', 'ways', who],
      reason: 'nothing is left once what is not offered is gone',
    }))
}

function recoveryWithoutRoute({ features, recovery }: Complete): Contradiction[] {
  return features.recovery && recovery.password.length === 0
    ? [{ path: ['recovery', 'password'], reason: 'nobody could get back in: no route is left' }]
    : []
}

/** A help text that sends people to a desk which does not exist. */
function unknownDesks({ desks, activation, help }: Complete): Contradiction[] {
  const known = desks.map((desk) => desk.key)
  const asked: readonly [readonly string[], string | null | undefined][] = [
    [['activation', 'temporaryNumber', 'ask'], activation.temporaryNumber?.ask],
    [['help', 'otherProblems'], help.otherProblems],
  ]
  return asked.flatMap(([path, desk]) =>
    desk && !known.includes(desk) ? [{ path, reason: `no desk has the key ${desk}` }] : [],
  )
}

/** Systems that are said to be one of the services, and there is none of that key. */
function unknownServices({ services, targets, openid }: Complete): Contradiction[] {
  const known = services.map(({ key }) => key)
  const within = (path: readonly string[], all: readonly { service: string | null }[]): Contradiction[] =>
    all.flatMap(({ service }, at) =>
      service !== null && !known.includes(service)
        ? [{ path: [...path, at, 'service'], reason: `no service has the key ${service}` }]
        : [],
    )
  return [...within(['targets'], targets), ...within(['openid', 'clients'], openid.clients)]
}

function projectsWithoutRegister({ projects, registers }: Complete): Contradiction[] {
  return projects.offered && registers.projects === null
    ? [{ path: ['projects', 'offered'], reason: 'projects come from a register: say registers.projects too' }]
    : []
}

/** The administrator's link gives back the password and the second factor, or it leaves people half-way (rows E-3, E-4). */
function projectsThatHelpNobody({ projects, registers, recovery, secondFactor }: Complete): Contradiction[] {
  const lists: readonly [readonly string[], readonly string[]][] = [
    [['recovery', 'password'], recovery.password],
    [['secondFactor', 'firstNeeds'], secondFactor.firstNeeds],
    [['secondFactor', 'whenLost'], secondFactor.whenLost],
  ]
  return lists
    .filter(([, list]) => projects.offered && registers.projects !== null && !list.includes('project-link'))
    .map(([path]) => ({ path, reason: 'must hold project-link where project administrators send links' }))
}

function temporaryPasswordsNowhere({ recovery, messages }: Complete): Contradiction[] {
  return recovery.temporaryPassword.countries
    .filter((country) => !messages.sms.countries.includes(country))
    .map((country) => ({
      path: ['recovery', 'temporaryPassword', 'countries'],
      reason: `no SMS goes to ${country}: it is not among messages.sms.countries`,
    }))
}

/** A door system that cards are sent to has an address; one that fetches them needs none. */
function cardsSentNowhere({ targets }: Complete): Contradiction[] {
  return targets.flatMap((target, place) =>
    target.kind === 'doors' && target.delivery === 'push' && target.address === null
      ? [{ path: ['targets', place, 'address'], reason: 'cards are pushed (delivery), but nowhere' }]
      : [],
  )
}

function factorNobodyCanHave({ secondFactor, features }: Complete): Contradiction[] {
  return secondFactor.required.length > 0 && !features.secondFactor
    ? [
        {
          path: ['secondFactor', 'required'],
          reason: 'a second factor is required, but features.secondFactor is off',
        },
      ]
    : []
}

/** A link in a mail must lead to a host that the portal answers for, or it leads to somebody else. */
function originElsewhere({ origin, hosts }: Complete): Contradiction[] {
  return origin !== null && !hosts.includes(new URL(origin).hostname)
    ? [{ path: ['origin'], reason: 'its host must be among hosts' }]
    : []
}

/** The provider answers below `/openid` on our own hosts; under any other name nobody would find its pages. */
function issuerElsewhere({ openid, identifiers, hosts }: Complete): Contradiction[] {
  const { hostname, pathname } = new URL(identifiers.openid)
  return openid.offered && openid.clients.length > 0 && (!hosts.includes(hostname) || pathname !== '/openid')
    ? [{ path: ['identifiers', 'openid'], reason: 'must be one of hosts with the path /openid' }]
    : []
}

/** A service without a key or a secret could be anybody. */
function clientsThatProveNothing({ openid }: Complete): Contradiction[] {
  return openid.clients.flatMap(({ proves, keys, publicKeys, secretFrom }, at) => {
    const path = ['openid', 'clients', at]
    if (proves === 'secret')
      return secretFrom === null ? [{ path: [...path, 'secretFrom'], reason: 'must name the secret' }] : []
    const places = (keys === null ? 0 : 1) + (publicKeys.length === 0 ? 0 : 1)
    return places === 1
      ? []
      : [{ path: [...path, 'keys'], reason: 'say where its keys are, or give publicKeys: one of the two' }]
  })
}
