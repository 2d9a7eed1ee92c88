/** What other systems are told of an account with a certain name, for tests of what a name may do to them. */
import { createHash } from 'node:crypto'
import type { PersonTruth, Truth } from '../core/targets/truth.ts'
import { madeTruth } from './made-truth.ts'

/** What a test wants to say of an account; the rest is as it is for most. */
export type TruthWanted = { readonly username: string } & Partial<Omit<Truth, 'person' | 'username'>> & {
    readonly person?: Partial<PersonTruth> | null
  }

/** A listed student with a mail address and one study. The id follows from the username, so that it stays. */
export function namedTruth({ username, person, ...rest }: TruthWanted): Truth {
  const digest = createHash('sha256').update(username).digest('hex')
  const accountId = `00000000-0000-4000-8000-${digest.slice(0, 12)}`
  return madeTruth(0, {
    accountId,
    username,
    mail: `${username}@uni.example`,
    passwordSetAt: null,
    person: person === null ? null : { ...kari, id: accountId, ...person },
    ...rest,
  })
}

const kari: Partial<PersonTruth> = {
  family: 'Nordmann',
  born: '2004-05-17',
  nationalNumber: null,
  language: 'nb',
  mobile: null,
  showPicture: false,
}
