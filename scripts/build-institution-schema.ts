/** Writes the committed JSON Schemas anew, of institutions' files and of the lines of accounts; run it after a setting or a key was added: `npx tsx scripts/build-institution-schema.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { institutionJsonSchema } from '../src/adapters/institution-file/json-schema.ts'
import { accountLineJsonSchema } from '../src/core/register/account-line-schema.ts'

const schemas = {
  'institutions/institution.schema.json': institutionJsonSchema(),
  'docs/how-to/account-line.schema.json': accountLineJsonSchema(),
}
for (const [name, text] of Object.entries(schemas)) {
  const file = join(import.meta.dirname, '..', name)
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}
