/** Which targets need a password as it was typed, so that a sealed copy is made when it is set (row O-20). */
import type { Institution } from '../institution/institution.ts'

type Target = Institution['targets'][number]

/** In which form a target takes a password. */
export function needsOf(target: Target): 'hash' | 'plain' | 'none' {
  switch (target.kind) {
    case 'active-directory':
      return 'plain'
    case 'openldap':
      return 'hash'
    case 'scim':
    case 'doors':
      return 'none'
  }
}

/** Whether a target is given the national number (setting `nationalNumber`); of the others nobody opens it. */
export function takesNumber(target: Target | undefined): boolean {
  return target?.kind === 'openldap' && target.nationalNumber
}

/** Whether any door system that is written to takes door PINs: one without a key to seal them for takes none. */
export function takesPin({ targets }: Pick<Institution, 'targets'>): boolean {
  return targets.some((target) => target.kind === 'doors' && !target.dryRun && target.receiverKey !== null)
}

/** Whether any target that is written to needs it as typed. */
export function needsPlain({ targets }: Pick<Institution, 'targets'>): boolean {
  return targets.some((target) => !target.dryRun && needsOf(target) === 'plain')
}
