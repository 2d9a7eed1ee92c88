/** Who is told by mail when something of the house needs a human: a register file that was refused, a register that is silent. */
import { z } from 'zod'
import { listOf, mailAddress } from './setting-kinds.ts'

export const alarmsSetting = z
  .strictObject({
    mail: listOf(mailAddress)
      .default([])
      .describe(
        'Who gets a mail when an alarm goes up, at most one an hour for each kind; the desk always sees it',
      ),
  })
  .prefault({})
