/** The tables of one institution as TypeScript sees them. (Long: one type after another; migrations/ is the truth.) */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ActDetails, DeskAct } from '../core/desk/act.ts'
import type { Rank } from '../core/desk/rank.ts'
import type { CallerShownBy } from '../core/institution/desk-work.ts'
import type { AlarmFacts, AlarmKind } from '../core/alarms/alarm.ts'
import type { Language } from '../core/language.ts'
import type { Thing } from '../core/person/visibility.ts'
import type { IntakeReport, IntakeState, IntakeWay } from '../core/register/intake.ts'

/** Read as Temporal.Instant; written as one, or as its text. */
type At = ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
type MaybeAt = ColumnType<
  Temporal.Instant | null,
  Temporal.Instant | string | null | undefined,
  Temporal.Instant | string | null
>
type MaybeDay = ColumnType<
  Temporal.PlainDate | null,
  Temporal.PlainDate | string | null | undefined,
  Temporal.PlainDate | string | null
>
type Day = ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
type Json<T extends object> = JSONColumnType<T, string, string>

export type Schema = {
  deployment: {
    one: Generated<boolean>
    id: string
    institution: string
    made_at: Generated<Temporal.Instant>
  }
  register_run: RegisterRunTable
  source_record: SourceRecordTable
  absence: { source_record_id: string; missing_since: At; files: number; gone_at: MaybeAt }
  person: PersonTable
  link: LinkTable
  identity_number: IdentityNumberTable
  merge_candidate: MergeCandidateTable
  access_pin: AccessPinTable
  pin_failure: { id: string; at: At; number_mac: Buffer; from_mac: Buffer }
  taken_name: { name: string; person_id: string | null; kind: 'username' | 'mail' | 'former'; since: At }
  account: AccountTable
  former_password: { id: string; account_id: string; password_sealed: Buffer; set_at: At }
  door_pin: { account_id: string; sealed: Buffer; set_at: At; version: Generated<number> }
  placed_lock: PlacedLockTable
  acceptance: { person_id: string; document: string; version: string; accepted_at: At }
  throttle: ThrottleTable
  known_device: KnownDeviceTable
  grants: GrantTable
  grant_right: { grant_id: string; name: string; used_at: MaybeAt }
  session: SessionTable
  mail_link: MailLinkTable
  journal: JournalTable
  code_attempt: CodeAttemptTable
  code_tries: { bucket: Buffer; tries: number; since: At }
  temporary_password: TemporaryPasswordTable
  recovered: { id: string; account_id: string; what: string; channel: string; at: At }
  authenticator_app: AuthenticatorAppTable
  passkey: PasskeyTable
  passkey_ceremony: PasskeyCeremonyTable
  recovery_code: RecoveryCodeTable
  factor_wait: FactorWaitTable
  disputable_change: DisputableChangeTable
  eid_return: { state_digest: Buffer; at: At }
  role_grant: RoleGrantTable
  first_administrator_secret: {
    id_digest: Buffer
    made_at: At
    ends_at: At
    used_at: MaybeAt
    used_by: string | null
  }
  caller_check: CallerCheckTable
  desk_act: DeskActTable
  desk_code: DeskCodeTable
  account_alias: { name: string; account_id: string; since: At; given_by: string; because: string }
  guest: GuestTable
  step_count: { day: string; step: string; outcome: string; count: number }
  sign_in_failure: { name_mac: Buffer; at: At; device: string; what: string }
  guide_feedback: {
    day: Day
    guide: string
    language: Language
    found: boolean
    count: number
  }
  guide_answer: { mark: Buffer; day: Day }
  project: ProjectTable
  project_member: ProjectMemberTable
  project_administrator: ProjectAdministratorTable
  project_link: ProjectLinkTable
  register_heard: { register: string; at: At }
  verdict: VerdictTable
  verdict_due: { account_id: string; cause: string }
  access_change: AccessChangeTable
  night: NightTable
  end_notice: {
    account_id: string
    what: 'closes' | 'fee-due' | 'registration-due'
    day: Day
    before: string
    sent_at: At
    taken_back_at: MaybeAt
  }
  visibility_choice: { person_id: string; thing: Thing; shown: boolean; chosen_at: At }
  register_owner_told: { register: string; told_at: At }
  register_key: RegisterKeyTable
  register_intake: RegisterIntakeTable
  operator_alarm: OperatorAlarmTable
  // the chain of the journal
  journal_chain: { seq: number; journal_id: number; salt: Buffer | null; digest: Buffer; head: Buffer }
  journal_floor: { one: Generated<boolean>; tx: string; id: number; cluster: string }
  journal_head: { seq: number; head: Buffer; at: At; key_id: string; signature: Buffer }
  password_notice: { account_id: string; password_set_at: At; before: string; sent_at: At }
}

type VerdictTable = {
  account_id: string
  open_places: string[]
  reasons: string[]
  groups: string[]
  services: string[]
  paused: boolean
  closed_since: MaybeAt
  ends_on: MaybeDay
  ends_by: string | null
  fee_due_on: MaybeDay
  registration_due_on: MaybeDay
  closes_at: MaybeAt
  closes_because: string[] | null
  valid_until: At
  changed_at: At
  version: Generated<number>
}
type AccessChangeTable = {
  id: Generated<number>
  at: At
  account_id: string
  person_id: string | null
  cause: string
  was_open: string[]
  now_open: string[]
  reasons: string[]
  was_groups: string[]
  now_groups: string[]
}
type NightTable = {
  id: Generated<number>
  day: Day
  by_whom: string
  state: 'running' | 'done' | 'refused'
  started_at: At
  finished_at: MaybeAt
  looked: Generated<number>
  counts: Json<Record<string, number>>
  silent: string[]
  refused_because: string | null
  brake_released_because: string | null
}
type RegisterRunTable = {
  id: Generated<number>
  register: string
  kind: string
  generated: At
  sequence: number | null
  file_digest: Buffer
  people: number
  state: 'staged' | 'applying' | 'done' | 'refused'
  started_at: At
  finished_at: MaybeAt
  progress: Generated<number>
  counts: Json<Record<string, number>>
  refused_because: string | null
  brake_released_because: string | null
}
type SourceRecordTable = {
  id: string
  register: string
  register_id: string
  digest: Buffer
  sealed: Buffer
  first_seen_at: At
  changed_at: At
  changed_run: number | null
}
type PersonTable = {
  id: string
  given: string
  family: string
  born: MaybeDay
  language: string | null
  protected: Generated<boolean>
  deceased: MaybeDay
  student_number: string | null
  student_number_index: string | null
  email: string | null
  email_register: string | null
  email_changed: MaybeDay
  mobile: string | null
  mobile_register: string | null
  mobile_changed: MaybeDay
  facts: Json<object>
  first_seen_at: At
  changed_at: At
  version: Generated<number>
}
type LinkTable = {
  id: string
  source_record_id: string
  person_id: string
  made_at: At
  made_by: string
  because: string
  undone_at: MaybeAt
  undone_by: string | null
  undone_because: string | null
}
type IdentityNumberTable = {
  id: string
  person_id: string
  source_record_id: string | null
  type: string
  blind_index: Buffer
  sealed: Buffer
  since: At
  until: MaybeAt
}
type MergeCandidateTable = {
  id: string
  source_record_id: string | null
  person_ids: string[]
  because: string
  seen_at: At
  settled_at: MaybeAt
  settled_by: string | null
  settled_as: string | null
}
type AccessPinTable = {
  id: string
  person_id: string
  mac: Buffer
  key_id: string
  made_by: string
  made_at: At
  tries: Generated<number>
  used_at: MaybeAt
  replaced_at: MaybeAt
}
type AccountTable = {
  id: string
  person_id: string | null
  kind: 'personal' | 'admin' | 'service' | 'guest'
  is_primary: Generated<boolean>
  username: string
  mail: string | null
  opened_at: MaybeAt
  closed_at: MaybeAt
  password_sealed: Buffer | null
  password_set_at: MaybeAt
  password_must_change_since: MaybeAt
  password_must_change_because: string | null
  password_must_identify: Generated<boolean>
  credential_epoch: Generated<number>
  password_version: Generated<number>
  wants_copy: Generated<boolean>
  language: string | null
}
type PlacedLockTable = {
  id: string
  account_id: string
  class: 'desk' | 'security' | 'deactivated'
  since: At
  until: MaybeAt
  paused_until: MaybeAt
  placed_by: string
  may_lift: string
  because: string
  lifted_at: MaybeAt
  lifted_by: string | null
  pin_until: MaybeAt
  pin_used_at: MaybeAt
  opening_code_mac: Buffer | null
  opening_code_key_id: string | null
  opening_tries: Generated<number>
}
type ThrottleTable = {
  bucket: Buffer
  wrong: number
  since: At
  seen_at: At
  locked_until: MaybeAt
  tentative: Generated<boolean>
}
type KnownDeviceTable = {
  id_digest: Buffer
  account_id: string
  label: string
  first_seen_at: At
  seen_at: At
  ends_at: At
}
type GrantTable = {
  id: string
  journey: string
  person_id: string
  account_id: string | null
  proofs: Json<object>
  credential_epoch: number | null
  made_at: At
  expires_at: At
  ended_at: MaybeAt
}
type SessionTable = {
  id_digest: Buffer
  id: string
  kind: 'proved' | 'half' | 'full' | 'desk'
  account_id: string | null
  grant_id: string | null
  credential_epoch: number | null
  proof: string
  made_at: At
  seen_at: At
  idle_until: At
  ends_at: At
  fresh_until: MaybeAt
  device: string
  known_device: Buffer | null
  wrong_current: Generated<number>
  ended_at: MaybeAt
  ended_because: string | null
  factor: string | null
  factor_at: MaybeAt
  provider: string | null
  provider_sid: string | null
  provider_token: Buffer | null
  power_seen_at: MaybeAt
  shared: Generated<boolean>
  opened_from: string | null
}
type ProjectTable = {
  id: string
  key: string
  name: Json<{ nb?: string; nn?: string; en?: string }>
  from_day: MaybeDay
  until_day: MaybeDay
  first_seen_at: At
  changed_at: At
  missing_since: MaybeAt
  missing_files: Generated<number>
  missing_run: number | null
  gone_at: MaybeAt
}
type ProjectMemberTable = {
  id: string
  project_id: string
  register_id: string
  role: 'admin' | 'member'
  since: At
  gone_at: MaybeAt
}
type ProjectAdministratorTable = {
  id: string
  project_id: string
  register_id: string
  given_at: At
  given_by: string
  because: string | null
  ends_at: At
  confirmed_at: MaybeAt
  confirmed_by: string | null
  ended_at: MaybeAt
  ended_by: string | null
  ended_because: string | null
}
type ProjectLinkTable = {
  id: string
  project_id: string
  person_id: string
  made_by_account: string
  made_by_person: string
  account_id: string | null
  credential_epoch: number | null
  key_digest: Buffer
  secret_mac: Buffer
  secret_key_id: string
  made_at: At
  expires_at: At
  tries: Generated<number>
  opened_at: MaybeAt
  used_at: MaybeAt
  ended_at: MaybeAt
  ended_because: string | null
}
type MailLinkTable = {
  id_digest: Buffer
  purpose: string
  person_id: string
  made_at: At
  expires_at: At
  used_at: MaybeAt
  ended_at: MaybeAt
}
type JournalTable = {
  id: Generated<number>
  at: At
  person_id: string | null
  account_id: string | null
  what: string
  by_whom: string
  because: string | null
  details: Json<object>
  /** The transaction that wrote it, `xid8`. */
  tx: Generated<string>
}
type CodeAttemptTable = {
  id: string
  purpose: string
  browser: Buffer
  asked_as: Buffer
  person_id: string | null
  account_id: string | null
  credential_epoch: number | null
  code_mac: Buffer | null
  code_key_id: string | null
  link_digest: Buffer | null
  channel: string | null
  made_at: At
  code_until: At
  link_until: At
  tries: Generated<number>
  used_at: MaybeAt
  ended_at: MaybeAt
}
type TemporaryPasswordTable = {
  id: string
  account_id: string
  mac: Buffer
  key_id: string
  asked_by: string
  credential_epoch: number
  made_at: At
  expires_at: At
  tries: Generated<number>
  used_at: MaybeAt
  ended_at: MaybeAt
}
type AuthenticatorAppTable = {
  id: string
  account_id: string
  seed_sealed: Buffer
  label: string
  made_at: At
  seen_at: MaybeAt
  last_step: Generated<number>
  ended_at: MaybeAt
  ended_because: string | null
}
type PasskeyTable = {
  id: string
  account_id: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string[]
  label: string
  made_at: At
  seen_at: MaybeAt
  ended_at: MaybeAt
  ended_because: string | null
}
type PasskeyCeremonyTable = {
  id: string
  browser: Buffer
  purpose: string
  account_id: string | null
  challenge: Buffer
  made_at: At
  expires_at: At
  used_at: MaybeAt
}
type RecoveryCodeTable = {
  id: string
  account_id: string
  mac: Buffer
  key_id: string
  made_at: At
  used_at: MaybeAt
  ended_at: MaybeAt
}
type FactorWaitTable = {
  id: string
  account_id: string
  credential_epoch: number
  asked_at: At
  due_at: At
  vetoed_at: MaybeAt
  used_at: MaybeAt
  ended_at: MaybeAt
}
type DisputableChangeTable = {
  id_digest: Buffer
  account_id: string
  what: string
  before: Json<object>
  before_sealed: Buffer | null
  epoch_after: number
  made_at: At
  expires_at: At
  used_at: MaybeAt
  ended_at: MaybeAt
}
type RoleGrantTable = {
  id: string
  account_id: string
  rank: Rank
  from_at: At
  until_at: MaybeAt
  granted_by: string
  because: string
  ended_at: MaybeAt
  ended_by: string | null
  ended_because: string | null
}
type CallerCheckTable = {
  id: string
  agent_account_id: string
  person_id: string
  how: CallerShownBy
  channel: string | null
  made_at: At
  ends_at: At
  code_mac: Buffer | null
  code_key_id: string | null
  tries: Generated<number>
  confirmed_at: MaybeAt
  ended_at: MaybeAt
}
type DeskActTable = {
  id: string
  act: DeskAct
  agent_account_id: string
  agent: string
  agent_rank: Rank
  person_id: string | null
  account_id: string | null
  reason: string
  ticket: string
  caller_check_id: string | null
  details: Json<ActDetails>
  on_credential: boolean
  asked_at: At
  state: 'waiting' | 'done' | 'declined' | 'undone'
  second_account_id: string | null
  second_agent: string | null
  decided_at: MaybeAt
  undone_at: MaybeAt
  undone_by: string | null
  undone_because: string | null
}
type DeskCodeTable = {
  id: string
  account_id: string
  purpose: string
  mac: Buffer
  key_id: string
  credential_epoch: number
  act_id: string | null
  channel: 'sms' | 'mail' | 'letter'
  made_at: At
  expires_at: At
  tries: Generated<number>
  used_at: MaybeAt
  ended_at: MaybeAt
}
type GuestTable = {
  person_id: string
  sponsor_account_id: string
  from_day: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
  until_day: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
  because: string
  made_at: At
  made_by: string
}

type RegisterKeyTable = {
  id: string
  register: string
  digest: Buffer
  label: string
  made_at: At
  made_by: string
  used_at: MaybeAt
  revoked_at: MaybeAt
  revoked_by: string | null
}
type RegisterIntakeTable = {
  id: string
  number: Generated<number>
  register: string
  way: IntakeWay
  file_name: string
  bytes: number
  key_id: string | null
  received_at: At
  state: IntakeState
  tries: Generated<number>
  lease_until: MaybeAt
  lease_token: string | null
  not_before: MaybeAt
  started_at: MaybeAt
  finished_at: MaybeAt
  put_away_at: MaybeAt
  run: number | null
  report: Json<IntakeReport> | null
}
type OperatorAlarmTable = {
  id: string
  kind: AlarmKind
  about: string
  facts: Json<AlarmFacts>
  since: At
  latest_at: At
  times: Generated<number>
  mailed_at: MaybeAt
  seen_at: MaybeAt
  seen_by: string | null
  over_at: MaybeAt
}
