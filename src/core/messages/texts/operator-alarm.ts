/** Tells the people who run the house that something needs them: what came, that nobody was changed, what to do. By mail only. */
import { Temporal } from 'temporal-polyfill'
import type { AlarmFacts, AlarmKind } from '../../alarms/alarm.ts'
import { alarmText } from '../../alarms/alarm-texts.ts'
import type { Language, Words } from '../../language.ts'
import type { Letter, Voice, Wording } from '../voice.ts'

type Facts = { alarm: AlarmKind; about: string; facts: AlarmFacts; at: Temporal.Instant }

export const operatorAlarm: Wording<Facts> = {
  mail: {
    nb: (voice, alarm) => letter(voice, alarm, 'nb'),
    nn: (voice, alarm) => letter(voice, alarm, 'nn'),
    en: (voice, alarm) => letter(voice, alarm, 'en'),
  },
  sms: null,
}

const where: Words<(voice: Voice, at: Temporal.Instant) => string> = {
  nb: (voice, at) => `Det skjedde ${voice.when(at)}. Alle alarmer: ${voice.link('/desk/alarms')}`,
  nn: (voice, at) => `Det skjedde ${voice.when(at)}. Alle alarmar: ${voice.link('/desk/alarms')}`,
  en: (voice, at) => `It happened on ${voice.when(at)}. All alarms: ${voice.link('/desk/alarms')}`,
}

function letter(voice: Voice, { alarm, about, facts, at }: Facts, language: Language): Letter {
  const when = (instant: string) => voice.when(Temporal.Instant.from(instant))
  const { title, says, toDo } = alarmText({ kind: alarm, about, facts, when }, language)
  return { subject: title, says: [says.join('\n'), toDo, where[language](voice, at)] }
}
