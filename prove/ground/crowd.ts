/** A crowd of people for measuring: names as common and as rare as real ones are, written by the database itself. */
import { sql } from 'kysely'
import type { Store } from '../../src/store/database.ts'

const given =
  'Nora Emma Ella Olivia Sofie Ingrid Maja Astrid Frida Selma Leah Ida Sara Amalie Anna Sigrid Kari Åse Bjørg Solveig Jakob Noah Emil Lucas Oskar Oliver William Filip Liam Elias Isak Aksel Henrik Ola Per Øystein Bjørn Håkon Sverre Torbjørn Aisha Fatima Mohammed Ali Chen Li Wei Piotr Agnieszka José'
const family =
  'Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Halvorsen Lund Henriksen Sørensen Jakobsen Moen Gundersen Iversen Strand Solberg Svendsen Eide Knutsen Martinsen Bakken Nordmann Ødegård Åsheim Ali Nguyen Khan Kowalski Müller O’Brien Ahmed Wójcik García Nordvik Tveit'

/**
 * So many people with an account each. Norway's fifty commonest family names are those of a quarter of its people, the
 * fifty commonest given names those of four in ten; here too, only that the very first of each list are commoner still
 * (Hansen has 2.8 in 100, in Norway 1). The others share some thousands of names. A third have two given names.
 */
export async function putCrowd(store: Store, many: number): Promise<void> {
  await sql`
    with n as (
      select g, random() as a, random() as b, random() as c, random() as d, random() as e from generate_series(1, ${many}) g),
    names as (select string_to_array(${given}, ' ') as given, string_to_array(${family}, ' ') as family),
    made as (
      select md5('crowd ' || n.g)::uuid as id, n.g,
        case when e < 0.4 then given[1 + floor(power(a, 1.6) * array_length(given, 1))::int] else ${uncommon('n.g * 7 % 5003', 4)} end ||
          case when c < 0.33 then ' ' || given[1 + floor(b * array_length(given, 1))::int] else '' end as given,
        case when d < 0.75 then ${uncommon('n.g * 13 % 30011', 5)}
          else family[1 + floor(power(b, 1.8) * array_length(family, 1))::int] end as family
      from n, names)
    insert into person (id, given, family, born, student_number, student_number_index, email, mobile, first_seen_at, changed_at)
    select id, given, family, date '1960-01-01' + (g % 16000), (1000000 + g)::text, (1000000 + g)::text,
      'p' || g || '@example.org', '+479' || lpad((g % 10000000)::text, 7, '0'), now(), now() from made`.execute(
    store,
  )
  await sql`
    insert into taken_name (name, person_id, kind, since)
    select name, id, 'username', now() from (${usernames(many)}) u`.execute(store)
  await sql`
    insert into account (id, person_id, kind, username, mail, opened_at)
    select md5('account ' || g)::uuid, id, 'personal', name, name || '@crowd.example', now() from (${usernames(many)}) u`.execute(
    store,
  )
  await sql`vacuum analyze person`.execute(store)
  await sql`analyze account`.execute(store)
}

/** One of so many names that nobody else has thought of. */
function uncommon(which: string, least: number) {
  const letters = `translate(md5((${which})::text), '0123456789', 'aeioulnrst')`
  return sql.raw(`initcap(substr(${letters}, 1, ${least} + (${which}) % 6))`)
}

function usernames(many: number) {
  return sql`
    select g, md5('crowd ' || g)::uuid as id,
      substr(translate(md5('name ' || g), '0123456789', 'ghijklmnop'), 1, 3) || lpad(g::text, 7, '0') as name
    from generate_series(1, ${many}) g`
}
