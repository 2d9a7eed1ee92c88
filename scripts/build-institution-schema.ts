/** Writes institutions/institution.schema.json anew; run it after a setting was added: `npx tsx scripts/build-institution-schema.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { institutionJsonSchema } from '../src/adapters/institution-file/json-schema.ts'

const file = join(import.meta.dirname, '../institutions/institution.schema.json')
await writeFile(
  file,
  await format(institutionJsonSchema(), { ...(await resolveConfig(file)), filepath: file }),
)
