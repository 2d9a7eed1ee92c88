/** Whom a page of the desk is about; read anew for every page. */
import { readTarget, type Target } from './desk-acts/target.ts'
import type { World } from './world.ts'

/** Null: no such person here. */
export async function readDeskTarget(world: World, personId: string): Promise<Target | null> {
  return readTarget(world, world.store, personId)
}
