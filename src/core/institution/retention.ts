/** How long each class of data is kept (GDPR article 5 (1) (e)); what it is and why stands in core/retention/rules.ts. */
import { z } from 'zod'
import { duration } from './setting-kinds.ts'

const threeYears =
  'after three years a claim is barred (foreldelsesloven §§ 2 and 9), and no question is left to answer'

export const retentionSetting = z
  .strictObject({
    wrongTries: duration.prefault('P2D').describe('Counts of wrong tries, codes and links that ran out'),
    signInFailures: duration.prefault('P30D').describe('Wrong passwords, by a keyed digest of the name'),
    sessions: duration.prefault('P30D').describe('Sessions, after they ended'),
    devices: duration.prefault('P30D').describe('Known browsers, after they are known no longer'),
    jobs: duration.prefault('P30D').describe('Jobs, after they were done or given up'),
    messages: duration.prefault('P1Y').describe('Which messages were sent, never what they said'),
    proofs: duration.prefault('P1Y').describe('Links, codes and waits of recovery, after they ended'),
    desk: duration.prefault('P3Y').describe(`What the desk did: ${threeYears}`),
    statistics: duration.prefault('P2Y').describe('Numbers without names'),
    journal: z
      .strictObject({
        signIns: duration.prefault('P1Y'),
        looks: duration.prefault('P1Y').describe('Who looked at somebody'),
        credentials: duration
          .prefault('P3Y')
          .describe(`Changes of passwords, PINs, factors and locks: ${threeYears}`),
        desk: duration.prefault('P3Y'),
        register: duration.prefault('P3Y').describe('What the registers changed'),
      })
      .prefault({}),
    departed: duration
      .prefault('P2Y')
      .describe(
        'After every register has let somebody go and no stay is left, everything but the tombstones goes',
      ),
  })
  .prefault({})
