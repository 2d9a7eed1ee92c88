/** People are told before something of theirs ends: the account with its study, work, project or stay, and the time to pay (rows O-15, O-16). */
import { closingDay, termDeadlines } from '../core/account/what-happens.ts'
import { dayAt } from '../core/account/access.ts'
import { noticeDays } from '../core/account/notice-days.ts'
import { earlierClosings } from '../core/account/opened-services.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { MessageContent } from '../core/messages/content.ts'
import type { Happening } from '../core/journal/entry.ts'
import { accountWithFacts } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { accountsToTell, noteEndTold, type NoticeOf, takeBackTold, toldInVain } from '../store/end-notices.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { judgeRow } from './judge-account.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

/** So many at a time: each is a transaction of its own, and whoever was told is not told again. */
const atOnce = 500

/** How many notices of each kind went out. */
export type ToldBeforeEnd = { closing: number; deadline: number; takenBack: number }

/** Tells everybody whose notice is due today, and takes back what no longer holds. Run twice, or twice at once, it tells nobody twice. */
export async function tellBeforeEnd(world: World): Promise<ToldBeforeEnd> {
  const takenBack = await takeBack(world)
  const told = { closing: 0, deadline: 0, takenBack }
  for await (const due of dueNotices(world)) if (await tellOne(world, due)) told[kindOf(due)] += 1
  if (told.closing + told.deadline + takenBack > 0) world.nudgeJobs()
  return told
}

/** How many would be told, telling nobody. */
export async function countToTell(world: World): Promise<Omit<ToldBeforeEnd, 'takenBack'>> {
  const count = { closing: 0, deadline: 0 }
  for await (const due of dueNotices(world)) count[kindOf(due)] += 1
  return count
}

function kindOf({ what }: Notice): 'closing' | 'deadline' {
  return what === 'closes' ? 'closing' : 'deadline'
}

/** Whoever a notice is due for today, a page of accounts after the other. */
async function* dueNotices(world: World): AsyncGenerator<Notice & { accountId: string; day: string }> {
  for (const notice of noticesDue(world)) {
    for (let after: string | null = null; ;) {
      const page = await accountsToTell(world.store, { ...notice, after, most: atOnce })
      for (const { accountId, day } of page) yield { ...notice, accountId, day: day.toString() }
      after = page.at(-1)?.accountId ?? null
      if (page.length < atOnce) break
    }
  }
}

type Notice = { what: NoticeOf; by: string | null; before: string; from: string; until: string }

function noticesDue({ institution, now }: World): Notice[] {
  const { student, employee, guest, projectMember } = institution.lifecycle
  const today = dayAt(now(), institution)
  const closing = { student, employee, guest, 'project-member': projectMember }
  return [
    ...Object.entries(closing).flatMap(([by, { noticesBefore }]) =>
      noticeDays(noticesBefore, today).map((days) => ({ what: 'closes' as const, by, ...days })),
    ),
    ...noticeDays(student.deadlineNoticesBefore, today).flatMap((days) =>
      (['fee-due', 'registration-due'] as const).map((what) => ({ what, by: null, ...days })),
    ),
  ]
}

/** Judged once more inside the transaction: what was due a moment ago may have been extended or paid since. */
async function tellOne(world: World, notice: Notice & { accountId: string; day: string }): Promise<boolean> {
  const { accountId, what, day, before } = notice
  return together(world, async (db) => {
    const content = await contentNow(world, db, notice)
    if (content === null) return false
    const at = world.now()
    if (!(await noteEndTold(db, { accountId, what, day, before, at }))) return false
    await write(world, db, { accountId, content, happening: toldAs[what] })
    return true
  })
}

const toldAs = {
  closes: 'closing-told',
  'fee-due': 'fee-due-told',
  'registration-due': 'registration-due-told',
} as const satisfies Record<NoticeOf, Happening>

/** What is to be said, as things stand; null: nothing any more. */
async function contentNow(
  world: World,
  db: Db,
  { accountId, what, day }: { accountId: string; what: NoticeOf; day: string },
): Promise<MessageContent | null> {
  const { institution } = world
  const row = await accountWithFacts(db, accountId)
  const person = row ? judgeRow(world, row, null).judged.person : null
  if (person === null || person.deceased !== null) return null
  const today = dayAt(world.now(), institution)
  if (what !== 'closes') {
    const due = termDeadlines(person, today, institution)
    if (due[what === 'fee-due' ? 'fee' : 'registration'] !== day) return null
    return what === 'fee-due'
      ? feeContent(institution, day)
      : { kind: 'registration-due', facts: { on: day } }
  }
  const closing = closingDay(person, today, institution)
  if (closing?.on !== day) return null
  const earlier = earlierClosings(person, closing, institution).map(({ service, on }) => ({
    service: service.key,
    on,
  }))
  return {
    kind: 'account-closes',
    facts: { by: closing.by, endsOn: closing.endsOn, on: closing.on, earlier },
  }
}

function feeContent({ activation }: Institution, day: string): MessageContent {
  const days = Math.round(activation.feeLag.total({ unit: 'days', relativeTo: '2026-01-01' }))
  return { kind: 'fee-due', facts: { on: day, days } }
}

/** Somebody was told of an end that does not come: they hear that too, once for each day they were told of. */
async function takeBack(world: World): Promise<number> {
  const today = dayAt(world.now(), world.institution)
  let count = 0
  for (;;) {
    const page = await toldInVain(world.store, { today, most: atOnce })
    let done = 0
    for (const { accountId, day } of page) if (await takeBackOne(world, accountId, day.toString())) done += 1
    count += done
    if (page.length < atOnce || done === 0) return count
  }
}

async function takeBackOne(world: World, accountId: string, day: string): Promise<boolean> {
  return together(world, async (db) => {
    if (!(await takeBackTold(db, { accountId, day, at: world.now() }))) return false
    const content = { kind: 'account-stays', facts: { on: day } } as const
    await write(world, db, { accountId, content, happening: 'closing-taken-back' })
    return true
  })
}

async function write(
  world: World,
  db: Db,
  { accountId, content, happening }: { accountId: string; content: MessageContent; happening: Happening },
): Promise<void> {
  const row = await accountWithFacts(db, accountId)
  const person = row?.person_id ? await personById(db, row.person_id) : undefined
  if (!person) return
  await addToJournal(db, world.now(), { personId: person.id, accountId, what: happening, by: 'system' })
  await tell(world, db, { person, accountId, content })
}
