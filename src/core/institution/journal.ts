/** How often the journal's chain is signed. */
import { z } from 'zod'
import { span } from './setting-kinds.ts'

export const journalSetting = z
  .strictObject({
    signEvery: span
      .prefault('PT15M')
      .describe(
        'While something is new: what was changed since the last signature can be told only by the next',
      ),
  })
  .prefault({})
