/** The explanation of an account in plain English: the verdict, each reason, what still works, what is last known. */
import type { SeenAccount } from '../actions/see-account.ts'
import type { World } from '../actions/world.ts'
import { passwordEnds } from '../core/account/access.ts'
import { hindranceText } from '../core/account/hindrance-texts.ts'
import type { Hindrance } from '../core/account/hindrance.ts'
import type { Ahead } from '../core/account/what-happens.ts'
import type { Institution } from '../core/institution/institution.ts'
import { factLines } from './explain-facts.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { at } from './when.ts'

/** In the words the person reads too, so that nobody on the telephone talks of something else. */
export function explanationAsText(world: World, seen: SeenAccount): string {
  const { institution } = world
  const verdict = verdictOf(seen.hindrances)
  const expiry = seen.judged.account ? passwordEnds(seen.judged.account, institution) : null
  return [
    `${seen.row.username} at ${institution.names.en}, ${at(world.now(), institution.timeZone)}`,
    '',
    headline(seen.hindrances, verdict),
    ...seen.hindrances.flatMap((hindrance, number) => ['', ...reasonLines(hindrance, number, institution)]),
    ...section('What still works', [
      `open: ${verdict.open.join(', ') || 'nothing'}`,
      `ways to prove who it is: ${verdict.proofs.join(', ') || 'none'}`,
    ]),
    ...section(
      'What happens next if nobody does anything',
      seen.ahead.map((ahead) => aheadLine(ahead, institution)),
    ),
    ...section('Last known', factLines(seen, expiry, institution)),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

function headline(hindrances: readonly Hindrance[], { open, closed }: Verdict): string {
  if (hindrances.length === 0) return 'This account can be used. Nothing stands in the way.'
  const because = hindrances.length === 1 ? 'One reason:' : `${hindrances.length} reasons:`
  if (closed.length === 0) return `This account can be used, but not in every way. ${because}`
  if (open.length === 0) return `This account cannot be used. ${because}`
  return `This account can be used in part; closed: ${closed.join(', ')}. ${because}`
}

function reasonLines(hindrance: Hindrance, number: number, institution: Institution): string[] {
  const { since, until, missing, stops } = hindrance
  const words = hindranceText(hindrance, institution, 'en')
  return [
    `${number + 1}. ${words.title} (${hindrance.reason})`,
    `   ${words.text}`,
    `   since: ${since === null ? 'the beginning' : at(since, institution.timeZone)}`,
    `   until: ${until === null ? 'somebody lifts it' : at(until, institution.timeZone)}`,
    ...(missing && missing.length > 0 ? [`   missing: ${missing.join(', ')}`] : []),
    `   lifted by: ${words.liftedBy}`,
    `   next: ${words.next}`,
    ...(words.office ? [`   ask: ${officeLine(words.office)}`] : []),
    `   stops: ${stops.join(', ') || 'no place'}`,
  ]
}

function officeLine({ name, phone, mail }: NonNullable<ReturnType<typeof hindranceText>['office']>): string {
  return [name.en, phone, mail].filter((part) => part !== null).join(', ')
}

function aheadLine(ahead: Ahead, { timeZone }: Institution): string {
  const on = at(ahead.on, timeZone)
  switch (ahead.what) {
    case 'password-expires':
      return `${on}: the password runs out`
    case 'registration-due':
      return `${on}: the last day without the registration of this term`
    case 'fee-due':
      return `${on}: the last day without the fee of this term`
    case 'closes':
      return `${on}: the account closes; study, employment or project ends ${ahead.endsOn}`
    case 'service-closes':
      return `${on}: ${ahead.name.en} closes, before the account does`
    case 'opens':
      return `${on}: the account opens by itself`
    case 'rules-due':
      return `${on}: the last day without accepting "${ahead.title.en}"`
  }
}
