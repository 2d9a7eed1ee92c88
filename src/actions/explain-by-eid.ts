/** Somebody identifies with electronic ID only to see why they cannot get in: a session that shows the verdict and sets nothing (row A-3, O-14). */
import { activationHindrances } from '../core/account/activation.ts'
import { noFacts } from '../core/person/facts.ts'
import { addToJournal } from '../store/journal.ts'
import { type KnownPerson, personOfEid } from './eid-person.ts'
import { judgeAccount } from './judge-account.ts'
import { openSession } from './open-session.ts'
import type { Back, ProvedByEid } from './proved-by-eid.ts'
import { together, type World } from './world.ts'

/** Holds no grant, so no right comes of it. Whoever has no account yet is told what stands in the way of activating. */
export async function explainByEid(world: World, back: Back): Promise<ProvedByEid> {
  const known = await personOfEid(world, world.store, back.person.subject)
  if (known === null) return { is: 'unknown-person' }
  const judged = known.accountId === null ? null : await judgeAccount(world, world.store, known.accountId)
  if (!judged) return notActivated(world, known)
  const { row } = judged
  const opened = await together(world, async (db) => {
    await addToJournal(db, world.now(), {
      personId: row.person_id,
      accountId: row.id,
      what: 'identified',
      by: 'self',
      details: { device: back.browser.device, purpose: 'why-no-access' },
    })
    return openSession(world, db, back.browser, {
      kind: 'proved',
      proof: 'eid',
      factor: 'eid',
      accountId: row.id,
      credentialEpoch: row.credential_epoch,
      provider: back.provider,
    })
  })
  return { is: 'proved', opened, next: '/why-no-access' }
}

function notActivated(world: World, { row, accountId }: KnownPerson): ProvedByEid {
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
  return hindrances.length > 0 ? { is: 'not-open-yet', hindrances, reminded: false } : { is: 'no-account' }
}
