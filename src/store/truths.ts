/** Everything that is told of accounts to other systems, read as it is at one moment. */
import type { Temporal } from 'temporal-polyfill'
import type { PersonFacts } from '../core/person/facts.ts'
import type { Thing } from '../core/person/visibility.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** An account with its verdict, its owner and what hangs on both. */
export type TruthRow = {
  id: string
  kind: 'personal' | 'admin' | 'service' | 'guest'
  username: string
  mail: string | null
  openedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  passwordSealed: Buffer | null
  passwordSetAt: Temporal.Instant | null
  passwordVersion: number
  mustIdentify: boolean
  /** Null: not judged yet. */
  listed: string[] | null
  services: string[] | null
  groups: string[] | null
  formerUsernames: string[]
  personId: string | null
  given: string | null
  family: string | null
  born: Temporal.PlainDate | null
  language: string | null
  protected: boolean | null
  deceased: Temporal.PlainDate | null
  studentNumber: string | null
  mobile: string | null
  mobileRegister: string | null
  facts: PersonFacts | null
  choices: { thing: Thing; shown: boolean; at: string }[]
  /** The number that is the person's now, sealed; S- and FS-numbers are not among them. */
  number: { id: string; sealed: string } | null
  doorPin: { version: number; sealed: string } | null
}

/** Of these accounts, in the order of their ids. */
export async function truthsOf(db: Db, accountIds: readonly string[]): Promise<TruthRow[]> {
  return rowsOf<TruthRow>(db, `${truth} where a.id = any($1::uuid[]) order by a.id`, [accountIds])
}

const truth = `
  select a.id, a.kind, a.username, a.mail, a.opened_at as "openedAt", a.closed_at as "closedAt",
    a.password_sealed as "passwordSealed", a.password_set_at as "passwordSetAt", a.password_version as "passwordVersion",
    a.password_must_identify as "mustIdentify", v.listed_places as listed,
    v.listed_services as services, v.groups,
    array(select l.name from account_alias l where l.account_id = a.id order by l.name) as "formerUsernames",
    p.id as "personId", p.given, p.family, p.born, coalesce(a.language, p.language) as language, p.protected, p.deceased,
    p.student_number as "studentNumber", p.mobile, p.mobile_register as "mobileRegister", p.facts,
    coalesce((select jsonb_agg(jsonb_build_object('thing', c.thing, 'shown', c.shown, 'at', c.chosen_at))
      from visibility_choice c where c.person_id = p.id), '[]') as choices,
    (select jsonb_build_object('id', n.id, 'sealed', encode(n.sealed, 'base64')) from identity_number n
      where n.person_id = p.id and n.until is null and n.type in ('fodselsnummer', 'd-nummer')
      order by n.type desc, n.since desc limit 1) as number,
    (select jsonb_build_object('version', d.version, 'sealed', encode(d.sealed, 'base64'))
      from door_pin d where d.account_id = a.id) as "doorPin"
  from account a left join verdict v on v.account_id = a.id left join person p on p.id = a.person_id`
