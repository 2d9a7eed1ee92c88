/** A step is one page, one file, one URL: who may stand here, what it asks, where each answer leads. */
import type { Readable } from 'node:stream'
import type { VNode } from 'preact'
import type { DeskAct } from '../core/desk/act.ts'
import type { Rank } from '../core/desk/rank.ts'
import type { z } from 'zod'
import type { ProofName } from '../core/institution/words.ts'
import type { GrantPurpose, Right } from '../core/secrets/grant.ts'
import type { Visit } from './visit.ts'

/** The credentials and facts a step may set; a map that reaches one of these without a proof does not build. */
export type Sets =
  | 'password'
  | 'temporary-password'
  | 'door-pin'
  | 'second-factor'
  | 'acceptance'
  | 'contact'
  | 'visibility'
  | 'wifi-secret'

/** Who may stand on a step; everything else is refused (deny by default). */
export type Opens =
  | 'anybody'
  /** Holds a grant made for this (or one of these), whose named right is not yet used. */
  | { grant: GrantPurpose | readonly GrantPurpose[]; right?: Right }
  /** Signed in wholly, or but for a step that is due inside the sign-in. */
  | 'half-or-full'
  /** Signed in wholly. */
  | 'full'
  /** Signed in, and proved again within five minutes (ASVS 7.5.1). */
  | 'fresh'
  /** Any living session at all: to see why, to sign out. */
  | 'any-session'
  /** Somebody of the service desk, in its own session, whose rank may do this; `look`: any rank, or one at least as high as `from`. */
  | { desk: DeskAct | 'look'; from?: Rank }
  /** Signed in wholly, and within the shorter limits of those who act on others; what they administer the page asks itself. */
  | 'project-administrator'
  /** In a sign-in and holds the right to a second factor; or signed in wholly, and has shown one (or electronic ID). */
  | 'factor-or-right'

/**
 * A proof that a step judges. `for`: the purpose of the grant it opens; `sign-in` where it leads into a session, `same`
 * where what the session was for goes on with one proof more. On a step for anybody the way begins anew; on others the
 * proofs given so far go on with it.
 */
export type Proves = {
  proof: ProofName
  for: GrantPurpose | 'sign-in' | 'same'
  leads: readonly `/${string}`[]
}

/** What a page answers: a page, or the way on. */
export type Answer =
  | { show: VNode; status?: number; headers?: Record<string, string> }
  /** A path of ours, answered as 303 See Other; the language prefix is kept. */
  | { go: string; headers?: Record<string, string> }
  /** A file to be kept, under this name; a long one leaves as it is made. */
  | { file: { name: string; type: string; body: string | Readable }; headers?: Record<string, string> }
  /** An address of the institution's provider of electronic ID; any other is never answered (ASVS 3.7.2). */
  | { leave: string; headers?: Record<string, string> }

/** One page. `fields` is the whole form: an unknown, repeated or nested field is refused before `submit` (cases I-09, L-11). */
export type Step<Fields extends z.ZodObject = z.ZodObject> = {
  path: `/${string}`
  opens: Opens
  /** Who may send the form, where that is not everybody who may see the page; others are led back to the page. */
  formOpens?: Opens
  /** What the session is for once the form has set what it sets; its proofs go on with it. */
  afterwards?: GrantPurpose | 'sign-in'
  /** Where somebody begins who may not stand here (any more); without it they are told that this session is not enough. */
  begins?: `/${string}`
  /** The steps an answer here may lead to: the drawn map and the check over all maps read it. */
  leadsTo: readonly `/${string}`[]
  sets?: readonly Sets[]
  /** The proofs that are judged on this step, and where each leads when it is right. */
  proves?: readonly Proves[]
  /** What is read from `?…`; none by default. */
  query?: z.ZodObject
  show: (visit: Visit) => Promise<Answer> | Answer
  /**
   * Where a form leads that has no token of this browser's while nobody is signed in: what it asks for is so already, and
   * nothing is done. Only for signing out.
   */
  doneAlready?: `/${string}`
  fields?: Fields
  submit?: (visit: Visit, typed: z.output<Fields>) => Promise<Answer> | Answer
}

/** A journey: one folder per thing people come to do. */
export type Journey = {
  name: string
  steps: readonly AnyStep[]
}

/** A step whose form is its own business. */
export type AnyStep = Omit<Step, 'submit' | 'fields'> & {
  fields?: z.ZodObject
  submit?: (visit: Visit, typed: Record<string, string | undefined>) => Promise<Answer> | Answer
}

/** Writes a step so that `submit` knows the types of its own fields, and forgets them for the table of steps. */
export function step<Fields extends z.ZodObject>(written: Step<Fields>): AnyStep {
  const { fields, submit, ...rest } = written
  if (!fields || !submit) return rest
  return {
    ...rest,
    fields,
    // the door has parsed `typed` with these very `fields` (serve.ts), so the type is what it says
    submit: (visit, typed) => submit(visit, typed as z.output<Fields>),
  }
}
