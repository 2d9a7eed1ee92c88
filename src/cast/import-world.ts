/** A university of the tests that takes register files: real database, real keys, a clock that the test sets. */
import { Temporal } from 'temporal-polyfill'
import { type ImportOutcome, type ImportRequest, importRegister } from '../actions/import-register.ts'
import type { World } from '../actions/world.ts'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import { openKeyring } from '../adapters/crypto/open-keyring.ts'
import { openRegisterFile } from '../adapters/register-file/open-register-file.ts'
import { type Institution, institutionSetting } from '../core/institution/institution.ts'
import { isRefusal } from '../core/register/register-file.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import type { Store } from '../store/database.ts'
import { seededDice } from './seeded-dice.ts'

/** A world for imports, what it logged, and its clock. */
export type ImportWorld = {
  world: World
  told: { event: string; fields: Record<string, unknown> }[]
  setNow(instant: string): void
}

/** The institution `prove`, or the settings handed over. */
export function importWorld(
  store: Store,
  {
    settings = {},
    keyFile = newKeyFile({ demo: true, made: '2026-08-10' }),
  }: { settings?: object; keyFile?: KeyFile } = {},
): ImportWorld {
  let now = Temporal.Instant.from('2026-08-10T04:00:00Z')
  const told: ImportWorld['told'] = []
  const tell = (event: string, fields: Record<string, unknown> = {}): void =>
    void told.push({ event, fields })
  const unused = () => {
    throw new Error('not needed here')
  }
  const institution = institutionOf(settings)
  return {
    told,
    setNow: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    world: {
      institution,
      now: () => now,
      dice: seededDice(`imports of ${institution.key} ${keyFile.deployment} ${performance.now()}`),
      keys: openKeyring(keyFile, institution.key),
      store,
      passwords: { hash: unused, verify: unused, burn: unused, needsRehash: unused },
      leaked: { has: unused },
      eid: null,
      feide: null,
      passkeys: {
        askToMake: unused,
        judgeMade: unused,
        askToShow: unused,
        credentialIn: unused,
        judgeShown: unused,
      },
      log: {
        info: tell,
        warn: tell,
        error: (event, error, fields = {}) => tell(event, { ...fields, error }),
      },
      origin: 'https://konto.prove.example',
      acceptsSyntheticNumbers: true,
      nudgeJobs: () => undefined,
    },
  }
}

function institutionOf(settings: object): Institution {
  return institutionSetting.parse({
    key: 'prove',
    names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
    mailAddresses: { domain: 'prove.example' },
    ...settings,
  })
}

/** Opens a file, imports it and closes it. */
export async function importFile(
  world: World,
  path: string,
  request: Partial<Omit<ImportRequest, 'file'>> = {},
): Promise<ImportOutcome> {
  const file = await openRegisterFile(path)
  try {
    return await importRegister(world, { apply: true, releaseBrake: null, ...request, file })
  } finally {
    if (!isRefusal(file)) await file.close()
  }
}
