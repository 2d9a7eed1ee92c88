/** While the worker lives, the journal of every institution is sealed a moment behind, and its heads are signed and kept. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { sealJournal, signHead } from '../actions/seal-journal.ts'
import { openHeadKeys, sha256 } from '../adapters/crypto/journal-keys.ts'
import type { HeadKeys, SignedHead } from '../core/journal/chain.ts'
import type { Deployment } from './open-deployment.ts'
import type { OpenInstitution } from './open-institutions.ts'

/** So far behind a line may be, if nothing else is in the way. */
const every = 2_000

/** Starts it. What fails is logged and comes again in a moment; `stop` waits for the round that goes on, and signs once more. */
export function keepSealing(deployment: Deployment): { stop: () => Promise<void> } {
  const loops = deployment.institutions.flatMap((institution) => {
    const keysNow = () => openHeadKeys(deployment.keyFile, institution.world.institution.key)
    return keysNow() === null ? [] : [sealingOf(deployment, institution, keysNow)]
  })
  return { stop: async () => void (await Promise.all(loops.map(async (loop) => loop.stop()))) }
}

function sealingOf(
  deployment: Deployment,
  { world, mayDeliver }: OpenInstitution,
  keysNow: () => HeadKeys | null,
): { stop: () => Promise<void> } {
  const round = async (last = false): Promise<void> => {
    // a copy that was opened elsewhere is not the institution's journal
    if (!(await mayDeliver())) return
    const { erasure } = await sealJournal(world, sha256)
    // a new pair of the worker signs from the moment it is there
    const keys = keysNow()
    const signed = keys && (await signHead(world, keys, { now: erasure || last }))
    if (signed) keepHead(deployment, signed)
  }
  let going: Promise<void> | null = null
  const go = async (last = false) => {
    going = round(last)
      .catch((error: unknown) =>
        deployment.log.error('journal-not-sealed', error, { institution: world.institution.key }),
      )
      .finally(() => (going = null))
    await going
  }
  const timer = setInterval(() => void (going ?? go()), every)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await going
      await go(true)
    },
  }
}

/** To the log, and to the file that the operator keeps elsewhere: what is cut off the database's end is told by it. */
function keepHead({ settings, log }: Deployment, signed: SignedHead): void {
  log.info('journal-head-signed', signed)
  if (settings.journalHeads === null) return
  const file = openSync(settings.journalHeads, 'a', 0o600)
  try {
    writeSync(file, `${JSON.stringify(signed)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
