/** The frame of every page, filled from the visit: institution, language, who is signed in, whom to ask. */
import type { ComponentChildren } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { openState } from '../core/institution/opening-hours.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Language } from '../core/language.ts'
import { clockTime, dayAndTime } from './dates.ts'
import { type DeskContact, Shell, type ShellProps } from './look/shell.tsx'
import { webTexts } from './texts.ts'
import type { Visit } from './visit.ts'

export type PageProps = Pick<
  ShellProps,
  'title' | 'intro' | 'above' | 'failed' | 'layout' | 'goesOnTo' | 'nav'
> & {
  visit: Visit
  children?: ComponentChildren
}

/** A whole page. One `<h1>`, the title; `failed` when it comes back with an error summary. */
export function Page({ visit, ...page }: PageProps) {
  const { institution } = visit.world
  return (
    <Shell
      institution={{
        key: institution.key,
        name: institution.names,
        short: institution.names.short,
        ...(visit.logo ? { logo: visit.logo } : {}),
      }}
      files={visit.files}
      language={visit.language}
      languages={institution.languages.offered}
      prefix={visit.prefix}
      path={visit.path}
      footer={{
        ...(institution.features.help ? { help: visit.to('/help') } : {}),
        accessibility: visit.to('/accessibility'),
        privacy: visit.to('/privacy'),
        desk: deskContact(visit),
      }}
      {...signedIn(visit)}
      {...(visit.shared ? { shared: { signOut: visit.to('/sign-out'), csrf: visit.csrf } } : {})}
      {...page}
    />
  )
}

function signedIn(visit: Visit): Pick<ShellProps, 'nav' | 'signedIn'> {
  const { session } = visit
  if (session?.kind !== 'full' || session.username === null) return {}
  const texts = webTexts(visit.language)
  const { features, passwords } = visit.world.institution
  const pages: [string, string, boolean][] = [
    ['/my-account', texts.myAccount, true],
    ['/my-account/password', texts.password, passwords.policy.minLength > 0],
    ['/my-account/two-factor', texts.secondFactor, true],
    ['/my-account/pin', texts.doorPin, features.doorPin],
    ['/my-account/sessions', texts.sessions, true],
    ['/my-account/journal', texts.journal, true],
  ]
  return {
    nav: pages
      .filter(([, , offered]) => offered)
      .map(([path, label]) => ({ href: visit.to(path), label, current: visit.path === path })),
    signedIn: { name: session.username, signOut: visit.to('/sign-out'), csrf: visit.csrf },
  }
}

function deskContact(visit: Visit): DeskContact {
  const { institution } = visit.world
  const desk = institution.desks.find((candidate) => candidate.role === 'it') ?? institution.desks[0]
  const texts = webTexts(visit.language)
  if (!desk) return { name: texts.desks, href: visit.to('/desks') }
  const phone = desk.ways.find((way) => way.kind === 'phone')
  const mail = desk.ways.find((way) => way.kind === 'mail')
  const hours = phone?.hours ?? desk.ways.find((way) => way.hours !== null)?.hours
  return {
    name: desk.name[visit.language],
    href: visit.to('/desks'),
    ...(phone?.kind === 'phone' ? { phone: phone.number } : {}),
    ...(mail?.kind === 'mail' ? { email: mail.address } : {}),
    ...(hours ? { hours: openNow(hours, visit.world.now(), institution, visit.language) } : {}),
  }
}

const remembered = new Map<string, string>()

/** "Open now, until 15:00" or "Opens Monday 09:00". Worked out once a minute and language: the library takes a while. */
export function openNow(
  hours: string,
  now: Temporal.Instant,
  institution: Institution,
  language: Language,
): string {
  const minute = Math.floor(now.epochMilliseconds / 60_000)
  const name = `${institution.key} ${language} ${minute} ${hours}`
  const known = remembered.get(name)
  if (known !== undefined) return known
  const words = openWords(hours, now, institution.timeZone, language)
  if (remembered.size > 500) remembered.clear()
  remembered.set(name, words)
  return words
}

function openWords(hours: string, now: Temporal.Instant, timeZone: string, language: Language): string {
  const texts = webTexts(language)
  const state = openState(hours, now, timeZone)
  if (state.open) return state.until ? texts.openUntil(clockTime(state.until, language)) : texts.open
  if (!state.opensAt) return texts.closed
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().equals(state.opensAt.toPlainDate())
  return texts.opens(today ? clockTime(state.opensAt, language) : dayAndTime(state.opensAt, language))
}
