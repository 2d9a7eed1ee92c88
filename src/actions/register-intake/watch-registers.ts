/** Raises an alarm for a register that is silent for longer than it may be, and for a file that nobody begins to import. */
import { registers } from '../../core/institution/words.ts'
import { waitingIntakes } from '../../store/register-intakes.ts'
import { isSilent } from '../../core/account/silent-registers.ts'
import { heardFrom } from '../../store/register-heard.ts'
import { wasRaisedSince } from '../../store/operator-alarms.ts'
import { type Raised, raiseAlarm } from '../raise-alarm.ts'
import { together, type World } from '../world.ts'

/** Files are begun within seconds; one that waits so long has no worker that sees its folder. */
const waitsAtMost = { minutes: 10 }

/** Runs as often as one likes: the same silence is told once a day. */
export async function watchRegisters(world: World): Promise<void> {
  const heard = await heardFrom(world.store)
  for (const register of registers) {
    const setting = world.institution.registers[register]
    if (!setting) continue
    const last = heard[register]
    const allowed = setting.staleAfter.total({ unit: 'hours' })
    const { timeZone } = world.institution
    if (last !== undefined && isSilent(last, setting, { timeZone, now: world.now() }))
      await raiseOnceADay(world, {
        kind: 'register-silent',
        about: register,
        facts: { last: last.toString(), hours: allowed },
      })
    const { since, open } = await waitingIntakes(world.store, register)
    if (since !== null && world.now().subtract(waitsAtMost).epochMilliseconds > since.epochMilliseconds)
      await raiseOnceADay(world, {
        kind: 'register-waits',
        about: register,
        facts: { since: since.toString(), files: open },
      })
  }
}

async function raiseOnceADay(world: World, alarm: Raised): Promise<void> {
  const since = world.now().subtract({ hours: 24 })
  await together(world, async (db) => {
    if (!(await wasRaisedSince(db, { kind: alarm.kind, about: alarm.about, since })))
      await raiseAlarm(world, db, alarm)
  })
  world.nudgeJobs()
}
