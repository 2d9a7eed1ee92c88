/** The check over all maps: from any session, by any address, nobody sets a credential without a proof that is strong enough. (Long: one question, and everything it is made of.) */
import type { Institution } from '../core/institution/institution.ts'
import type { ProofName } from '../core/institution/words.ts'
import {
  demandFor,
  type DemandedOf,
  factorProofs,
  type GrantPurpose,
  grantPurposes,
  meets,
  mentions,
  type Right,
  rightsOf,
} from '../core/secrets/grant.ts'
import type { AnyStep, Journey, Opens, Proves, Sets } from './step.ts'

/** Something that a map allows and must not. */
export type Hole = { path: string; what: string; with: readonly ProofName[] }

/** A session as the maps know it: what it is for, and everything that was shown in it. Nothing shown: somebody. */
type Standing = { purpose: GrantPurpose | 'sign-in' | null; proofs: readonly ProofName[] }

/**
 * Every hole of these maps at one institution. It walks from nobody through every proof that any step judges, and asks of
 * every step that sets something whether this session may send its form, and whether it should. Addresses can be typed, so
 * the arrows of a map are not believed; only who may stand where counts (cases L-13, L-14).
 */
export function holesIn(journeys: readonly Journey[], institution: Institution): Hole[] {
  const steps = journeys.flatMap((journey) => journey.steps)
  const people = [true, false].flatMap((enrolled) =>
    [true, false].map((pinChosen): DemandedOf => ({ enrolled, pinChosen })),
  )
  const found = [
    ...steps.flatMap((step) => uselessProofs(step, institution)),
    ...people.flatMap((of) => walk(steps, institution, of)),
  ]
  return [...new Map(found.map((hole) => [JSON.stringify(hole), hole])).values()]
}

function walk(steps: readonly AnyStep[], institution: Institution, of: DemandedOf): Hole[] {
  const known = new Map<string, Standing>()
  const open: Standing[] = [{ purpose: null, proofs: [] }]
  const holes: Hole[] = []
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const name = JSON.stringify(at)
    if (known.has(name)) continue
    known.set(name, at)
    for (const step of steps.filter((each) => maySend(each, at, institution, of))) {
      holes.push(...holesOf(step, at, institution, of))
      open.push(...after(step, at, of))
    }
  }
  return holes
}

/** A page without a form judges on opening it: the return from electronic ID. */
function maySend(step: AnyStep, at: Standing, institution: Institution, of: DemandedOf): boolean {
  return admits(step.formOpens ?? step.opens, at, institution, of)
}

function admits(opens: Opens, at: Standing, institution: Institution, of: DemandedOf): boolean {
  if (opens === 'anybody') return true
  if (at.purpose === null) return false
  if (opens === 'any-session') return true
  // the desk's own session is none that a map leads to, and its pages set no credential
  if (typeof opens === 'object' && 'desk' in opens) return false
  if (typeof opens === 'object') {
    const purposes: readonly string[] = typeof opens.grant === 'string' ? [opens.grant] : opens.grant
    const rights = openRights(at, institution, of)
    return purposes.includes(at.purpose) && (opens.right === undefined || rights.includes(opens.right))
  }
  if (onlyForOneThing.includes(at.purpose)) return false
  if (opens === 'half-or-full') return true
  if (opens === 'factor-or-right')
    return (
      openRights(at, institution, of).includes('second-factor') ||
      (isWhole(at, of) && at.proofs.some(isFactor))
    )
  return isWhole(at, of)
}

/** Sessions of these grants stand on the steps of their grant and on no other. */
const onlyForOneThing: readonly (GrantPurpose | 'sign-in')[] = [
  'activate-account',
  'forgotten-password',
  'forgotten-username',
]

function openRights(at: Standing, institution: Institution, of: DemandedOf): Right[] {
  const { purpose, proofs } = at
  if (purpose === null || purpose === 'sign-in') return []
  return rightsOf(purpose, institution).filter((right) =>
    meets(demandFor(purpose, right, institution, of), proofs),
  )
}

function isFactor(proof: ProofName): boolean {
  return proof === 'eid' || factorProofs.some((factor) => factor === proof)
}

/** Signed in wholly: a first proof, and the enrolled factor unless the proof is one in itself. */
function isWhole({ proofs }: Standing, { enrolled }: DemandedOf): boolean {
  const first = proofs.some((proof) => wholeProofs.includes(proof))
  return first && (!enrolled || proofs.some(isFactor))
}

/** A temporary password and a PIN open nothing but an own password, which is shown by being set. */
const wholeProofs: readonly ProofName[] = ['password', 'passkey', 'eid']

/** What must have been shown, said anew and apart from the table of demands: two hands have to err alike. */
function holesOf(step: AnyStep, at: Standing, institution: Institution, of: DemandedOf): Hole[] {
  return (step.sets ?? [])
    .filter((what) => !isEnough(what, at, of) || !isOpened(what, at, institution, of))
    .map((what) => ({ path: step.path, what: `sets ${what}`, with: at.proofs }))
}

function isEnough(what: Sets, at: Standing, of: DemandedOf): boolean {
  const { proofs } = at
  const has = (...names: ProofName[]) => names.some((name) => proofs.includes(name))
  const factorIfEnrolled = !of.enrolled || proofs.some(isFactor)
  switch (what) {
    case 'password':
      // whoever has no account yet has no factor either
      if (at.purpose === 'activate-account') return has('eid', 'pin')
      // the session stays half until a factor is shown or renewed (docs/decisions/project-link.md)
      if (at.purpose === 'project-link') return has('project-link')
      return (
        has('eid') ||
        (factorIfEnrolled &&
          (has('password', 'passkey', 'temporary-password') ||
            // the code that the desk sent, not the one that it speaks beside a PIN
            (at.purpose === 'recover-password' && has('desk-code')) ||
            pinIsEnough(of, proofs)))
      )
    case 'temporary-password':
      return has('personal-mail', 'eid')
    case 'second-factor':
      return of.enrolled
        ? proofs.some(isFactor) || has('waiting-period', 'desk-code', 'project-link')
        : has('eid', 'pin', 'temporary-password', 'sms-code', 'project-link', 'desk-code', 'passkey')
    case 'door-pin':
    case 'wifi-secret':
    case 'visibility':
    case 'contact':
      return isWhole(at, of)
    case 'acceptance':
      return at.purpose !== null
  }
}

/** A PIN that its owner chose comes with the desk's code. */
function pinIsEnough(of: DemandedOf, proofs: readonly ProofName[]): boolean {
  return proofs.includes('pin') && (!of.pinChosen || proofs.includes('desk-code'))
}

/** Where a grant is what opens the step, its demand must be met; where a whole session is, that is the demand. */
function isOpened(what: Sets, at: Standing, institution: Institution, of: DemandedOf): boolean {
  const right = rightFor[what]
  if (right === undefined || at.purpose === 'sign-in' || isWhole(at, of)) return true
  return openRights(at, institution, of).includes(right)
}

const rightFor: Partial<Record<Sets, Right>> = {
  password: 'password',
  'temporary-password': 'order-temporary-password',
  'second-factor': 'second-factor',
}

/** The sessions that a right proof on this step, or what it sets, leads to. */
function after(step: AnyStep, at: Standing, of: DemandedOf): Standing[] {
  const proved = (step.proves ?? [])
    .filter(({ proof }) => of.enrolled || !needsFactor.includes(proof))
    .map((proves) => proving(step, proves, at))
  const { afterwards } = step
  if (afterwards === undefined) return proved
  return [...proved, { purpose: afterwards, proofs: sorted([...at.proofs, 'password']) }]
}

/** Whoever has no factor can show none, and waits for none that was lost. */
const needsFactor: readonly ProofName[] = ['authenticator-app', 'recovery-code', 'waiting-period']

/** On a step for anybody the way begins anew; elsewhere what was shown so far goes on with it. */
function proving(step: AnyStep, { proof, for: purpose }: Proves, at: Standing): Standing {
  const begins = step.opens === 'anybody'
  const proofs = sorted([...(begins ? [] : at.proofs), proof])
  return { purpose: purpose === 'same' ? at.purpose : purpose, proofs }
}

function sorted(proofs: readonly ProofName[]): ProofName[] {
  return [...new Set(proofs)].sort()
}

/** A proof that none of the purpose's demands asks for would be taken for a purpose that is not its own (case L-14). */
function uselessProofs({ path, proves = [] }: AnyStep, institution: Institution): Hole[] {
  return proves
    .filter(({ proof, for: purpose }) => isGrantPurpose(purpose) && !isAskedFor(proof, purpose, institution))
    .map(({ proof, for: purpose }) => ({ path, what: `takes ${proof} for ${purpose}`, with: [proof] }))
}

function isGrantPurpose(purpose: Proves['for']): purpose is GrantPurpose {
  return grantPurposes.some((each) => each === purpose)
}

/** Asked for at this institution, or at one that offers the way: what is switched off here is refused before it is judged. */
function isAskedFor(proof: ProofName, purpose: GrantPurpose, institution: Institution): boolean {
  const settings = [institution, withEverything(institution)]
  return settings.some((each) =>
    rightsOf(purpose, each).some((right) =>
      [true, false].some((enrolled) =>
        [true, false].some((pinChosen) =>
          mentions(demandFor(purpose, right, each, { enrolled, pinChosen }), proof),
        ),
      ),
    ),
  )
}

function withEverything(institution: Institution): Institution {
  const { recovery, secondFactor, activation } = institution
  return {
    ...institution,
    activation: { ...activation, ways: { student: ['pin', 'eid'], employee: ['pin', 'eid'] } },
    recovery: {
      ...recovery,
      password: ['eid', 'personal-mail-and-sms', 'project-link', 'desk'],
      afterEid: ['new-password', 'temporary-password'],
      afterDeactivation: { ...recovery.afterDeactivation, offered: true, openingCode: true },
    },
    secondFactor: {
      ...secondFactor,
      firstNeeds: ['activation', 'recovery', 'eid', 'sms-code', 'project-link', 'desk'],
      whenLost: ['recovery-code', 'other-factor', 'eid', 'waiting-period', 'project-link', 'desk'],
    },
  }
}
