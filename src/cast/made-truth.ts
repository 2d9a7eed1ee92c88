/** What other systems are told of made-up accounts, for tests of one target at a time. */
import { createHash } from 'node:crypto'
import type { PersonTruth, Truth } from '../core/targets/truth.ts'

/** What a test wants to say of an account; the rest is as it is for most. */
export type TruthWanted = { readonly username: string } & Partial<Omit<Truth, 'person' | 'username'>> & {
    readonly person?: Partial<PersonTruth> | null
  }

/** A listed student with a mail address and one study. The id follows from the username, so that it stays. */
export function madeTruth({ username, person, ...rest }: TruthWanted): Truth {
  const digest = createHash('sha256').update(username).digest('hex')
  const accountId = `00000000-0000-4000-8000-${digest.slice(0, 12)}`
  return {
    accountId,
    kind: 'personal',
    username,
    formerUsernames: [],
    mail: `${username}@uni.example`,
    mailAliases: [],
    standing: 'listed',
    open: { mail: true, network: true, services: true, door: true },
    groups: ['student'],
    person: person === null ? null : { ...kari, id: accountId, ...person },
    posix: null,
    card: null,
    passwordSetAt: null,
    ...rest,
  }
}

const kari: Omit<PersonTruth, 'id'> = {
  given: 'Kari',
  family: 'Nordmann',
  born: '2004-05-17',
  nationalNumber: null,
  studentNumber: '654321',
  language: 'nb',
  mobile: null,
  showPicture: false,
  protected: false,
  belongings: [{ kind: 'study', name: 'MTDT', unit: 'IE', campus: 'Gløshaugen' }],
}
