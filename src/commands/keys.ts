/** `adgang keys status|rotate|drop|for-portal`: which keys there are and what needs them; new ones, old ones away, and the file for a portal. */
import { Temporal } from 'temporal-polyfill'
import { type KeyUse, lookThroughAgain, seeKeyUses, whoMakesWith } from '../actions/key-uses.ts'
import { sealAnew } from '../actions/seal-anew.ts'
import type { World } from '../actions/world.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'

type Out = { write(text: string): unknown }
type Asked = { worlds: readonly World[]; file: KeyFile; json: boolean }
type Left = KeyUse & { institution: string }

/** People stay signed in, and known in their browsers, for this long at most: after it only what is counted here needs an old key. */
const restIsOverAfter = Temporal.Duration.from({ hours: 24 * 35 })

/** The keys, oldest first, and how much each institution keeps under them. */
export async function keysStatusCommand({ worlds, file, json }: Asked, out: Out): Promise<number> {
  const left = await leftOf(worlds)
  const keys = file.keys.map(({ id, made }, at) => ({
    id,
    made,
    state: id === file.current ? 'in use' : at === file.keys.length - 1 ? 'lies ready' : 'old',
    needed: left
      .filter(({ key }) => key === id)
      .map(({ institution, place, rows, why }) => ({ institution, place, rows, why })),
  }))
  if (json) out.write(`${JSON.stringify({ keys })}\n`)
  else
    for (const { id, made, state, needed } of keys) {
      out.write(`${id}  ${state}, made ${made}\n`)
      for (const { institution, place, rows, why } of needed)
        out.write(
          `  ${institution}  ${place}  ${rows}${why === null || state === 'in use' ? '' : `  (${why})`}\n`,
        )
    }
  return 0
}

export type RotateOutcome =
  | { is: 'rotated'; key: string }
  | {
      is: 'not-known-everywhere'
      key: string
      unknowing: readonly { role: string; host: string; pid: number }[]
    }

/** 0: the new key is in use everywhere; 3: it lies ready, and somebody who runs does not know it yet. */
export async function keysRotateCommand(
  asked: { json: boolean },
  rotate: () => Promise<RotateOutcome>,
  out: Out,
): Promise<number> {
  const outcome = await rotate()
  if (asked.json) out.write(`${JSON.stringify(outcome)}\n`)
  else if (outcome.is === 'rotated')
    out.write(
      `${outcome.key} is in use. The workers seal anew what the old keys sealed; \`adgang keys status\` shows how far they are. Machines with a key file of their own get the new one once more. Keep a copy of it, apart from the backups.\n`,
    )
  else
    out.write(
      [
        `${outcome.key} lies ready and is not used yet, because these do not know it:`,
        ...outcome.unknowing.map(({ role, host, pid }) => `- ${role} on ${host} (process ${pid})`),
        'Bring the key file to those machines (`adgang keys for-portal` for portals), and run this again.',
        '',
      ].join('\n'),
    )
  return outcome.is === 'rotated' ? 0 : 3
}

/** 0: gone; 1: no such key, or it is the one in use; 2: something still needs it, and all that is told. */
export async function keysDropCommand(
  asked: Asked & { key: string; apply: boolean; endsSessions: boolean },
  drop: () => Promise<void>,
  out: Out,
): Promise<number> {
  const { worlds, file, key, json } = asked
  const say = (exit: number, is: string, lines: readonly string[], more: object = {}) => {
    out.write(json ? `${JSON.stringify({ is, ...more })}\n` : `${lines.join('\n')}\n`)
    return exit
  }
  const at = file.keys.findIndex(({ id }) => id === key)
  const next = file.keys[at + 1]
  if (at < 0) return say(1, 'unknown', [`There is no key ${key}.`])
  if (key === file.current)
    return say(1, 'in-use', [`${key} is the key in use. \`adgang keys rotate\` makes another.`])
  if (!next) return say(1, 'lies-ready', [`${key} lies ready for the next rotation.`])
  const makers = new Map<string, string>()
  for (const world of worlds)
    for (const { id, role, host, pid } of await whoMakesWith(world, key))
      makers.set(id, `${role} on ${host} (process ${pid})`)
  if (makers.size > 0)
    return say(
      2,
      'made-with',
      [
        `${key} is what these still make new things with:`,
        ...[...makers.values()].map((maker) => `- ${maker}`),
        'Bring the key file of today to those machines (`adgang keys for-portal` for portals), and run this again in a minute.',
      ],
      { makers: [...makers.values()] },
    )
  const unfinished: string[] = []
  for (const world of worlds) {
    const { uses } = await seeKeyUses(world, null)
    if (uses.some((use) => use.key === key && use.kind === 'sealed')) await lookThroughAgain(world)
    const { done } = await sealAnew(world, { milliseconds: 600_000 })
    if (!done) unfinished.push(world.institution.key)
  }
  if (unfinished.length > 0)
    return say(
      2,
      'not-finished',
      [
        `Whether ${key} is still needed cannot be told yet: a register is being imported, and may bring what was sealed with it, or the sealing anew is not through. Run this again when it is, for:`,
        ...unfinished.map((institution) => `- ${institution}`),
      ],
      { unfinished },
    )
  const left = (await leftOf(worlds)).filter((use) => use.key === key)
  const since = Temporal.Instant.from(next.made)
  const idle: string[] = []
  for (const world of worlds) {
    const { unusedKeys } = await seeKeyUses(world, since)
    if (unusedKeys > 0)
      idle.push(
        `${world.institution.key}: ${unusedKeys} keys of registers, doors, RADIUS servers and single devices that have not been used since ${next.made}`,
      )
  }
  const [first] = worlds
  const over = first !== undefined && Temporal.Instant.compare(since.add(restIsOverAfter), first.now()) <= 0
  if (left.length > 0 || idle.length > 0)
    return say(
      2,
      'needed',
      [
        `${key} is still needed:`,
        ...left.map(
          ({ institution, place, rows, why }) =>
            `- ${institution}: ${rows} in ${place}${why === null ? '' : ` (${why})`}`,
        ),
        ...idle.map((each) => `- ${each}`),
      ],
      { left, idle },
    )
  if (!over && !asked.endsSessions)
    return say(2, 'too-soon', [
      `${key} was in use until ${next.made}: sessions, links in mails and known browsers from then are found with it for 35 days. With --ends-sessions it goes now, and they end.`,
    ])
  if (!asked.apply) return say(0, 'shown', [`Nothing needs ${key} any more. With --apply it is dropped.`])
  await drop()
  return say(0, 'dropped', [
    `${key} is gone. Keep its copy as long as there are backups from its time: they need it.`,
  ])
}

async function leftOf(worlds: readonly World[]): Promise<Left[]> {
  const all: Left[] = []
  for (const world of worlds) {
    const { uses } = await seeKeyUses(world, null)
    all.push(...uses.map((use) => ({ ...use, institution: world.institution.key })))
  }
  return all
}
