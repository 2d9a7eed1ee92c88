/** Both halves of a passkey ceremony: a challenge is kept for one browser, one purpose, five minutes; its answer is judged once (case O-11). */
import { accountWithFacts } from '../store/accounts.ts'
import {
  addCeremony,
  livingPasskeys,
  passkeyByCredential,
  takeCeremony,
  usePasskey,
} from '../store/passkeys.ts'
import type { KeptPasskey } from '../core/secrets/passkeys.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { endCodeRow } from './factor-tries.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/**
 * What a challenge is for. `mark` is something only this browser has, and that changes with its session; `accountId` is
 * null while nobody is known.
 */
export type Ceremony = {
  purpose: 'sign-in' | 'second-factor' | 'prove-again' | 'add'
  mark: string
  accountId: string | null
}

export type Shown = { is: 'shown'; accountId: string } | { is: 'refused' }

const fiveMinutes = { minutes: 5 }

/** What the browser's own function takes, to show a passkey. Nobody known: it offers what it has, and we name none (case E-09). */
export async function askToShowPasskey(world: World, ceremony: Ceremony): Promise<string> {
  const allowed = ceremony.accountId ? await livingPasskeys(world.store, ceremony.accountId) : []
  const { options, challenge } = await world.passkeys.askToShow(allowed)
  await keep(world, ceremony, challenge)
  return options
}

/** What the browser's own function takes, to make a passkey for this account. */
export async function askToMakePasskey(
  world: World,
  ceremony: Ceremony & { accountId: string },
): Promise<string | null> {
  const account = await accountWithFacts(world.store, ceremony.accountId)
  if (!account) return null
  const { options, challenge } = await world.passkeys.askToMake({
    handle: handleOf(account.id),
    name: account.username,
    displayName: [account.given, account.family].filter(Boolean).join(' ') || account.username,
    exclude: await livingPasskeys(world.store, account.id),
  })
  await keep(world, ceremony, challenge)
  return options
}

/** Judges a passkey that was shown. The challenge is used up first, so that the same answer never counts twice. */
export async function judgePasskeyShown(world: World, ceremony: Ceremony, answer: string): Promise<Shown> {
  const challenge = await takeCeremony(world.store, lookedFor(world, ceremony), world.now())
  const credential = world.passkeys.credentialIn(answer)
  const passkey = credential ? await passkeyByCredential(world.store, credential) : null
  if (!challenge || !passkey) return refused(world, challenge ? 'unknown passkey' : 'no living challenge')
  const { accountId } = passkey
  if (ceremony.accountId !== null && ceremony.accountId !== accountId)
    return refused(world, 'another account')
  const judged = await world.passkeys.judgeShown(answer, challenge, {
    ...passkey,
    handle: handleOf(accountId),
  })
  if (judged.is === 'refused') return refused(world, judged.because)
  if (!(await usePasskey(world.store, passkey.id, judged.counter, world.now())))
    return refused(world, 'its counter has not gone on')
  await endCodeRow(world, accountId)
  return { is: 'shown', accountId }
}

/** Judges a passkey just made; null: refused. The challenge is used up either way. */
export async function judgePasskeyMade(
  world: World,
  ceremony: Ceremony,
  answer: string,
): Promise<KeptPasskey | null> {
  const challenge = await takeCeremony(world.store, lookedFor(world, ceremony), world.now())
  if (!challenge) return null
  const judged = await world.passkeys.judgeMade(answer, challenge)
  if (judged.is === 'made') return judged.passkey
  refused(world, judged.because)
  return null
}

async function keep(world: World, ceremony: Ceremony, challenge: Buffer): Promise<void> {
  const madeAt = world.now()
  await addCeremony(world.store, {
    ...keptAs(world, ceremony),
    id: randomId(world.dice),
    challenge,
    madeAt,
    expiresAt: madeAt.add(fiveMinutes),
  })
}

function keptAs(world: World, { purpose, mark, accountId }: Ceremony) {
  return { browser: world.keys.index(purposes.passkeyCeremony, mark), purpose, accountId }
}

/** Under every key: a rotation between question and answer is none of the person's business. */
function lookedFor(world: World, { purpose, mark, accountId }: Ceremony) {
  return { browsers: world.keys.indexes(purposes.passkeyCeremony, mark), purpose, accountId }
}

/** What authenticators know the account by: its id, which says nothing about anybody (WebAuthn level 3, 14.6.1). */
function handleOf(accountId: string): Buffer {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex')
}

/** The person is told one thing whatever it was; the operator, which. */
function refused(world: World, because: string): { is: 'refused' } {
  world.log.info('passkey-refused', { because })
  return { is: 'refused' }
}
