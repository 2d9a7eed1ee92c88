/** Which channel a code may take to somebody, by the institution's rules; or why none (rows O-4, O-9, O-10). */
import { mailObjections, textMessageObjections } from '../core/account/recovery.ts'
import type { NotSent } from '../core/journal/not-sent.ts'
import { simObjections, type SimChecked } from '../core/person/sim-changes.ts'
import type { AttemptPurpose } from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import { restsAfterRecovery } from './recovered-by.ts'
import type { Recoverable } from './recoverable.ts'
import type { World } from './world.ts'

/** By which channel the code goes; or every reason why it goes by none. */
export type CodeWay = { channel: 'personal-mail' | 'sms-code' } | { objections: readonly NotSent[] }

/** For whom, and what was found out about the number before. */
export type ToSend = {
  person: Recoverable
  /** More than one person has this address. */
  shared: boolean
  checked: SimChecked
}

/** Judges contacts, locks and what this channel did lately, as they are now. */
export async function codeWay(
  world: World,
  db: Db,
  purpose: AttemptPurpose,
  { person, shared, checked }: ToSend,
): Promise<CodeWay> {
  const { institution } = world
  const now = world.now()
  if (shared) return { objections: ['shared-mail-address'] }
  switch (purpose) {
    case 'forgotten-password':
      return institution.recovery.password.includes('personal-mail-and-sms')
        ? byMail(mailObjections(person.facts, institution, now))
        : notOffered
    case 'forgotten-username':
      return institution.recovery.username.includes('personal-mail')
        ? byMail(mailObjections(person.facts, institution, now))
        : notOffered
    case 'first-factor':
      return institution.secondFactor.firstNeeds.includes('sms-code')
        ? bySms(textObjections(world, person, checked))
        : notOffered
    case 'lost-second-factor':
      return lostFactorWay(world, db, person, checked)
  }
}

const notOffered: CodeWay = { objections: ['not-offered'] }

function byMail(objections: readonly NotSent[]): CodeWay {
  return objections.length === 0 ? { channel: 'personal-mail' } : { objections }
}

function textObjections(world: World, { row, facts }: Recoverable, checked: SimChecked): NotSent[] {
  const objections = textMessageObjections(facts, world.institution, world.now())
  return [...objections, ...(objections.length === 0 ? simObjections(checked, row.mobile) : [])]
}

function bySms(objections: readonly NotSent[]): CodeWay {
  return objections.length === 0 ? { channel: 'sms-code' } : { objections }
}

/** The text message first, the personal mail where there is none; never a channel that gave back the password lately (row O-10). */
async function lostFactorWay(
  world: World,
  db: Db,
  person: Recoverable,
  checked: SimChecked,
): Promise<CodeWay> {
  const { institution } = world
  const accountId = person.account?.id ?? ''
  const text = textObjections(world, person, checked)
  if (text.length === 0)
    return (await restsAfterRecovery(world, db, accountId, 'sms-code'))
      ? { objections: ['channel-used-lately'] }
      : { channel: 'sms-code' }
  if (await restsAfterRecovery(world, db, accountId, 'personal-mail'))
    return { objections: ['channel-used-lately'] }
  return byMail(mailObjections(person.facts, institution, world.now()))
}
