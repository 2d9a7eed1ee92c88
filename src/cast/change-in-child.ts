/** A process that changes accounts without rest and seals the journal beside it, and may be killed at any moment: `change-in-child.ts <url> <keys>`. */
import { readFileSync } from 'node:fs'
import { sealJournal, signHead } from '../actions/seal-journal.ts'
import { setDoorPin } from '../actions/set-door-pin.ts'
import { openHeadKeys, sha256 } from '../adapters/crypto/journal-keys.ts'
import type { SessionFacts } from '../core/account/session.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { openStore } from '../store/database.ts'
import { makeWorld } from './made-world.ts'

const [url = '', keys = ''] = process.argv.slice(2)
const { store } = openStore(url)
const keyFile = JSON.parse(readFileSync(keys, 'utf8')) as KeyFile
const { world } = makeWorld(store, 'oslomet', { keyFile })
const accounts = await store.selectFrom('account').select('id').execute()

/** The few facts of a session that setting a door PIN reads. */
const sessionOf = (accountId: string) => ({ accountId }) as SessionFacts

async function change(): Promise<never> {
  for (;;) {
    const account = accounts[world.dice.below(accounts.length)]
    if (account) await setDoorPin(world, sessionOf(account.id), String(1000 + world.dice.below(9000)))
  }
}

async function seal(): Promise<never> {
  const head = openHeadKeys(keyFile, 'oslomet')
  for (;;) {
    await sealJournal(world, sha256)
    if (head) await signHead(world, head, { now: true })
  }
}

process.stdout.write('changing\n')
await Promise.all([change(), change(), change(), change(), seal(), seal()])
