/** How often the journal's chain is signed, and what it shows of those who look. */
import { z } from 'zod'
import { span } from './setting-kinds.ts'

export const journalSetting = z
  .strictObject({
    signEvery: span
      .prefault('PT15M')
      .describe(
        'While something is new: what was changed since the last signature can be told only by the next',
      ),
    namesAgents: z
      .boolean()
      .default(true)
      .describe('People read which agent of the service desk looked or acted; false: only that the desk did'),
  })
  .prefault({})
