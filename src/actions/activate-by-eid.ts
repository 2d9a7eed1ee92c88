/** Electronic ID instead of number and PIN at activation: the same person, the same hindrances, the same grant (row A-3). */
import { activationHindrances } from '../core/account/activation.ts'
import { rulesDue } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import type { Db } from '../store/database.ts'
import { type KnownPerson, personOfEid } from './eid-person.ts'
import { giveUsername } from './give-username.ts'
import { judgePerson } from './judge-person.ts'
import { given, openGrant } from './open-grant.ts'
import { openSession } from './open-session.ts'
import type { Back, ProvedByEid } from './proved-by-eid.ts'
import { remindWhenOpen } from './remind-when-open.ts'
import { together, type World } from './world.ts'

/** A grant of fifteen minutes for this browser, or why the account cannot be activated now. Nobody unknown gets an account. */
export async function activateByEid(world: World, back: Back): Promise<ProvedByEid> {
  return together(world, async (db) => {
    const known = await personOfEid(world, db, back.person.subject)
    return known === null ? { is: 'unknown-person' } : begin(world, db, known, back)
  })
}

async function begin(
  world: World,
  db: Db,
  { row, accountId }: KnownPerson,
  back: Back,
): Promise<ProvedByEid> {
  const hindrances = activationHindrances(
    {
      facts: { ...noFacts, ...row.facts },
      deceased: row.deceased?.toString() ?? null,
      hasAccount: accountId !== null,
      numberTypes: null,
    },
    world.institution,
    world.now(),
  )
  if (hindrances.some(({ reason }) => reason === 'already-activated')) return { is: 'already-activated' }
  if (hindrances.length > 0)
    return { is: 'not-open-yet', hindrances, reminded: await remindWhenOpen(world, db, row, hindrances) }
  await giveUsername(world, db, row)
  const grantId = await openGrant(world, db, {
    purpose: 'activate-account',
    personId: row.id,
    account: null,
    proofs: given(world, 'eid'),
    besideOthers: true,
  })
  const opened = await openSession(world, db, back.browser, {
    kind: 'proved',
    proof: 'eid',
    factor: 'eid',
    accountId: null,
    credentialEpoch: null,
    grantId,
    provider: back.provider,
  })
  const { person, today } = await judgePerson(world, db, row)
  const hasRules = rulesDue(person, world.institution, today).length > 0
  return { is: 'proved', opened, next: hasRules ? '/activate-account/rules' : '/activate-account/password' }
}
