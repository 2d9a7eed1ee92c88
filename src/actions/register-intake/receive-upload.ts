/** A register knocks with its key and a file: the key is looked for, the file is kept, and later its report is shown. */
import type { RegisterName } from '../../core/institution/words.ts'
import { registers } from '../../core/institution/words.ts'
import type { WaitingFile } from '../../core/register/intake.ts'
import { readRegisterKey } from '../../core/register/register-key.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import {
  addIntake,
  intakeById,
  latestIntake,
  type SeenIntake,
  waitingIntakes,
} from '../../store/register-intakes.ts'
import { registerKeyOf } from '../../store/register-keys.ts'
import { type Address, isSlowedDown, noteFailure } from '../address-limits.ts'
import { raiseAlarm } from '../raise-alarm.ts'
import { together, type World } from '../world.ts'

export type { SeenIntake }

/** Who knocks. */
export type KnownRegister = { register: RegisterName; keyId: string }

/** So many files of a register may wait; whoever sends more is told to come back. */
const mostWaiting = 20

/**
 * Which register this key is of, if it is the one that is asked for. A wrong key, none, one of another register or of
 * another institution, and a register that does not exist, are one and the same no; it counts against the address. A key
 * has 256 random bits and is found by its keyed digest, so nothing about it can be learned from how long that takes.
 */
export async function knownByKey(
  world: World,
  from: Address,
  asked: { register: string; authorization: string | undefined },
): Promise<KnownRegister | 'nobody' | 'slow-down'> {
  if (await isSlowedDown(world, from)) return 'slow-down'
  const key = readRegisterKey(asked.authorization)
  const digests = world.keys.indexes(purposes.registerKey, key ?? 'no key')
  const found = await registerKeyOf(world.store, digests, world.now())
  const register = registers.find((name) => name === asked.register)
  if (found && key !== null && register === found.register && world.institution.registers[register] !== null)
    return { register, keyId: found.id }
  await noteFailure(world, from)
  world.log.warn('register-key-refused', { institution: world.institution.key })
  return 'nobody'
}

/** Whether more of this register may come now. */
export async function hasRoom(world: World, { register }: KnownRegister): Promise<boolean> {
  return (await waitingIntakes(world.store, register)).open < mostWaiting
}

/** Writes down that an upload is here. */
export async function noteUpload(
  world: World,
  { register, keyId }: KnownRegister,
  file: WaitingFile,
): Promise<void> {
  const { id, way, name, bytes } = file
  await addIntake(world.store, { id, register, way, fileName: name, bytes, keyId, at: world.now() })
  world.log.info('register-file-received', { register, id, way, bytes })
}

/** A file that was sent and never kept: whoever runs the house is told of it like of any other that is refused. */
export async function noteRefusedUpload(
  world: World,
  { register }: KnownRegister,
  because: 'too-large' | 'not-gzip',
): Promise<void> {
  const facts = { file: 'upload', way: 'upload', because, line: null, detail: '' }
  await together(world, async (db) =>
    raiseAlarm(world, db, { kind: 'register-file-refused', about: register, facts }),
  )
  world.nudgeJobs()
}

/** One file of this register, or the newest; null: there is none. */
export async function seeIntake(
  world: World,
  { register }: KnownRegister,
  id: string | null,
): Promise<SeenIntake | null> {
  return id === null ? latestIntake(world.store, register) : intakeById(world.store, register, id)
}
