/** Active Directory as one of our targets: accounts and groups over LDAPS, with passwords as it keeps them. */
import { TargetInTrouble } from '../../../core/targets/target-system.ts'
import type { TargetSystem } from '../../../core/targets/target-system.ts'
import { openDirectory } from '../connection.ts'
import type { Directory } from '../connection.ts'
import { checkDomain } from './check.ts'
import { compareAll } from './compare.ts'
import { decodeActiveDirectory } from './decode.ts'
import { deliverAll } from './deliver.ts'
import type { ActiveDirectoryGiven } from './given.ts'
import { goodbyeAll } from './goodbye.ts'
import { surveyPages } from './survey.ts'

/** So many accounts are looked up in one question and put into groups in one change. */
const atOnce = 50

export function openActiveDirectory(given: ActiveDirectoryGiven): TargetSystem {
  const { settings, secret, ca, now, timeZone } = given
  const address = { url: settings.address, bindAs: settings.bindAs, secret, ca }
  const directory = openDirectory(address)
  const today = () => now().toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return {
    needs: 'plain',
    wantsPin: false,
    atOnce,
    deliver: async (orders, signal) => {
      try {
        return await directory.run((client) =>
          deliverAll({ client, settings, today: today() }, orders, signal),
        )
      } catch (error) {
        const trouble = decodeActiveDirectory(error)
        return orders.map(() => ({ is: 'again', trouble }))
      }
    },
    sayGoodbye: async (accountIds, signal) => {
      try {
        return await directory.run((client) => goodbyeAll(client, settings, accountIds, signal))
      } catch (error) {
        const trouble = decodeActiveDirectory(error)
        return accountIds.map(() => ({ is: 'again', trouble }))
      }
    },
    compare: (truths, _signal, _whole, passwords) =>
      asking(directory, (client) => compareAll({ client, settings, now: now() }, truths, passwords)),
    survey: (signal) => surveyPages(directory, settings, signal),
    check: (signal) => checkDomain(given, directory, signal),
    close: () => directory.close(),
  }
}

/** What goes wrong while asking is trouble in our words. */
async function asking<T>(directory: Directory, work: Parameters<typeof directory.run<T>>[0]): Promise<T> {
  try {
    return await directory.run(work)
  } catch (error) {
    throw new TargetInTrouble(decodeActiveDirectory(error))
  }
}
