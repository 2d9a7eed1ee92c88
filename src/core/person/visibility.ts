/** Who others see: whether the mobile number and the picture are shown, who decided it and when (rows O-17, O-18). */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { groups } from '../institution/words.ts'
import { readStamp } from '../register/reservations.ts'
import type { Day, Reservations } from './facts.ts'

/** What others may see of a person. */
export const things = ['mobile', 'picture'] as const
export type Thing = (typeof things)[number]

/** What the person has chosen in the account, and when. */
export type Choice = { shown: boolean; at: Temporal.Instant }

/** What is known of a person, as far as others may see it. */
export type VisiblePerson = {
  reservations: Reservations
  choices: Readonly<Record<Thing, Choice | null>>
  groups: readonly (typeof groups)[number][]
  mobile: string | null
  mobileRegister: string | null
  protected: boolean
  deceased: Day | null
}

/** Shown or hidden, by whose word and since when; `overruled`: the own choice that a register's later change goes before. */
export type Visibility = { shown: boolean; overruled: Choice | null } & (
  | { by: 'protected-address' | 'death' | 'default'; since: null }
  | { by: 'you'; since: Temporal.Instant }
  | { by: 'register'; register: string; since: Temporal.Instant }
)

/** Each thing with its verdict. */
export type Visibilities = Readonly<Record<Thing, Visibility>>

/**
 * The verdict over both. A protected address and a death hide whatever anybody chose. Else the own choice holds, unless a
 * register's *change* came after it; else the register's change; else the default of the person's groups.
 */
export function visibilityOf(
  person: VisiblePerson,
  institution: Pick<Institution, 'visibility' | 'timeZone'>,
): Visibilities {
  return { mobile: verdict('mobile', person, institution), picture: verdict('picture', person, institution) }
}

/** What may leave the house for others to see: every target asks this, and nothing else. */
export function published(
  { mobile }: Pick<VisiblePerson, 'mobile'>,
  visible: Visibilities,
): { mobile: string | null; picture: boolean } {
  return { mobile: visible.mobile.shown ? mobile : null, picture: visible.picture.shown }
}

/** What somebody asks for a thing: how the box was ticked, and how the page had shown it; null: no page had. */
export type Wish = Readonly<Record<Thing, { shown: boolean; seen: boolean | null }>>

/**
 * Which of the two the person chooses by sending the form: what was ticked otherwise than it stood on the page, and what
 * nobody had decided before. What a register changed while the page lay open is not chosen by a box that nobody touched.
 */
export function chosenIn(wish: Wish, visible: Visibilities, { visibility }: Setting): Thing[] {
  return things.filter((thing) => {
    const { shown, seen } = wish[thing]
    const { by, shown: isShown } = visible[thing]
    if (!visibility[thing].mayChoose || by === 'protected-address' || by === 'death') return false
    if (by === 'you' && isShown === shown) return false
    return shown !== (seen ?? isShown) || (by === 'default' && isShown === shown)
  })
}

type Setting = Pick<Institution, 'visibility' | 'timeZone'>

function verdict(thing: Thing, person: VisiblePerson, institution: Setting): Visibility {
  const setting = institution.visibility[thing]
  const choice = setting.mayChoose ? person.choices[thing] : null
  if (person.protected) return { shown: false, by: 'protected-address', since: null, overruled: null }
  if (person.deceased !== null) return { shown: false, by: 'death', since: null, overruled: null }
  const change = registerChange(thing, person.reservations, institution.timeZone)
  const overrules =
    change !== null &&
    (choice === null ||
      (setting.laterChange === 'register-overrules' && Temporal.Instant.compare(change.since, choice.at) > 0))
  if (overrules)
    return { ...change, by: 'register', overruled: choice?.shown === !change.shown ? choice : null }
  if (choice !== null) return { shown: choice.shown, by: 'you', since: choice.at, overruled: null }
  return { shown: shownByDefault(thing, person, setting.shown), by: 'default', since: null, overruled: null }
}

/** A stamp cannot be later than the file that brought it: a wrong year would overrule every choice for ever. */
function registerChange(thing: Thing, reservations: Reservations, timeZone: string) {
  const [reserved, change] =
    thing === 'mobile'
      ? [reservations.mobile, reservations.mobileChange]
      : [reservations.photo, reservations.photoChange]
  if (!change) return null
  const seen = Temporal.Instant.from(change.seen)
  const said = change.said === null ? null : readStamp(change.said, timeZone)
  const since = said !== null && Temporal.Instant.compare(said, seen) < 0 ? said : seen
  return { shown: !reserved, since, register: reservations.by?.register ?? 'fs' }
}

/**
 * Whoever belongs to several groups has the default that shows least, for a student's private number must not become
 * public by a few hours' work. Except that an employee's default holds for what the staff register gave: the picture, and
 * a number that is *its* number. In no group, or nothing known: hidden (field 1.1, 5.39).
 */
function shownByDefault(
  thing: Thing,
  { groups: belongsTo, mobileRegister }: VisiblePerson,
  shown: Setting['visibility'][Thing]['shown'],
): boolean {
  if (belongsTo.includes('employee') && (thing === 'picture' || mobileRegister === 'hr'))
    return shown.employee
  const others = belongsTo.filter((group) => group !== 'employee')
  return others.length > 0 && others.every((group) => shown[group])
}
