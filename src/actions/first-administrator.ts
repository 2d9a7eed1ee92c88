/** A new house has no administrator: the start prints one secret that makes whoever is signed in the first one, once, within the hour (case Z-10). */
import type { SessionFacts } from '../core/account/session.ts'
import type { Rank } from '../core/desk/rank.ts'
import { ranks } from '../core/institution/words.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { forgetFirstSecrets, keepFirstSecret, useFirstSecret } from '../store/first-administrator.ts'
import { addToJournal } from '../store/journal.ts'
import { addRoleGrant, anybodyHas } from '../store/role-grants.ts'
import { isFreshByFactor } from './prove-by-factor.ts'
import { randomId } from './random.ts'
import { together, type World } from './world.ts'

/** Whoever can grant ranks makes the secret needless; a house where nobody can is one where nobody ever could again. */
function whoGrants({ institution: { deskWork } }: World): Rank[] {
  return ranks.filter((rank) => rank === 'administrator' || deskWork.may[rank].includes('grant-rank'))
}

/**
 * A new secret of 128 bits, for the terminal and nowhere else; earlier ones end. Null where somebody is administrator
 * already. Printed at each start as long as there is none.
 */
export async function firstAdministratorSecret(world: World): Promise<string | null> {
  return together(world, async (db) => {
    const now = world.now()
    if (await anybodyHas(db, whoGrants(world), now)) return null
    const secret = Buffer.from(world.dice.bytes(16)).toString('hex')
    await forgetFirstSecrets(db)
    await keepFirstSecret(db, {
      idDigest: world.keys.index(purposes.firstAdministrator, secret),
      madeAt: now,
      endsAt: now
        .toZonedDateTimeISO('UTC')
        .add(world.institution.deskWork.firstAdministratorSecretFor)
        .toInstant(),
    })
    return secret
  })
}

export type FirstAdministrator = { is: 'made' } | { is: 'wrong' } | { is: 'show-factor' }

/** Whoever types it, signed in and with a second factor shown just now, is administrator. Anything else is one and the same no. */
export async function becomeFirstAdministrator(
  world: World,
  session: SessionFacts,
  typed: string,
): Promise<FirstAdministrator> {
  const { accountId, personId, username } = session
  const secret = typed.replace(/[\s-]/g, '').toLowerCase()
  if (accountId === null || username === null || !/^[0-9a-f]{32}$/.test(secret)) return { is: 'wrong' }
  const outcome = await together(world, async (db): Promise<FirstAdministrator> => {
    if (!(await isFreshByFactor(world, db, session))) return { is: 'show-factor' }
    const now = world.now()
    if (await anybodyHas(db, whoGrants(world), now)) return { is: 'wrong' }
    const digests = world.keys.indexes(purposes.firstAdministrator, secret)
    if (!(await useFirstSecret(db, digests, { at: now, by: accountId }))) return { is: 'wrong' }
    await addRoleGrant(db, {
      id: randomId(world.dice),
      accountId,
      rank: 'administrator',
      from: now,
      until: null,
      grantedBy: 'first-administrator-secret',
      because: 'first-administrator',
    })
    await addToJournal(db, now, {
      personId,
      accountId,
      what: 'rank-granted',
      by: 'system',
      because: null,
      details: { rank: 'administrator' },
    })
    return { is: 'made' }
  })
  world.log.warn('first-administrator', { outcome: outcome.is, account: username })
  return outcome
}
