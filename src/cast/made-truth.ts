/** What other systems are told of an account in tests: an ordinary student, but for what the test wants otherwise. */
import type { PersonTruth, Truth } from '../core/targets/truth.ts'

type Wish = Partial<Omit<Truth, 'person'>> & { person?: Partial<PersonTruth> | null }

/** The truth of account number `at`. */
export function madeTruth(at: number, { person, ...wish }: Wish = {}): Truth {
  const end = String(at).padStart(12, '0')
  return {
    accountId: `a0000000-0000-4000-8000-${end}`,
    kind: 'personal',
    username: `abcde${String(at).padStart(4, '0')}`,
    formerUsernames: [],
    mail: `person.${at}@example.org`,
    mailAliases: [],
    standing: 'listed',
    open: { mail: true, network: true, services: true, door: true },
    services: [],
    groups: ['student'],
    person:
      person === null
        ? null
        : {
            id: `b0000000-0000-4000-8000-${end}`,
            given: 'Kari',
            family: `Nordmann ${at}`,
            born: '2006-05-17',
            nationalNumber: '17850618370',
            studentNumber: '654321',
            language: 'nn',
            mobile: '+4791234567',
            showPicture: true,
            protected: false,
            belongings: [{ kind: 'study', name: 'MTDT', unit: 'IE', campus: 'Gløshaugen' }],
            ...person,
          },
    posix: null,
    card: null,
    passwordSetAt: '2026-08-10T03:00:00Z',
    ...wish,
  }
}
