/** Where everything lies that is held about a person, and what of it they are given: table by table. (Long: one table after another, and none forgotten.) */
import { sql } from 'kysely'
import type { DataPart, DataRow, dataParts } from '../core/retention/data-parts.ts'
import type { Db } from './database.ts'

type FieldsOf<Part extends DataPart> = Readonly<Record<(typeof dataParts)[Part][number], string>>
/** `more`: columns that an action opens or reads, and takes out again. */
type Source<Part extends DataPart> = {
  tables: readonly string[]
  from: string
  fields: FieldsOf<Part>
  more?: Readonly<Record<string, string>>
  order: string
}

/** `$1` is the person everywhere. */
const mine = `(SELECT id FROM account WHERE person_id = $1)`
const ends = { madeAt: 't.made_at', until: 't.expires_at', usedAt: 't.used_at', endedAt: 't.ended_at' }
const own = (table: string) => `${table} t WHERE t.account_id IN ${mine}`
const registerIds = `(SELECT s.register_id FROM link l JOIN source_record s ON s.id = l.source_record_id
  WHERE l.person_id = $1 AND l.undone_at IS NULL AND s.register = 'projects')`

const sources: { readonly [Part in DataPart]: Source<Part> } = {
  person: {
    tables: ['person'],
    from: 'person t WHERE t.id = $1',
    fields: {
      given: 't.given',
      family: 't.family',
      born: 't.born',
      language: 't.language',
      addressProtected: 't.protected',
      deceased: 't.deceased',
      studentNumber: 't.student_number',
      email: 't.email',
      emailFrom: 't.email_register',
      emailChanged: 't.email_changed',
      mobile: 't.mobile',
      mobileFrom: 't.mobile_register',
      mobileChanged: 't.mobile_changed',
      firstSeenAt: 't.first_seen_at',
      changedAt: 't.changed_at',
      facts: 't.facts',
    },
    order: 't.id',
  },
  identityNumbers: {
    tables: ['identity_number'],
    from: 'identity_number t LEFT JOIN source_record s ON s.id = t.source_record_id WHERE t.person_id = $1',
    fields: { type: 't.type', number: 'NULL', register: 's.register', since: 't.since', until: 't.until' },
    more: { id: 't.id', sealed: `encode(t.sealed, 'base64')` },
    order: 't.since, t.id',
  },
  registerRecords: {
    tables: ['source_record', 'absence'],
    from: `link l JOIN source_record t ON t.id = l.source_record_id LEFT JOIN absence a ON a.source_record_id = t.id
      WHERE l.person_id = $1 AND l.undone_at IS NULL`,
    fields: {
      register: 't.register',
      registerId: 't.register_id',
      firstSeenAt: 't.first_seen_at',
      changedAt: 't.changed_at',
      missingSince: 'a.missing_since',
      goneAt: 'a.gone_at',
      line: 'NULL',
    },
    more: { id: 't.id', sealed: `encode(t.sealed, 'base64')` },
    order: 't.id',
  },
  links: {
    tables: ['link'],
    from: 'link t JOIN source_record s ON s.id = t.source_record_id WHERE t.person_id = $1',
    fields: {
      // what was linked by mistake is somebody else's
      register: 's.register',
      registerId: 'CASE WHEN t.undone_at IS NULL THEN s.register_id END',
      since: 't.made_at',
      by: 't.made_by',
      because: 't.because',
      undoneAt: 't.undone_at',
      undoneBy: 't.undone_by',
      undoneBecause: 't.undone_because',
    },
    order: 't.made_at, t.id',
  },
  mergeQuestions: {
    tables: ['merge_candidate'],
    from: 'merge_candidate t WHERE $1 = ANY(t.person_ids)',
    fields: { at: 't.seen_at', because: 't.because', settledAt: 't.settled_at', settledAs: 't.settled_as' },
    order: 't.seen_at, t.id',
  },
  accounts: {
    tables: ['account'],
    from: 'account t WHERE t.person_id = $1',
    fields: {
      kind: 't.kind',
      username: 't.username',
      mail: 't.mail',
      primary: 't.is_primary',
      openedAt: 't.opened_at',
      closedAt: 't.closed_at',
      passwordSetAt: 't.password_set_at',
      mustChangeSince: 't.password_must_change_since',
      because: 't.password_must_change_because',
      language: 't.language',
    },
    order: 't.username',
  },
  takenNames: {
    tables: ['taken_name'],
    from: 'taken_name t WHERE t.person_id = $1',
    fields: { name: 't.name', kind: 't.kind', since: 't.since' },
    order: 't.since, t.name',
  },
  aliases: {
    tables: ['account_alias'],
    from: own('account_alias'),
    fields: { name: 't.name', since: 't.since', by: 't.given_by', because: 't.because' },
    order: 't.name',
  },
  otherSystems: {
    tables: ['delivery'],
    from: own('delivery'),
    fields: { name: 't.target', at: 't.applied_at' },
    order: 't.target',
  },
  passwordsOnTheirWay: {
    tables: ['sealed_copy'],
    from: own('sealed_copy'),
    fields: { madeAt: 't.made_at', until: 't.ends_at' },
    order: 't.made_at',
  },
  differencesFound: {
    tables: ['target_difference'],
    from: `target_difference t JOIN target_report r ON r.id = t.report_id WHERE t.account_id IN ${mine}`,
    fields: { at: 'r.started_at', name: 'r.target', kind: 't.is_what' },
    order: 'r.started_at',
  },
  mailAliases: {
    tables: ['mail_alias'],
    from: own('mail_alias'),
    fields: { mail: 't.address', since: 't.since', until: 't.until', by: 't.given_by', because: 't.because' },
    order: 't.since, t.address',
  },
  posixNumbers: {
    tables: ['posix_number'],
    from: own('posix_number'),
    fields: { uid: 't.uid', gid: 't.gid', home: 't.home', shell: 't.shell', since: 't.since' },
    order: 't.uid',
  },
  movedIn: {
    tables: ['account_record', 'old_hash'],
    from: `account_record t LEFT JOIN old_hash h ON h.account_id = t.account_id WHERE t.account_id IN ${mine}`,
    fields: { registerId: 't.id', changedAt: 't.changed_at', oldPassword: 'h.account_id IS NOT NULL' },
    order: 't.id',
  },
  visibility: {
    tables: ['visibility_choice'],
    from: 'visibility_choice t WHERE t.person_id = $1',
    fields: { kind: 't.thing', shown: 't.shown', setAt: 't.chosen_at' },
    order: 't.thing',
  },
  access: {
    tables: ['verdict'],
    from: own('verdict'),
    fields: {
      open: 't.open_places',
      reasons: 't.reasons',
      groups: 't.groups',
      services: 't.services',
      closes: 't.ends_on',
      changedAt: 't.changed_at',
    },
    order: 't.account_id',
  },
  accessChanges: {
    tables: ['access_change'],
    from: own('access_change'),
    fields: {
      at: 't.at',
      open: 't.now_open',
      reasons: 't.reasons',
      groups: 't.now_groups',
      because: 't.cause',
    },
    order: 't.id',
  },
  endNotices: {
    tables: ['end_notice'],
    from: own('end_notice'),
    fields: {
      kind: 't.what',
      day: 't.day',
      before: 't.before',
      sentAt: 't.sent_at',
      takenBackAt: 't.taken_back_at',
    },
    order: 't.sent_at, t.day',
  },
  acceptances: {
    tables: ['acceptance'],
    from: 'acceptance t WHERE t.person_id = $1',
    fields: { document: 't.document', version: 't.version', at: 't.accepted_at' },
    order: 't.accepted_at, t.document',
  },
  locks: {
    tables: ['placed_lock'],
    from: own('placed_lock'),
    fields: {
      kind: 't.class',
      since: 't.since',
      until: 't.until',
      by: 't.placed_by',
      because: 't.because',
      liftedAt: 't.lifted_at',
      liftedBy: 't.lifted_by',
    },
    order: 't.since, t.id',
  },
  accessPins: {
    tables: ['access_pin'],
    from: 'access_pin t WHERE t.person_id = $1',
    fields: {
      madeAt: 't.made_at',
      by: 't.made_by',
      wrongTries: 't.tries',
      usedAt: 't.used_at',
      replacedAt: 't.replaced_at',
    },
    order: 't.made_at, t.id',
  },
  doorPin: {
    tables: ['door_pin'],
    from: own('door_pin'),
    fields: { setAt: 't.set_at', timesSet: 't.version' },
    order: 't.set_at',
  },
  doorCards: {
    tables: ['door_card', 'door_holder'],
    from: `(SELECT * FROM door_card WHERE account_id IN ${mine}) t
      FULL JOIN (SELECT * FROM door_holder WHERE account_id IN ${mine}) h ON h.target = t.target AND h.account_id = t.account_id`,
    fields: {
      system: 'coalesce(t.target, h.target)',
      card: 't.card',
      state: 't.state',
      changedAt: 't.changed_at',
      pinSentAt: 'h.sealed_at',
    },
    order: 'coalesce(t.target, h.target), t.card',
  },
  formerPasswords: {
    tables: ['former_password'],
    from: own('former_password'),
    fields: { setAt: 't.set_at' },
    order: 't.set_at',
  },
  authenticatorApps: {
    tables: ['authenticator_app'],
    from: own('authenticator_app'),
    fields: {
      name: 't.label',
      madeAt: 't.made_at',
      seenAt: 't.seen_at',
      endedAt: 't.ended_at',
      because: 't.ended_because',
    },
    order: 't.made_at, t.id',
  },
  passkeys: {
    tables: ['passkey'],
    from: own('passkey'),
    fields: {
      name: 't.label',
      madeAt: 't.made_at',
      seenAt: 't.seen_at',
      endedAt: 't.ended_at',
      because: 't.ended_because',
    },
    order: 't.made_at, t.id',
  },
  recoveryCodes: {
    tables: ['recovery_code'],
    from: own('recovery_code'),
    fields: { madeAt: 't.made_at', usedAt: 't.used_at', endedAt: 't.ended_at' },
    order: 't.made_at, t.id',
  },
  devices: {
    tables: ['known_device'],
    from: own('known_device'),
    fields: { name: 't.label', firstSeenAt: 't.first_seen_at', seenAt: 't.seen_at', until: 't.ends_at' },
    order: 't.first_seen_at',
  },
  sessions: {
    tables: ['session'],
    from: `session t WHERE t.account_id IN ${mine} OR t.grant_id IN (SELECT id FROM grants WHERE person_id = $1)`,
    fields: {
      kind: 't.kind',
      proof: 't.proof',
      secondFactor: 't.factor',
      provider: 't.provider',
      device: 't.device',
      shared: 't.shared',
      madeAt: 't.made_at',
      seenAt: 't.seen_at',
      until: 't.ends_at',
      endedAt: 't.ended_at',
      because: 't.ended_because',
    },
    order: 't.made_at, t.id',
  },
  serviceName: {
    tables: ['openid_subject'],
    from: own('openid_subject'),
    fields: { name: 't.subject', since: 't.made_at' },
    order: 't.made_at',
  },
  // what the provider remembers of it is sealed, runs out within hours, and hangs on these
  serviceSignIns: {
    tables: ['service_sign_in', 'openid_session', 'openid_item'],
    from: own('service_sign_in'),
    fields: {
      service: 't.client',
      madeAt: 't.made_at',
      seenAt: 't.seen_at',
      until: 't.ends_at',
      because: 't.ended_because',
    },
    order: 't.made_at, t.id',
  },
  signInFailures: {
    tables: ['sign_in_failure'],
    from: 'sign_in_failure t WHERE t.name_mac = ANY($2) AND $1::uuid IS NOT NULL',
    fields: { at: 't.at', device: 't.device', kind: 't.what' },
    order: 't.at',
  },
  wifiSecrets: {
    tables: ['wifi_secret'],
    from: own('wifi_secret'),
    fields: {
      name: 't.label',
      madeAt: 't.made_at',
      seenAt: 't.seen_at',
      station: 't.seen_station',
      endedAt: 't.ended_at',
      because: 't.ended_because',
    },
    order: 't.made_at, t.id',
  },
  wifiDevices: {
    tables: ['network_device'],
    from: own('network_device'),
    fields: {
      station: 't.station',
      ssid: 't.ssid',
      firstSeenAt: 't.first_seen_at',
      seenAt: 't.seen_at',
      rightAt: 't.right_at',
      oldPasswordAt: 't.old_password_at',
      times: 't.old_password_times',
    },
    order: 't.first_seen_at, t.station',
  },
  // wrong tries at one's name too, as with signing in
  wifiDecisions: {
    tables: ['network_decision'],
    from: own('network_decision'),
    fields: {
      at: 't.at',
      accepted: 't.accepted',
      because: 't.because',
      name: 't.name',
      outerName: 't.outer_name',
      station: 't.station',
      ssid: 't.ssid',
      called: 't.called',
      nas: 't.nas',
      operatorName: 't.operator_name',
      vlan: 't.vlan',
    },
    order: 't.at, t.id',
  },
  wifiSessions: {
    tables: ['network_session'],
    from: own('network_session'),
    fields: {
      from: 't.started_at',
      seenAt: 't.seen_at',
      until: 't.stopped_at',
      station: 't.station',
      ssid: 't.ssid',
      called: 't.called',
      nas: 't.nas',
      address: 'host(t.address)',
      address6: 't.address6::text',
      bytesIn: 't.bytes_in',
      bytesOut: 't.bytes_out',
    },
    order: 't.started_at, t.session',
  },
  temporaryPasswords: {
    tables: ['temporary_password'],
    from: own('temporary_password'),
    fields: { by: 't.asked_by', wrongTries: 't.tries', ...ends },
    order: 't.made_at, t.id',
  },
  recoveries: {
    tables: ['recovered'],
    from: own('recovered'),
    fields: { kind: 't.what', channel: 't.channel', at: 't.at' },
    order: 't.at, t.id',
  },
  codes: {
    tables: ['code_attempt'],
    from: 'code_attempt t WHERE t.person_id = $1',
    fields: {
      ...ends,
      purpose: 't.purpose',
      channel: 't.channel',
      until: 't.code_until',
      wrongTries: 't.tries',
    },
    order: 't.made_at, t.id',
  },
  deskCodes: {
    tables: ['desk_code'],
    from: own('desk_code'),
    fields: { purpose: 't.purpose', channel: 't.channel', wrongTries: 't.tries', ...ends },
    order: 't.made_at, t.id',
  },
  mailLinks: {
    tables: ['mail_link'],
    from: 'mail_link t WHERE t.person_id = $1',
    fields: { purpose: 't.purpose', ...ends },
    order: 't.made_at',
  },
  grants: {
    tables: ['grants', 'grant_right'],
    from: 'grants t WHERE t.person_id = $1',
    fields: { purpose: 't.journey', madeAt: 't.made_at', until: 't.expires_at', endedAt: 't.ended_at' },
    order: 't.made_at, t.id',
  },
  factorWaits: {
    tables: ['factor_wait'],
    from: own('factor_wait'),
    fields: {
      madeAt: 't.asked_at',
      until: 't.due_at',
      vetoedAt: 't.vetoed_at',
      usedAt: 't.used_at',
      endedAt: 't.ended_at',
    },
    order: 't.asked_at, t.id',
  },
  disputableChanges: {
    tables: ['disputable_change'],
    from: own('disputable_change'),
    fields: { kind: 't.what', ...ends },
    order: 't.made_at',
  },
  messages: {
    tables: ['message_sent'],
    from: 'message_sent t WHERE t.person_id = $1',
    fields: { kind: 't.kind', channel: 't.channel', to: 'NULL', at: 't.counted_at', sentAt: 't.sent_at' },
    more: { address: `encode(t.address_index, 'base64')` },
    order: 't.counted_at, t.job_id',
  },
  passwordNotices: {
    tables: ['password_notice'],
    from: own('password_notice'),
    fields: { before: 't.before', sentAt: 't.sent_at' },
    order: 't.sent_at',
  },
  tasks: {
    tables: ['job'],
    from: `job t WHERE t.payload ->> 'person' = $1::text`,
    fields: {
      kind: 't.kind',
      madeAt: 't.created_at',
      due: 't.due_at',
      doneAt: 't.done_at',
      givenUpAt: 't.dead_at',
    },
    order: 't.number',
  },
  guestStay: {
    tables: ['guest'],
    from: 'guest t WHERE t.person_id = $1',
    fields: {
      from: 't.from_day',
      until: 't.until_day',
      by: 't.made_by',
      because: 't.because',
      madeAt: 't.made_at',
    },
    order: 't.made_at',
  },
  // whom they answer for is those people's own
  sponsored: {
    tables: ['guest'],
    from: `guest t WHERE t.sponsor_account_id IN ${mine}`,
    fields: { from: 't.from_day', until: 't.until_day', madeAt: 't.made_at' },
    order: 't.made_at',
  },
  projects: {
    tables: ['project_member', 'project'],
    from: `project_member t JOIN project p ON p.id = t.project_id WHERE t.register_id IN ${registerIds}`,
    fields: { project: 'p.name', role: 't.role', since: 't.since', goneAt: 't.gone_at' },
    order: 't.since, t.id',
  },
  projectAdministration: {
    tables: ['project_administrator'],
    from: `project_administrator t JOIN project p ON p.id = t.project_id WHERE t.register_id IN ${registerIds}`,
    fields: {
      project: 'p.name',
      since: 't.given_at',
      until: 't.ends_at',
      confirmedAt: 't.confirmed_at',
      endedAt: 't.ended_at',
      because: 't.ended_because',
    },
    order: 't.given_at, t.id',
  },
  projectLinks: {
    tables: ['project_link'],
    from: `project_link t JOIN project p ON p.id = t.project_id WHERE t.person_id = $1 OR t.made_by_person = $1`,
    fields: {
      project: 'p.name',
      role: `CASE WHEN t.person_id = $1 THEN 'for-me' ELSE 'by-me' END`,
      ...ends,
      openedAt: 't.opened_at',
      because: 't.ended_because',
    },
    order: 't.made_at, t.id',
  },
  deskActs: {
    tables: ['desk_act'],
    from: `desk_act t WHERE t.person_id = $1 OR t.account_id IN ${mine}`,
    fields: {
      kind: 't.act',
      by: `'desk:' || t.agent`,
      because: 't.reason',
      ticket: 't.ticket',
      at: 't.asked_at',
      state: 't.state',
      decidedAt: 't.decided_at',
      undoneAt: 't.undone_at',
      undoneBecause: 't.undone_because',
    },
    order: 't.asked_at, t.id',
  },
  callerChecks: {
    tables: ['caller_check'],
    from: 'caller_check t WHERE t.person_id = $1',
    fields: {
      kind: 't.how',
      channel: 't.channel',
      madeAt: 't.made_at',
      until: 't.ends_at',
      confirmedAt: 't.confirmed_at',
      endedAt: 't.ended_at',
    },
    order: 't.made_at, t.id',
  },
  // what they did as agents, and never for whom or why: that is about others
  ownDeskActs: {
    tables: ['desk_act'],
    from: `desk_act t WHERE t.agent_account_id IN ${mine}`,
    fields: {
      kind: 't.act',
      at: 't.asked_at',
      state: 't.state',
      decidedAt: 't.decided_at',
      undoneAt: 't.undone_at',
    },
    order: 't.asked_at, t.id',
  },
  ownDeskAlarms: {
    tables: ['operator_alarm'],
    from: `operator_alarm t WHERE t.kind = 'agent-budget-spent'
      AND t.about IN (SELECT username FROM account WHERE person_id = $1)`,
    fields: { kind: 't.kind', at: 't.since', acts: `t.facts ->> 'acts'` },
    order: 't.since, t.id',
  },
  ranks: {
    tables: ['role_grant'],
    from: own('role_grant'),
    fields: {
      rank: 't.rank',
      from: 't.from_at',
      until: 't.until_at',
      by: 't.granted_by',
      because: 't.because',
      endedAt: 't.ended_at',
      endedBy: 't.ended_by',
      endedBecause: 't.ended_because',
    },
    order: 't.from_at, t.id',
  },
  journal: {
    tables: ['journal'],
    from: `journal t WHERE t.person_id = $1 OR (t.person_id IS NULL AND t.account_id IN ${mine})`,
    fields: { at: 't.at', kind: 't.what', by: 't.by_whom', because: 't.because', details: 't.details' },
    order: 't.id DESC',
  },
}

/** The tables of which people are given something. */
export const exportedTables: ReadonlySet<string> = new Set(
  Object.values(sources).flatMap(({ tables }) => tables),
)

/** Tables of which nobody is given anything, and why. A test knows every table of the database. */
export const tablesNotExported: Readonly<Record<string, string>> = {
  deployment: 'says which installation this is',
  running_program: 'which processes are at work',
  sealed_anew: 'how far sealing anew has come',
  code_tries: 'counts by keyed digests, gone in two days',
  throttle: 'counts by keyed digests, gone in two days',
  wrong_run: 'counts by keyed digests',
  pin_failure: 'wrong numbers and addresses by keyed digests, whosoever they are; gone in two days',
  eid_return: 'digests of answers of a provider, so that each is used once; gone in two days',
  first_administrator_secret:
    'digest of the first secret of an empty house; who used it stands in the journal',
  guide_answer: 'marks that lead back to nobody; gone in two days',
  guide_feedback: 'numbers without names',
  step_count: 'numbers without names',
  message_day: 'numbers without names',
  passkey_ceremony: 'challenges of a few minutes; gone in two days',
  target: 'which other systems there are',
  target_report: 'numbers without names',
  farewell: 'random ids of accounts that are erased: they lead back to nobody',
  verdict_due: 'accounts to be judged anew within a second',
  posix_range: 'how far ranges of numbers are used up',
  register_heard: 'when each register spoke last',
  night: 'numbers without names',
  register_key: 'keys of machines',
  openid_key: 'keys of ours, sealed',
  door_key: 'keys of machines',
  door_list: 'how far each door system is told',
  network_key: 'keys of machines',
  register_intake: 'which files came, not who stood in them',
  register_owner_told: 'when the owners of registers were written to',
  register_run: 'which files came, not who stood in them',
  journal_chain: 'digests of lines: the lines themselves are given',
  journal_head: 'digests of the whole journal',
  journal_floor: 'how far the journal is sealed',
  kysely_migration: 'which tables there are',
  kysely_migration_lock: 'which tables there are',
}

/** A page of one part, oldest first (the journal newest first). `nameMacs`: the digests of the person's usernames. */
export async function pageOfPart(
  db: Db,
  part: DataPart,
  asked: { personId: string; nameMacs: readonly Buffer[]; from: number; most: number },
): Promise<DataRow[]> {
  const { from, fields, more, order } = sources[part]
  const columns = Object.entries({ ...fields, ...more }).map(
    ([name, expression]) => `${expression} AS "${name}"`,
  )
  const [before, ...after] = `SELECT ${columns.join(', ')} FROM ${from} ORDER BY ${order}`.split(/(\$[12])/)
  const values = after.map((piece) => {
    if (piece === '$1') return sql`${asked.personId}::uuid`
    if (piece === '$2') return sql`${[...asked.nameMacs]}::bytea[]`
    return sql.raw(piece)
  })
  const { rows } = await sql<{ row: DataRow }>`
    SELECT to_jsonb(r) AS row FROM (${sql.join([sql.raw(before ?? ''), ...values], sql``)}
    LIMIT ${asked.most} OFFSET ${asked.from}) r`.execute(db)
  return rows.map(({ row }) => row)
}
