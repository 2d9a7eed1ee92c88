/** Signing in with electronic ID (MinID, BankID and others through ID-porten), and with Feide for signing in alone. */
import { z } from 'zod'
import { listOf, oneOf, text, webAddress } from './setting-kinds.ts'
import { numberTypes } from './words.ts'

const provider = {
  issuer: webAddress.nullable().default(null).describe('null: the one of the deployment'),
  clientId: text.nullable().default(null),
  keyFrom: text
    .nullable()
    .default(null)
    .describe('Name of the key in the file of ADGANG_EID_KEYS, never the key itself'),
}

/** The level and the kinds of number are checked on return, whatever was asked for (case R-13). */
export const eidSetting = z
  .strictObject({
    offered: z.boolean().default(true),
    ...provider,
    level: oneOf(['substantial', 'high']).default('substantial'),
    numberTypes: listOf(oneOf(numberTypes)).default(['fodselsnummer', 'd-nummer']),
  })
  .prefault({})

/** Feide rests on the same password, so it never yields a recovery grant. */
export const feideSetting = z.strictObject({ offered: z.boolean().default(false), ...provider }).prefault({})
