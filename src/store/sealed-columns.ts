/** Every column of bytes, and what becomes of it when the keys change: sealed anew, found under every key, or over by itself. (Long: one column after another.) */
import { purposes } from '../core/secrets/purposes.ts'

/** Sealed by us, and opened and sealed anew without anybody noticing. `by`: the columns of the primary key, all of them uuid unless `named`. */
export type Resealed = {
  kind: 'sealed'
  /** Null: a password's hash, wrapped for its account. */
  purpose: string | null
  /** The column that the seal is bound to. */
  boundTo: string
  by: readonly string[]
  /** The primary key is one column of text without spaces. */
  named?: true
  /** A blind index of the same text, made anew with it. */
  index?: string
}

/** Sealed or keyed, and not to be made anew without what only its owner knows; `living`: rows that still need their key. */
export type Ending = { kind: 'ending'; living: string; keyId: string | null; why: string }

export type BytesColumn =
  Resealed | Ending | { kind: 'found-under-every-key' | 'count' | 'no-key'; why: string }

/** The key's id inside the envelope (adapters/crypto/envelope.ts). */
const inside = null

const columns: Readonly<Record<string, BytesColumn>> = {
  'source_record.sealed': { kind: 'sealed', purpose: purposes.registerLine, boundTo: 'id', by: ['id'] },
  'identity_number.sealed': {
    kind: 'sealed',
    ...{ purpose: purposes.identityNumber, boundTo: 'id', by: ['person_id', 'id'], index: 'blind_index' },
  },
  'account.password_sealed': { kind: 'sealed', purpose: null, boundTo: 'id', by: ['id'] },
  'former_password.password_sealed': { kind: 'sealed', purpose: null, boundTo: 'account_id', by: ['id'] },
  'authenticator_app.seed_sealed': {
    ...{ kind: 'sealed', purpose: purposes.authenticatorSeed, boundTo: 'id', by: ['id'] },
  },
  'openid_key.sealed': {
    ...{ kind: 'sealed', purpose: purposes.openidKey, boundTo: 'kid', by: ['kid'], named: true },
  },

  'access_pin.mac': {
    // used ones too: a register that says the same PIN again must be recognised, or it would open once more
    ...{ kind: 'ending', keyId: 'key_id', living: 'replaced_at IS NULL' },
    why: 'a register’s next full file renews it; others go with the next PIN',
  },
  'recovery_code.mac': {
    ...{ kind: 'ending', keyId: 'key_id', living: 'used_at IS NULL AND ended_at IS NULL' },
    why: 'until its owner makes new codes',
  },
  'temporary_password.mac': {
    ...{
      kind: 'ending',
      keyId: 'key_id',
      living: 'used_at IS NULL AND ended_at IS NULL AND expires_at > now()',
    },
    why: 'hours',
  },
  'desk_code.mac': {
    ...{
      kind: 'ending',
      keyId: 'key_id',
      living: 'used_at IS NULL AND ended_at IS NULL AND expires_at > now()',
    },
    why: 'days',
  },
  'caller_check.code_mac': {
    ...{
      kind: 'ending',
      keyId: 'code_key_id',
      living: 'code_mac IS NOT NULL AND ended_at IS NULL AND ends_at > now()',
    },
    why: 'minutes',
  },
  'code_attempt.code_mac': {
    kind: 'ending',
    keyId: 'code_key_id',
    living:
      'code_mac IS NOT NULL AND used_at IS NULL AND ended_at IS NULL AND greatest(code_until, link_until) > now()',
    why: 'hours',
  },
  'placed_lock.opening_code_mac': {
    ...{
      kind: 'ending',
      keyId: 'opening_code_key_id',
      living: 'opening_code_mac IS NOT NULL AND lifted_at IS NULL',
    },
    why: 'until the account is opened again',
  },
  'project_link.secret_mac': {
    ...{
      kind: 'ending',
      keyId: 'secret_key_id',
      living: 'used_at IS NULL AND ended_at IS NULL AND expires_at > now()',
    },
    why: 'days',
  },
  'disputable_change.before_sealed': {
    kind: 'ending',
    keyId: inside,
    living: 'before_sealed IS NOT NULL AND used_at IS NULL AND ended_at IS NULL AND expires_at > now()',
    why: 'the password of before a change that may be disputed for some days',
  },
  'session.provider_token': {
    ...{
      kind: 'ending',
      keyId: inside,
      living: 'provider_token IS NOT NULL AND ended_at IS NULL AND ends_at > now()',
    },
    why: 'hours',
  },
  'openid_item.sealed': {
    ...{ kind: 'ending', keyId: inside, living: 'expires_at > now()' },
    why: 'until services renew what they hold: at most as long as refreshFor says',
  },

  'session.id_digest': { kind: 'found-under-every-key', why: 'hours' },
  'session.known_device': { kind: 'found-under-every-key', why: 'as known_device' },
  'known_device.id_digest': {
    kind: 'found-under-every-key',
    why: 'kept under the newest key at the next sign-in',
  },
  'mail_link.id_digest': { kind: 'found-under-every-key', why: 'days' },
  'code_attempt.browser': { kind: 'found-under-every-key', why: 'hours' },
  'code_attempt.link_digest': { kind: 'found-under-every-key', why: 'hours' },
  'disputable_change.id_digest': { kind: 'found-under-every-key', why: 'days' },
  'eid_return.state_digest': { kind: 'found-under-every-key', why: 'minutes' },
  'first_administrator_secret.id_digest': { kind: 'found-under-every-key', why: 'an hour' },
  'passkey_ceremony.browser': { kind: 'found-under-every-key', why: 'minutes' },
  'project_link.key_digest': { kind: 'found-under-every-key', why: 'days' },
  'register_key.digest': {
    kind: 'found-under-every-key',
    why: 'kept under the newest key when the register sends next',
  },
  'door_key.digest': {
    kind: 'found-under-every-key',
    why: 'kept under the newest key when the door system fetches next',
  },
  'network_key.digest': {
    kind: 'found-under-every-key',
    why: 'kept under the newest key when the RADIUS server asks next',
  },
  'wifi_secret.digest': {
    kind: 'found-under-every-key',
    why: 'kept under the newest key when its device comes next',
  },
  'openid_item.id_digest': { kind: 'found-under-every-key', why: 'as openid_item.sealed' },
  'openid_item.visitor': { kind: 'found-under-every-key', why: 'minutes' },
  'message_sent.address_index': { kind: 'found-under-every-key', why: 'limits of a day' },
  'sign_in_failure.name_mac': { kind: 'found-under-every-key', why: 'the desk looks under every key' },
  'identity_number.blind_index': { kind: 'found-under-every-key', why: 'made anew with the sealed number' },
  'source_record.digest': {
    kind: 'found-under-every-key',
    why: 'an unknown digest makes the next file read the line as if it had changed; then it is the newest key’s',
  },

  'throttle.bucket': { kind: 'count', why: 'begins anew after a rotation: minutes' },
  'wrong_run.name_index': { kind: 'count', why: 'begins anew after a rotation: a hundred tries' },
  'code_tries.bucket': { kind: 'count', why: 'begins anew after a rotation: a day’s tries' },
  'code_attempt.asked_as': { kind: 'count', why: 'names the count of tries' },
  'pin_failure.number_mac': { kind: 'count', why: 'the breaker’s minutes' },
  'pin_failure.from_mac': { kind: 'count', why: 'the breaker’s minutes' },
  'guide_answer.mark': { kind: 'count', why: 'one answer a day' },

  'job.sealed': { kind: 'no-key', why: 'sealed to the worker, whose former keys stay in its file' },
  'sealed_copy.sealed': { kind: 'no-key', why: 'sealed to the worker, whose former keys stay in its file' },
  'account_record.digest': {
    kind: 'found-under-every-key',
    why: 'an unknown digest makes the next file read the line as if it had changed; then it is the newest key’s',
  },
  'door_pin.sealed': { kind: 'no-key', why: 'sealed to the worker, whose former keys stay in its file' },
  'passkey.credential_id': { kind: 'no-key', why: 'an authenticator’s name for its key' },
  'passkey.public_key': { kind: 'no-key', why: 'public' },
  'passkey_ceremony.challenge': { kind: 'no-key', why: 'chance' },
  'register_run.file_digest': { kind: 'no-key', why: 'SHA-256 of a file' },
  'journal_chain.salt': { kind: 'no-key', why: 'chance' },
  'journal_chain.digest': { kind: 'no-key', why: 'SHA-256 of a salted line' },
  'journal_chain.head': { kind: 'no-key', why: 'SHA-256' },
  'journal_head.head': { kind: 'no-key', why: 'SHA-256' },
  'journal_head.signature': {
    kind: 'no-key',
    why: 'signed with the worker’s own key, whose former ones stay in its file',
  },
}

/** By `table.column`. */
export const bytesColumns: Readonly<Record<string, BytesColumn>> = columns

export type Place<Kind> = Kind & { name: string; table: string; column: string }

/** What is sealed anew, in this order. */
export const sealedPlaces: readonly Place<Resealed>[] = placesOf('sealed')

/** What keeps an old key needed for a while. */
export const endingPlaces: readonly Place<Ending>[] = placesOf('ending')

function placesOf<Kind extends BytesColumn['kind']>(
  kind: Kind,
): Place<Extract<BytesColumn, { kind: Kind }>>[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    const [table = '', of = ''] = name.split('.')
    return isOf(column, kind) ? [{ ...column, name, table, column: of }] : []
  })
}

function isOf<Kind extends BytesColumn['kind']>(
  column: BytesColumn,
  kind: Kind,
): column is Extract<BytesColumn, { kind: Kind }> {
  return column.kind === kind
}
