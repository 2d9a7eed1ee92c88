/** The description of a university's file for editors: it completes keys and marks mistakes while one writes. */
import { z } from 'zod'
import { institutionSetting } from '../../core/institution/institution.ts'

/** JSON Schema of `institutions/<key>.yaml`, as text that always comes out the same. */
export function institutionJsonSchema(): string {
  const schema = z.toJSONSchema(institutionSetting, {
    io: 'input',
    target: 'draft-2020-12',
    reused: 'ref',
  })
  return `${JSON.stringify({ title: 'An institution of Adgang', ...schema }, null, 2)}\n`
}
