/** Every message the house can send, and what each of them is: a notice, or something the person asked for. */
import { Temporal } from 'temporal-polyfill'
import { type Language, languages } from '../language.ts'
import type { FactsOf, MessageContent, MessageKind } from './content.ts'
import { readSmsText } from './gsm7.ts'
import type { Destination, Message } from './message.ts'
import { accountActivated } from './texts/account-activated.ts'
import { accountCloses } from './texts/account-closes.ts'
import { accountDeactivated } from './texts/account-deactivated.ts'
import { accountStays } from './texts/account-stays.ts'
import { activationLink } from './texts/activation-link.ts'
import { activationOpen } from './texts/activation-open.ts'
import { changeUndone } from './texts/change-undone.ts'
import { contactChanged } from './texts/contact-changed.ts'
import { feeDue } from './texts/fee-due.ts'
import { registrationDue } from './texts/registration-due.ts'
import { contactsMissing } from './texts/contacts-missing.ts'
import { factorWaitBegun } from './texts/factor-wait-begun.ts'
import { mailAddressChanged } from './texts/mail-address-changed.ts'
import { mailCode } from './texts/mail-code.ts'
import { callerCode } from './texts/caller-code.ts'
import { deskActed } from './texts/desk-acted.ts'
import { deskCode } from './texts/desk-code.ts'
import { doorPinChanged } from './texts/door-pin-changed.ts'
import { wifiChanged } from './texts/wifi-changed.ts'
import { operatorAlarm } from './texts/operator-alarm.ts'
import { newAccessPin } from './texts/new-access-pin.ts'
import { newAccessPinOrdered } from './texts/new-access-pin-ordered.ts'
import { passwordChanged } from './texts/password-changed.ts'
import { passwordExpires } from './texts/password-expires.ts'
import { passwordMustChange } from './texts/password-must-change.ts'
import { projectLink } from './texts/project-link.ts'
import { projectLinkMade } from './texts/project-link-made.ts'
import { projectLinkTold } from './texts/project-link-told.ts'
import { projectLinkUsed } from './texts/project-link-used.ts'
import { recoveryCode } from './texts/recovery-code.ts'
import { secondFactorChanged } from './texts/second-factor-changed.ts'
import { secondFactorGuessed } from './texts/second-factor-guessed.ts'
import { signInClosed } from './texts/sign-in-closed.ts'
import { signInClosedForLong } from './texts/sign-in-closed-for-long.ts'
import { temporaryPassword } from './texts/temporary-password.ts'
import { textCode } from './texts/text-code.ts'
import { type Sender, type Voice, voiceOf, wholeLetter, type Wording } from './voice.ts'

const wordings: { [Kind in MessageKind]: Wording<FactsOf<Kind>> } = {
  'account-activated': accountActivated,
  'account-closes': accountCloses,
  'account-deactivated': accountDeactivated,
  'account-stays': accountStays,
  'activation-link': activationLink,
  'activation-open': activationOpen,
  'caller-code': callerCode,
  'change-undone': changeUndone,
  'contact-changed': contactChanged,
  'contacts-missing': contactsMissing,
  'desk-acted': deskActed,
  'desk-code': deskCode,
  'door-pin-changed': doorPinChanged,
  'wifi-changed': wifiChanged,
  'factor-wait-begun': factorWaitBegun,
  'fee-due': feeDue,
  'registration-due': registrationDue,
  'mail-address-changed': mailAddressChanged,
  'mail-code': mailCode,
  'new-access-pin': newAccessPin,
  'new-access-pin-ordered': newAccessPinOrdered,
  'operator-alarm': operatorAlarm,
  'password-changed': passwordChanged,
  'password-expires': passwordExpires,
  'password-must-change': passwordMustChange,
  'project-link': projectLink,
  'project-link-made': projectLinkMade,
  'project-link-told': projectLinkTold,
  'project-link-used': projectLinkUsed,
  'recovery-code': recoveryCode,
  'second-factor-changed': secondFactorChanged,
  'second-factor-guessed': secondFactorGuessed,
  'sign-in-closed': signInClosed,
  'sign-in-closed-for-long': signInClosedForLong,
  'temporary-password': temporaryPassword,
  'text-code': textCode,
}

/**
 * Which allowance a kind of message is counted against. Notices that something changed have their own, so that
 * nobody can silence them by asking for many other messages (cases M-03 and R-15).
 */
export type Allowance = 'asked-for' | 'notice'

/** What holds for each kind: its allowance, and how long it helps anybody; after that it is not sent any more. */
export const messageKinds: Record<MessageKind, { allowance: Allowance; useful: Temporal.Duration }> = {
  'account-activated': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'account-closes': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'account-deactivated': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'account-stays': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 * 7 }) },
  'registration-due': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'fee-due': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'activation-link': { allowance: 'asked-for', useful: Temporal.Duration.from({ minutes: 50 }) },
  'activation-open': { allowance: 'asked-for', useful: Temporal.Duration.from({ hours: 24 * 14 }) },
  'caller-code': { allowance: 'asked-for', useful: Temporal.Duration.from({ minutes: 9 }) },
  'change-undone': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'contact-changed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 * 7 }) },
  'contacts-missing': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 * 7 }) },
  'desk-acted': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'desk-code': { allowance: 'asked-for', useful: Temporal.Duration.from({ hours: 24 }) },
  'door-pin-changed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'wifi-changed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'factor-wait-begun': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 48 }) },
  'mail-address-changed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 * 7 }) },
  'mail-code': { allowance: 'asked-for', useful: Temporal.Duration.from({ minutes: 9 }) },
  'new-access-pin': { allowance: 'asked-for', useful: Temporal.Duration.from({ hours: 12 }) },
  'new-access-pin-ordered': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'operator-alarm': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 }) },
  'password-changed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'password-expires': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 * 5 }) },
  'password-must-change': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 * 14 }) },
  'project-link': { allowance: 'asked-for', useful: Temporal.Duration.from({ hours: 72 }) },
  'project-link-made': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 48 }) },
  'project-link-told': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'project-link-used': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'recovery-code': { allowance: 'asked-for', useful: Temporal.Duration.from({ minutes: 50 }) },
  'second-factor-changed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'second-factor-guessed': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 24 }) },
  'sign-in-closed': { allowance: 'notice', useful: Temporal.Duration.from({ minutes: 30 }) },
  'sign-in-closed-for-long': { allowance: 'notice', useful: Temporal.Duration.from({ hours: 72 }) },
  'temporary-password': { allowance: 'asked-for', useful: Temporal.Duration.from({ hours: 7 }) },
  'text-code': { allowance: 'asked-for', useful: Temporal.Duration.from({ minutes: 9 }) },
}

/** Whether this kind of message has words for a channel; what has none is never asked to go there. */
export function mayGoBy(kind: MessageKind, channel: Destination['channel']): boolean {
  return wordings[kind][channel] !== null
}

/**
 * Puts a message into words, for one destination in one language. Throws when there are no words for that channel, or
 * when a text message would not fit into one segment: such a message is never cut.
 */
export function inWords(
  content: MessageContent,
  to: Destination,
  sender: Sender,
  language: Language,
): Message {
  const wording = wordings[content.kind] as Wording<MessageContent['facts']>
  const voice = voiceOf(sender, language)
  if (to.channel === 'mail') {
    const letter = wording.mail[language](voice, content.facts)
    const text = wholeLetter(letter, voice, language)
    return { channel: 'mail', to: to.address, subject: letter.subject, text, language }
  }
  return { channel: 'sms', to: to.address, text: textMessage(content, wording, voice, language) }
}

function textMessage(
  content: MessageContent,
  wording: Wording<MessageContent['facts']>,
  voice: Voice,
  language: Language,
): string {
  if (wording.sms === null) throw new Error(`${content.kind} has no words for a text message`)
  const text = readSmsText(wording.sms[language](voice, content.facts))
  if (text === null) throw new Error(`${content.kind} in ${language} does not fit into one text message`)
  return text
}

/** The text messages that would not fit for this sender, so that its settings can be refused before anybody waits for one. */
export function textMessagesThatDoNotFit(sender: Sender): string[] {
  return longestContents.flatMap((content) =>
    languages.flatMap((language) => {
      const says = (wordings[content.kind] as Wording<MessageContent['facts']>).sms?.[language]
      const fits = says === undefined || readSmsText(says(voiceOf(sender, language), content.facts)) !== null
      return fits ? [] : [`${content.kind} (${language})`]
    }),
  )
}

// the 30th of September late in the evening: the longest day and time in all three languages
const longest = Temporal.Instant.from('2026-09-30T20:30:00Z')

/** One example of every kind, with facts as long as they get. */
export const longestContents: readonly MessageContent[] = [
  { kind: 'account-activated', facts: { at: longest } },
  { kind: 'account-deactivated', facts: { at: longest, pinUntil: longest } },
  {
    kind: 'account-closes',
    facts: {
      by: 'project-member',
      endsOn: '2026-09-30',
      on: '2026-12-30',
      earlier: [{ service: 'learning-platform', on: '2026-09-30' }],
    },
  },
  { kind: 'account-stays', facts: { on: '2026-09-30' } },
  { kind: 'registration-due', facts: { on: '2026-09-30' } },
  { kind: 'fee-due', facts: { on: '2026-09-30', days: 3 } },
  { kind: 'activation-link', facts: { path: '/activate-account/link/0123456789', until: longest } },
  { kind: 'activation-open', facts: {} },
  { kind: 'caller-code', facts: { code: '123456', minutes: 10 } },
  { kind: 'change-undone', facts: { at: longest } },
  { kind: 'contact-changed', facts: { what: 'mail', at: longest } },
  { kind: 'mail-address-changed', facts: { at: longest } },
  { kind: 'contacts-missing', facts: { register: 'hr', number: 1_000, is: 'more-than' } },
  { kind: 'desk-code', facts: { code: '7KQ4M-2XDA9-TRB', until: longest } },
  { kind: 'desk-acted', facts: { act: 'open-forgotten-password', undone: false, at: longest } },
  { kind: 'door-pin-changed', facts: { at: longest } },
  { kind: 'wifi-changed', facts: { what: 'closed-for-long', at: longest } },
  {
    kind: 'factor-wait-begun',
    facts: { until: longest, dispute: '/it-was-not-me/0123456789012345678901' },
  },
  { kind: 'mail-code', facts: { code: '12345678', minutes: 10 } },
  { kind: 'new-access-pin', facts: { pin: '12345678' } },
  { kind: 'new-access-pin-ordered', facts: { at: longest } },
  {
    kind: 'password-changed',
    facts: { at: longest, dispute: '/it-was-not-me/0123456789012345678901' },
  },
  { kind: 'password-expires', facts: { at: longest } },
  {
    kind: 'operator-alarm',
    facts: {
      alarm: 'register-brake',
      about: 'Felles studentsystem',
      facts: {
        file: 'fs-2026-11-23.jsonl',
        because: 'brake',
        line: null,
        detail: '750 people would lose access',
      },
      at: longest,
    },
  },
  { kind: 'password-must-change', facts: { at: longest } },
  { kind: 'project-link', facts: { path: '/project-link/0123456789', until: longest } },
  { kind: 'project-link-made', facts: { until: longest } },
  { kind: 'project-link-told', facts: { what: 'void', project: 'ec12345', at: longest } },
  { kind: 'project-link-used', facts: { at: longest } },
  { kind: 'sign-in-closed', facts: { until: longest } },
  {
    kind: 'second-factor-changed',
    facts: { what: 'code-used', at: longest, dispute: '/it-was-not-me/0123456789012345678901' },
  },
  { kind: 'second-factor-guessed', facts: { at: longest } },
  { kind: 'sign-in-closed-for-long', facts: { at: longest } },
  {
    kind: 'recovery-code',
    facts: {
      what: 'password',
      path: '/forgotten-password/link/0123456789',
      code: '12345678',
      until: longest,
    },
  },
  { kind: 'temporary-password', facts: { password: '7KQ4-M2XDA-9TRBP', until: longest } },
  { kind: 'text-code', facts: { code: '12345678', minutes: 10, host: 'konto.universitetet.example' } },
]
