/** Everything that one university decides, topic by topic, as it stands in the file. */
import { z } from 'zod'
import { activationSetting } from './activation.ts'
import { alarmsSetting } from './alarms.ts'
import { deskWorkSetting, projectsSetting } from './desk-work.ts'
import { desksSetting, officesSetting } from './desks.ts'
import { eidSetting, feideSetting } from './eid.ts'
import { featuresSetting } from './features.ts'
import { helpSetting } from './help.ts'
import { hindrancesSetting } from './hindrances.ts'
import { journalSetting } from './journal.ts'
import { lifecycleSetting, termsSetting } from './lifecycle.ts'
import { lockoutSetting, signInSetting } from './lockout.ts'
import { languagesSetting, lookSetting } from './look.ts'
import { messagesSetting } from './messages.ts'
import { databaseSetting, hostsSetting, identifiersSetting, namesSetting, originSetting } from './names.ts'
import { networksSetting, wifiSetting } from './networks.ts'
import { openidSetting } from './openid.ts'
import { hashingSetting, passwordsSetting } from './passwords.ts'
import { pinSetting } from './pin.ts'
import { recoverySetting } from './recovery.ts'
import { registersSetting } from './registers.ts'
import { retentionSetting } from './retention.ts'
import { rulesDocumentsSetting } from './rules-documents.ts'
import { secondFactorSetting } from './second-factor.ts'
import { servicesSetting, devicesSetting } from './services.ts'
import { sessionsSetting } from './sessions.ts'
import { key, text } from './setting-kinds.ts'
import { deliverySetting, targetsSetting } from './targets.ts'
import { mailAddressesSetting, usernamesSetting } from './usernames.ts'
import { visibilitySetting } from './visibility.ts'

const timeZone = text
  .refine(isTimeZone, { error: 'must be a time zone such as Europe/Oslo' })
  .default('Europe/Oslo')

/** The whole file. Unknown keys are refused; whatever is left out has the default of its topic. */
export const settings = z.strictObject({
  key: key.describe('The short name in host names, the database and commands; the file is called <key>.yaml'),
  names: namesSetting,
  hosts: hostsSetting,
  origin: originSetting,
  identifiers: identifiersSetting,
  database: databaseSetting,
  look: lookSetting,
  languages: languagesSetting,
  timeZone,
  usernames: usernamesSetting,
  mailAddresses: mailAddressesSetting,
  passwords: passwordsSetting,
  hashing: hashingSetting,
  signIn: signInSetting,
  lockout: lockoutSetting,
  pin: pinSetting,
  activation: activationSetting,
  recovery: recoverySetting,
  secondFactor: secondFactorSetting,
  sessions: sessionsSetting,
  eid: eidSetting,
  feide: feideSetting,
  terms: termsSetting,
  lifecycle: lifecycleSetting,
  hindrances: hindrancesSetting,
  rulesDocuments: rulesDocumentsSetting,
  visibility: visibilitySetting,
  services: servicesSetting,
  devices: devicesSetting,
  registers: registersSetting,
  desks: desksSetting,
  offices: officesSetting,
  deskWork: deskWorkSetting,
  projects: projectsSetting,
  help: helpSetting,
  messages: messagesSetting,
  networks: networksSetting,
  wifi: wifiSetting,
  openid: openidSetting,
  targets: targetsSetting,
  delivery: deliverySetting,
  journal: journalSetting,
  retention: retentionSetting,
  alarms: alarmsSetting,
  features: featuresSetting,
})
export type Settings = z.output<typeof settings>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
