/** What an Active Directory is opened with. */
import type { Temporal } from 'temporal-polyfill'
import type { PasswordPolicy } from '../../../core/secrets/password-policy-setting.ts'
import type { ActiveDirectorySettings } from './settings.ts'

export type ActiveDirectoryGiven = {
  settings: ActiveDirectorySettings
  /** The password of the account we come as. */
  secret: string
  /** The certificate authority in PEM form; null: those the machine trusts. */
  ca: string | null
  /** The institution's own rules, which those of the domain must not contradict. */
  policy: PasswordPolicy
  timeZone: string
  now(): Temporal.Instant
}
