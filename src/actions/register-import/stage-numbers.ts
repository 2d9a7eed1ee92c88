/** Blind indexes of the identity numbers on a line: how a person is found without holding the number in clear. */
import { canonicalNumber, type IdentityNumber } from '../../core/person/identity-number.ts'
import { missingFrom } from '../../core/register/identity-change.ts'
import type { SourcePerson } from '../../core/register/source-person.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import type { StagedNumber } from '../../store/register-staging.ts'
import type { ImportRun } from './import-run.ts'
import { idText } from './row-ids.ts'

type Numbers = Pick<SourcePerson, 'identity' | 'previousIdentity'>

/** The numbers of a line, each under every key that rows may still be found by. `before`: what its record had. */
export function numbersOf(run: ImportRun, at: number, line: Numbers, before: Numbers | null): StagedNumber[] {
  const old = before ? [...before.identity, ...before.previousIdentity] : []
  const isFresh = (number: IdentityNumber) => before === null || missingFrom([number], old).length > 0
  return [
    ...line.identity.flatMap((number) =>
      staged(run, at, number, { previous: false, fresh: isFresh(number) }),
    ),
    ...line.previousIdentity.flatMap((number) =>
      staged(run, at, number, { previous: true, fresh: isFresh(number) }),
    ),
  ]
}

function staged(
  run: ImportRun,
  at: number,
  number: IdentityNumber,
  { previous, fresh }: { previous: boolean; fresh: boolean },
): StagedNumber[] {
  const { keys } = run.world
  const text = canonicalNumber(number)
  return keys.indexes(purposes.identityNumber, text).map((blindIndex, place) => {
    const id = run.newId()
    const sealed = run.apply && place === 0 ? keys.seal(purposes.identityNumber, idText(id), text) : null
    return { at, id, type: number.type, blindIndex, sealed, previous, newest: place === 0, fresh }
  })
}
