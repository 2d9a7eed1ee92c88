/** A password runs out: its owner is told beforehand, as many times as the institution says, each once (row O-6). */
import { Temporal } from 'temporal-polyfill'
import { passwordEnds } from '../core/account/access.ts'
import type { Institution } from '../core/institution/institution.ts'
import { expiringAccounts, noteExpiryTold } from '../store/password-notices.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

/** So many at a time: each is a transaction of its own, and whoever was told is not told again. */
const atOnce = 500

/** Tells everybody whose notice is due. Gives back how many. Run twice, or twice at once, it tells nobody twice. */
export async function tellOfExpiry(world: World): Promise<number> {
  let told = 0
  for (const notice of noticesOf(world.institution)) {
    const window = windowOf(world, notice)
    if (window === null) return 0
    for (let after: string | null = null; ;) {
      const page = await expiringAccounts(world.store, {
        ...window,
        before: notice.name,
        after,
        most: atOnce,
      })
      for (const account of page) if (await tellOne(world, account, notice.name)) told += 1
      after = page.at(-1)?.id ?? null
      if (page.length < atOnce) break
    }
  }
  if (told > 0) world.nudgeJobs()
  return told
}

type Notice = { name: string; until: Temporal.Duration; from: Temporal.Duration }

/** Each notice has its days: from its own distance to the end, until that of the next one. The nearest is asked first. */
function noticesOf({ passwords }: Institution): Notice[] {
  const days = (duration: Temporal.Duration) => duration.total({ unit: 'days', relativeTo: '2026-01-01' })
  const near = [...passwords.noticesBefore].sort((a, b) => days(a) - days(b))
  return near.map((from, place) => ({
    name: from.toString(),
    from,
    until: near[place - 1] ?? Temporal.Duration.from({ hours: 0 }),
  }))
}

/** Passwords set within these moments run out within the days of the notice. */
function windowOf({ institution, now }: World, { from, until }: Notice) {
  const { validFor } = institution.passwords
  if (!validFor) return null
  const here = now().toZonedDateTimeISO(institution.timeZone)
  return {
    setAfter: here.add(until).subtract(validFor).toInstant(),
    setUntil: here.add(from).subtract(validFor).toInstant(),
  }
}

type Expiring = Awaited<ReturnType<typeof expiringAccounts>>[number]

async function tellOne(world: World, account: Expiring, before: string): Promise<boolean> {
  const { id, person_id: personId, password_set_at: setAt } = account
  if (personId === null || setAt === null) return false
  const ends = passwordEnds({ passwordSetAt: setAt, mustChangeSince: null }, world.institution)
  if (ends === null) return false
  return together(world, async (db) => {
    const now = world.now()
    if (!(await noteExpiryTold(db, { accountId: id, passwordSetAt: setAt, before, at: now }))) return false
    const person = await personById(db, personId)
    if (!person || person.deceased !== null) return false
    await addToJournal(db, now, { personId, accountId: id, what: 'password-expiry-told', by: 'system' })
    const content = { kind: 'password-expires', facts: { at: ends } } as const
    await tell(world, db, { person, accountId: id, content })
    return true
  })
}
