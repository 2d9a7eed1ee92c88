/** A device wants to join Wi-Fi: by the password or by a secret of its own, judged by the same verdict as every door (row O-1, case B-06). (Long: one decision, from the name to the log.) */
import type { Temporal } from 'temporal-polyfill'
import { stopping } from '../../core/account/hindrance.ts'
import { dayAt } from '../../core/account/access.ts'
import { activeGroups } from '../../core/account/verdict.ts'
import type { NetworkAcceptance, NetworkRefusal } from '../../core/network/decision.ts'
import { objectionToRealm, readNetworkName } from '../../core/network/name.ts'
import { plain } from '../../core/network/station.ts'
import { vlanOf } from '../../core/network/vlan.ts'
import { isPassword, type Password, preparePassword, unprepared } from '../../core/secrets/password.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import { readWifiSecret } from '../../core/secrets/wifi-secret.ts'
import { addDecision, type SecretUsed } from '../../store/network-decisions.ts'
import { type KnockingDevice, lastPasswords, whoseDeviceKnocks } from '../../store/network-knock.ts'
import { countFailureFrom } from '../../store/throttle.ts'
import { checkNetworkPassword, networkBucket } from '../check-password.ts'
import { judgeAccount } from '../judge-account.ts'
import { namesMeant } from '../knock-by-name.ts'
import { randomId } from '../random.ts'
import { agoAt } from '../tidy-up.ts'
import type { World } from '../world.ts'
import type { KnownServer } from './admit.ts'
import { type Asker, recall, remember } from './recall.ts'

/** What a RADIUS server asks. Texts from outside, cut to one line; the password as it was sent. */
export type AskedNetwork = {
  name: string
  outerName: string | null
  password: string
  station: string | null
  called: string | null
  ssid: string | null
  nas: string | null
  operatorName: string | null
  /** Whether the site wants a name for the person that stays the same and tells nothing (RFC 4372). */
  wantsChargeable: boolean
}

export type NetworkAnswer =
  | { accepted: false; because: NetworkRefusal }
  /** `session` comes back with every accounting message of this connection. */
  | { accepted: true; session: string; vlan: number | null; chargeable: string | null }

/** So many former passwords are told apart. */
const mostFormer = 2

/** Whether the realm is ours: all that is asked before anybody has shown anything. Looks nobody up (case E-02). */
export function judgeRealm(world: World, name: string): NetworkRefusal | null {
  return objectionToRealm(name, world.institution)
}

/** Decides, and writes it down as eduroam asks. Throws TooBusy and TooManyAtOnce, neither of which counts as a try. */
export async function decideNetwork(
  world: World,
  server: KnownServer,
  asked: AskedNetwork,
): Promise<NetworkAnswer> {
  const read = readNetworkName(asked.name, world.institution)
  if (read.is !== 'ours') {
    const because = read.is === 'refused' ? read.because : 'anonymous-inside'
    return write(world, server, asked, { by: { because }, device: null })
  }
  const secret = world.institution.wifi.ownSecrets ? readWifiSecret(asked.password) : null
  const meant = namesMeant(world, read.name)
  const windowStart = world.now().subtract(world.institution.networks.within)
  const secrets = secret === null ? [] : world.keys.indexes(purposes.wifiSecret, secret)
  const device = await whoseDeviceKnocks(world.store, {
    meant,
    secrets,
    station: asked.station,
    sources: sourcesOf(world, server, asked.station),
    windowStart,
    now: world.now(),
  })
  if (secret !== null) {
    const by = await ifOpen(world, device, bySecret(device, secrets[0] ?? null))
    return write(world, server, asked, { by, device })
  }
  const password = preparePassword(asked.password)
  if (!isPassword(password) || asked.password.includes('\uFFFD'))
    return write(world, server, asked, { by: { because: 'password-unreadable' }, device })
  const name = device.account?.username ?? meant.studentNumber ?? read.name
  const judged = await byPassword(world, server, {
    ...{ device, name, password, station: asked.station },
    unprepared: unprepared(asked.password, password),
  })
  return write(world, server, asked, { by: await ifOpen(world, device, judged), device })
}

/** What an answer rests on: an acceptance with the groups of its person, or a refusal. */
type By =
  | { because: NetworkRefusal }
  | { because: NetworkAcceptance; groups: readonly string[]; secret: SecretUsed | null }
type Shown = { because: NetworkRefusal } | { because: NetworkAcceptance; secret: SecretUsed | null }

/** 140 random bits are not guessed: nothing is counted, and a device whose secret was revoked may ask for ever. */
function bySecret({ secret }: KnockingDevice, digest: Buffer | null): Shown {
  if (secret === null) return { because: 'wrong' }
  return secret.endedAt === null
    ? { because: 'device-secret', secret: { id: secret.id, digest } }
    : { because: 'secret-revoked' }
}

type Trying = {
  device: KnockingDevice
  name: string
  password: Password
  /** What the device sent, where it is another text than the password; older systems hashed that (case I-12). */
  unprepared: Password | null
  station: string | null
}

async function byPassword(world: World, server: KnownServer, trying: Trying): Promise<Shown> {
  const { device, name, password, station } = trying
  if (isSlowedDown(world, device)) return { because: 'slow-down' }
  const { account } = device
  const asker: Asker = {
    name,
    station,
    account: account ? { id: account.id, epoch: account.credential_epoch } : null,
  }
  switch (recall(world, asker, password)) {
    case 'right':
      return { because: 'remembered-password', secret: null }
    case 'former':
      return { because: 'old-password' }
    case 'wrong':
      return { because: 'wrong' }
    case null:
  }
  const claimed = {
    name,
    account: account ? { id: account.id, passwordSealed: account.password_sealed } : null,
    unprepared: trying.unprepared,
  }
  const checked = await checkNetworkPassword(world, claimed, password, {
    bucket: networkBucket(world, name, device.knowsStation ? station : null),
    former: async () => formerOf(world, account?.id ?? null),
    hashes: mostFormer,
  })
  switch (checked.is) {
    case 'locked':
      return { because: 'locked' }
    case 'right':
      remember(world, asker, password, 'right')
      return { because: 'password', secret: null }
    case 'former':
      remember(world, asker, password, 'former')
      return { because: 'old-password' }
    case 'wrong':
      remember(world, asker, password, 'wrong')
      await noteWrong(world, server, station)
      return { because: 'wrong' }
  }
}

/** Passwords that were replaced so lately that a telephone may still hold them (setting `wifi.oldPasswordToleratedFor`). */
async function formerOf(world: World, accountId: string | null) {
  const since = agoAt(world, world.institution.wifi.oldPasswordToleratedFor).epochMilliseconds
  const last = await lastPasswords(world.store, accountId, mostFormer)
  return last.filter(({ replacedAt }) => replacedAt !== null && replacedAt.epochMilliseconds > since)
}

/** What came from one RADIUS server, and from one device, is counted apart from people (cases B-05, B-11). */
function sourcesOf(world: World, { keyId }: KnownServer, station: string | null): Buffer[] {
  const ofServer = world.keys.index(purposes.address, `network-key ${keyId}`)
  const ofStation = station === null ? [] : [world.keys.index(purposes.address, `station ${station}`)]
  return [ofServer, ...ofStation]
}

/** What strangers get wrong through a server keeps no device out that came with this account's right password before (case B-09). */
function isSlowedDown(
  { institution: { wifi, networks } }: World,
  { failures: [ofServer = 0, ofStation = 0], knowsStation }: KnockingDevice,
): boolean {
  return (ofServer >= wifi.failures && !knowsStation) || ofStation >= networks.failures
}

async function noteWrong(world: World, server: KnownServer, station: string | null): Promise<void> {
  const windowStart = world.now().subtract(world.institution.networks.within)
  for (const source of sourcesOf(world, server, station))
    await countFailureFrom(world.store, source, windowStart, world.now())
}

/** Only after something was proved: a stranger never learns that an account is closed. */
async function ifOpen(world: World, { account, verdict }: KnockingDevice, shown: Shown): Promise<By> {
  if (!('secret' in shown)) return shown
  if (!account) throw new Error('a password or a secret was right for nobody')
  const { open, groups } = verdict ?? (await judgeNow(world, account.id))
  return open.includes('network') ? { ...shown, groups } : { because: 'closed' }
}

/** Where the kept verdict does not hold any more, the same function judges at once. */
async function judgeNow(
  world: World,
  accountId: string,
): Promise<{ open: readonly string[]; groups: readonly string[] }> {
  const found = await judgeAccount(world, world.store, accountId)
  if (!found || found.row.closed_at !== null) return { open: [], groups: [] }
  const { person } = found.judged
  const today = dayAt(world.now(), world.institution)
  return {
    open: stopping(found.hindrances, 'network').length === 0 ? ['network'] : [],
    groups: person ? activeGroups(person, world.institution, today) : [],
  }
}

async function write(
  world: World,
  { keyId }: KnownServer,
  asked: AskedNetwork,
  { by, device }: { by: By; device: KnockingDevice | null },
): Promise<NetworkAnswer> {
  const account = device?.account ?? null
  const accepted = 'groups' in by
  const id = randomId(world.dice)
  const vlan = accepted ? vlanOf(by.groups, world.institution) : null
  const chargeable =
    accepted && account && asked.wantsChargeable
      ? chargeableIdentity(world, account.id, asked.operatorName)
      : null
  const { outerName, station, called, ssid, nas, operatorName } = asked
  const name = plain(asked.name)
  const at: Temporal.Instant = world.now()
  await addDecision(
    world.store,
    {
      ...{ id, at, keyId, name, outerName, accepted, because: by.because },
      ...{ station, called, ssid, nas, operatorName, chargeable, vlan },
      accountId: account?.id ?? null,
      personId: account?.person_id ?? null,
    },
    { right: accepted, old: by.because === 'old-password', secret: accepted ? by.secret : null },
  )
  return 'groups' in by
    ? { accepted: true, session: id, vlan, chargeable }
    : { accepted: false, because: by.because }
}

/** The same for the same person at the same site, another one elsewhere, and nobody's name (RFC 4372, section 2.1). */
function chargeableIdentity(world: World, accountId: string, operatorName: string | null): string {
  return world.keys.mac(purposes.chargeableIdentity, accountId, operatorName ?? '').toString('hex')
}
