/** Everything that is held about somebody, handed to nobody but them: a few times a day, and written down (GDPR articles 15 and 20). */
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts } from '../core/account/session.ts'
import { withoutAgent } from '../core/journal/journal-texts.ts'
import { maskPhone, readPhone } from '../core/person/phone.ts'
import { type DataPart, dataPartNames, type DataRow } from '../core/retention/data-parts.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { accountsOf } from '../store/desk-people.ts'
import { addToJournal } from '../store/journal.ts'
import { countSince } from '../store/journal-lines.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { personById } from '../store/people.ts'
import { pageOfPart } from '../store/personal-data.ts'
import { together, type World } from './world.ts'

/** So often in 24 hours: enough for everybody who mislaid the file, too little to wear the portal out. */
export const mostDownloads = 5

/** The rows of one part, as they are read. */
export type PartOfData = { part: DataPart; rows: () => AsyncGenerator<DataRow> }
export type MyData =
  | { is: 'nobody' }
  | { is: 'too-often' }
  | { is: 'ready'; at: Temporal.Instant; username: string; parts: readonly PartOfData[] }

/** Writes down that it is handed out, and gives the parts to be read, as often as the file needs them. The session must be fresh. */
export async function handOutMyData(world: World, session: SessionFacts): Promise<MyData> {
  const { personId, accountId, username } = session
  const person = personId === null ? undefined : await personById(world.store, personId)
  if (!person || username === null) return { is: 'nobody' }
  const at = world.now()
  const allowed = await together(world, async (db) => {
    await oneAtATime(db, `my-data ${person.id}`)
    const before = await countSince(db, person.id, 'data-downloaded', at.subtract({ hours: 24 }))
    if (before >= mostDownloads) return false
    await addToJournal(db, at, { personId: person.id, accountId, what: 'data-downloaded', by: 'self' })
    return true
  })
  if (!allowed) return { is: 'too-often' }
  const accounts = await accountsOf(world.store, person.id)
  const nameMacs = accounts.flatMap((account) => world.keys.indexes(purposes.typedName, account.username))
  const opens = openerOf(world, person)
  return {
    is: 'ready',
    at,
    username,
    parts: dataPartNames.map((part) => ({
      part,
      rows: () => rowsOfPart(world, { part, personId: person.id, nameMacs }, opens),
    })),
  }
}

const page = 500

/** Page by page, so that a journal of many years is never in memory as a whole. */
async function* rowsOfPart(
  world: World,
  { part, personId, nameMacs }: { part: DataPart; personId: string; nameMacs: readonly Buffer[] },
  opens: (part: DataPart, row: DataRow) => DataRow,
): AsyncGenerator<DataRow> {
  for (let from = 0; ; from += page) {
    const rows = await pageOfPart(world.store, part, { personId, nameMacs, from, most: page })
    for (const row of rows) yield named(world, opens(part, row))
    if (rows.length < page) return
  }
}

/** Agents are named to people only where the institution does so. */
function named({ institution }: World, row: DataRow): DataRow {
  if (institution.journal.namesAgents) return row
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      typeof value === 'string' ? withoutAgent(value) : value,
    ]),
  )
}

type Contacts = { email: string | null; mobile: string | null }

/** What is sealed is opened for its owner; what is kept as a digest only is recognised where it can be. */
function openerOf(world: World, person: Contacts): (part: DataPart, row: DataRow) => DataRow {
  const addresses = addressesOf(world, person)
  return (part, row) => {
    switch (part) {
      case 'identityNumbers': {
        const { id, sealed, ...rest } = row
        return { ...rest, number: opened(world, purposes.identityNumber, id, sealed) }
      }
      case 'registerRecords': {
        const { id, sealed, ...rest } = row
        return { ...rest, line: JSON.parse(opened(world, purposes.registerLine, id, sealed)) as unknown }
      }
      case 'messages': {
        const { address, ...rest } = row
        return { ...rest, to: addresses.get(String(address)) ?? null }
      }
      default:
        return row
    }
  }
}

function opened(world: World, purpose: string, id: unknown, sealed: unknown): string {
  return world.keys.unseal(purpose, String(id), Buffer.from(String(sealed), 'base64')).toString('utf8')
}

/** The addresses known now, masked, by the digests that messages are counted under; others are nobody's to tell any more. */
function addressesOf(world: World, { email, mobile }: Contacts): ReadonlyMap<string, string> {
  const phone = mobile === null ? null : readPhone(mobile)
  const known = [
    ...(email === null ? [] : [{ counted: `mail ${email.toLowerCase()}`, shown: maskedMail(email) }]),
    ...(phone === null ? [] : [{ counted: `sms ${phone.toLowerCase()}`, shown: maskPhone(phone) }]),
  ]
  return new Map(
    known.flatMap(({ counted, shown }) =>
      world.keys
        .indexes(purposes.messageAddress, counted)
        .map((index) => [index.toString('base64'), shown] as const),
    ),
  )
}

/** `k••••@example.org`: the file may be read over a shoulder. */
function maskedMail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}••••${email.slice(at)}`
}
