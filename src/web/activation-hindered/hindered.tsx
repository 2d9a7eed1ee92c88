/** It is known who it is, but the account must wait: every reason, what to do about it, and whom to ask (N-3, N-7, O-14, U-1). */
import type { ActivationHindrance } from '../../core/account/activation.ts'
import { officeFor } from '../../core/institution/office.ts'
import { longDay } from '../dates.ts'
import { DeskWays } from '../desk-ways.tsx'
import { ButtonLink } from '../look/button.tsx'
import { Actions } from '../look/form.tsx'
import { Link } from '../look/link.tsx'
import { type HindranceWords, StatusVerdict } from '../look/status-verdict.tsx'
import { Page } from '../page.tsx'
import type { Answer } from '../step.ts'
import type { Visit } from '../visit.ts'
import { reasonTexts } from './reasons.ts'

/** What was shown. The page opens nothing; a PIN stays good. */
export type ShownBy = 'pin' | 'eid'

/** The answer to a right proof of somebody who cannot activate now. `reminded`: a mail comes when it opens. */
export function hindered(
  visit: Visit,
  hindrances: readonly ActivationHindrance[],
  { reminded = false, by = 'pin' }: { reminded?: boolean; by?: ShownBy } = {},
): Answer {
  const texts = reasonTexts(visit.language)
  const already = hindrances.some(({ reason }) => reason === 'already-activated')
  return {
    show: (
      <Page visit={visit} title={already ? texts.alreadyActivated.title : texts.title}>
        <StatusVerdict
          language={visit.language}
          state={already ? 'open' : 'waiting'}
          title={already ? texts.alreadyActivated.text : texts.intro[by]}
          hindrances={hindrances.flatMap((hindrance) => inWords(visit, hindrance))}
        />
        {reminded ? <p>{texts.reminded}</p> : null}
        {already || by === 'eid' ? null : <p>{texts.pinStillWorks}</p>}
        <Actions>
          {already ? (
            <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
          ) : (
            <ButtonLink href={visit.to('/activate-account')} variant="secondary">
              {texts.again}
            </ButtonLink>
          )}
        </Actions>
      </Page>
    ),
  }
}

/** One reason as the page says it; "missing" is one reason for each fact that is missing (O-14: precisely what). */
function inWords(visit: Visit, hindrance: ActivationHindrance): HindranceWords[] {
  const texts = reasonTexts(visit.language)
  switch (hindrance.reason) {
    case 'already-activated':
      return [{ ...texts.alreadyActivated, text: undefined, liftedBy: <Desk visit={visit} /> }]
    case 'not-open-yet':
      return [texts.notOpenYet(longDay(hindrance.opensOn, visit.language))]
    case 'not-registered':
      return [{ ...texts.notRegistered(registers(visit)), liftedBy: <Office visit={visit} at={hindrance} /> }]
    case 'other-way':
      return [{ ...texts.otherWay, liftedBy: <Desk visit={visit} /> }]
    case 'missing':
      return hindrance.missing.map((fact) => ({
        ...texts.missing[fact],
        text: (
          <>
            <p>
              {texts.missing[fact].text}
              {fact === 'semester-fee' && hindrance.feeLagDays > 0
                ? ` ${texts.feeLag(hindrance.feeLagDays)}`
                : ''}
            </p>
            <Waived visit={visit} fact={fact} />
          </>
        ),
        next: <InRegister visit={visit} fact={fact} />,
        liftedBy: <Office visit={visit} at={hindrance} />,
      }))
  }
}

type Fact = Extract<ActivationHindrance, { reason: 'missing' }>['missing'][number]

/** What to do oneself, with the way to the register's own pages. */
function InRegister({ visit, fact }: { visit: Visit; fact: Fact }) {
  const texts = reasonTexts(visit.language)
  const corrected = visit.world.institution.registers.fs?.corrected
  const todo = texts.missing[fact].next(corrected?.at[visit.language] ?? texts.register)
  if (!corrected?.link) return <span>{todo}</span>
  return (
    <Link href={corrected.link} leaves={visit.language}>
      {todo}
    </Link>
  )
}

/** Somebody whose kind of study is registered wrongly sees here that others need not have it (N-3). */
function Waived({ visit, fact }: { visit: Visit; fact: Fact }) {
  const texts = reasonTexts(visit.language)
  const { waivers } = visit.world.institution.activation
  const kinds = (Object.keys(texts.kinds) as (keyof typeof texts.kinds)[]).filter((kind) =>
    waivers[kind]?.includes(fact),
  )
  if (kinds.length === 0) return null
  const list = new Intl.ListFormat(visit.language).format(kinds.map((kind) => texts.kinds[kind]))
  return <p>{texts.waivedFor(list)}</p>
}

/** The office of this faculty or campus, else the desk (O-14). */
function Office({ visit, at }: { visit: Visit; at: { faculty: string | null; campus: string | null } }) {
  const office = officeFor(visit.world.institution.offices, at)
  if (!office) return <Desk visit={visit} />
  const name = office.name[visit.language]
  if (office.link === null) return <span>{name}</span>
  return (
    <Link href={office.link} leaves={visit.language}>
      {name}
    </Link>
  )
}

function Desk({ visit }: { visit: Visit }) {
  const { desks } = visit.world.institution
  const desk = desks.find((candidate) => candidate.role === 'it') ?? desks[0]
  return desk ? <DeskWays visit={visit} desk={desk} /> : null
}

/** "the student register (FS) or the staff register", as the institution calls them. */
function registers(visit: Visit): string | null {
  const { fs, hr } = visit.world.institution.registers
  const names = [fs, hr].flatMap((register) => (register ? [register.name[visit.language]] : []))
  return names.length === 0
    ? null
    : new Intl.ListFormat(visit.language, { type: 'disjunction' }).format(names)
}
