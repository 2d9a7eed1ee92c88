/** What a line may say of an account in an older system, and nothing else: second factors are never brought along. */
import { z } from 'zod'
import { isDay, registerId, text, yesOrNo } from './line-parts.ts'
import { readInstant } from './header.ts'
import { writtenNumber } from './person-line-schema.ts'

const moment = z
  .string({ error: 'must be a moment with its offset, or a day' })
  .refine((written) => isDay(written) || readInstant(written) !== null, {
    error:
      'must be a moment with its offset, such as 2026-08-10T03:00:00+02:00, or a day, written 2026-08-10',
  })
  .meta({ description: 'A moment with its offset, or a day, which then means its first moment in UTC' })

/** Of Linux and of its tools: -1 is none, 0 is root. */
const posixNumber = z
  .int({ error: 'must be a whole number' })
  .refine((number) => number >= 1 && number <= 4_294_967_294, { error: 'must be from 1 to 4294967294' })
  .meta({ minimum: 1, maximum: 4_294_967_294 })

const address = text(254).meta({ description: 'A mail address; capitals and small letters are the same' })
const username = text(64).meta({ description: 'Capitals and small letters are the same' })
const path = text(400).regex(/^\/[\x21-\x7e]*$/, { error: 'must be a path that begins with a stroke' })

/** A line of the register of accounts. An absent key and null are the same. */
export const accountLine = z.strictObject({
  id: registerId.meta({ description: 'What the older system knows the account by; the same in every file' }),
  owner: z
    .strictObject(
      {
        identity: writtenNumber.nullish(),
        fs: registerId.nullish().meta({ description: 'The id in the student register' }),
        hr: registerId.nullish().meta({ description: 'The id in the staff register' }),
        studentNumber: text(20).nullish(),
      },
      { error: 'must be identity, fs, hr or studentNumber' },
    )
    .nullish()
    .meta({
      description: 'Whose it is; what is said must all lead to the same person. Only a closed one needs none',
    }),
  username,
  formerUsernames: z
    .array(username)
    .max(50)
    .nullish()
    .meta({ description: 'They still sign in, and are given to nobody' }),
  mail: address.nullish(),
  mailAliases: z.array(address).max(200).nullish(),
  password: z
    .strictObject({
      hash: text(1_000).meta({
        description: '{SSHA}, {SSHA256}, {SSHA512}, bcrypt, argon2id or argon2i, as the directory writes it',
      }),
      setAt: moment,
      mustChange: yesOrNo.nullish(),
    })
    .nullish(),
  posix: z
    .strictObject({ uid: posixNumber, gid: posixNumber, home: path.nullish(), shell: path.nullish() })
    .nullish(),
  rules: z
    .array(z.strictObject({ document: text(64), version: text(64), accepted: moment }))
    .max(100)
    .nullish(),
  created: moment,
  closed: z
    .strictObject({ at: moment })
    .nullish()
    .meta({ description: 'A tombstone: the names and numbers are given to nobody again' }),
  locks: z
    .array(
      z.strictObject({
        class: z.enum(['desk', 'security'], { error: 'must be desk or security' }),
        since: moment,
        until: moment.nullish(),
        because: text(500),
      }),
    )
    .max(2)
    .nullish(),
})

export type WrittenAccount = z.output<typeof accountLine>

/** The same for whoever writes the export: JSON Schema of a line, as text that always comes out the same. */
export function accountLineJsonSchema(): string {
  const schema = z.toJSONSchema(accountLine, { io: 'input', target: 'draft-2020-12' })
  const title = 'A line of the register of accounts (docs/how-to/move-in.md)'
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`
}
