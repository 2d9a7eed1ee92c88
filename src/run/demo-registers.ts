/** The registers of the demo have nobody who sends files at night: how long their word is good there. */
import { Temporal } from 'temporal-polyfill'
import type { World } from '../actions/world.ts'
import { registers } from '../core/institution/words.ts'
import { hearRegister, heardFrom } from '../store/register-heard.ts'

/** The cast's own registers are never silent: moving the clock shows what a year does to the people in it. */
const always = Temporal.Instant.from('2100-01-01T00:00:00Z')

/** The cast has arrived. From the first file that somebody imports, a register's silence counts as it does in life. */
export async function castSpeaksAlways({ store, institution }: World): Promise<void> {
  for (const register of registers)
    if (institution.registers[register] !== null) await hearRegister(store, register, always)
}

/**
 * The clock was moved. Over a few days registers stay silent, so that the pause of closings can be seen; over more than
 * two weeks they are taken to have sent a file every night in which nothing was new.
 */
export async function registersSpoke(worlds: readonly World[], by: Temporal.Duration): Promise<void> {
  if (by.total('hours') <= 14 * 24) return
  for (const { store, now } of worlds) {
    const heard = await heardFrom(store)
    for (const register of registers) {
      const at = heard[register]
      if (at !== undefined && Temporal.Instant.compare(at, now()) < 0)
        await hearRegister(store, register, now())
    }
  }
}
