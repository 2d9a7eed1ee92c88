/** A portal to walk through: every journey there is, every way offered, and no limits on an address that would end a walk early. */
import type { Institution } from '../../core/institution/institution.ts'
import type { Journey } from '../../web/step.ts'
import type { TestWorld, WorldWish } from '../made-world.ts'
import { withProjects } from '../project-people.ts'
import { saidElectronicId } from '../said-electronic-id.ts'
import type { WalkedPlace } from './walk.ts'
import type { FastifyInstance } from 'fastify'

export const eid = saidElectronicId()

/** `required`: whether everybody must have a second factor. */
export function everyWay(institution: Institution, required: boolean): Institution {
  return withProjects({
    ...institution,
    networks: { ...institution.networks, failures: 1_000_000, campusFailures: 1_000_000, names: 1_000_000 },
    signIn: { ...institution.signIn, with: ['password', 'passkey', 'eid'] },
    secondFactor: {
      ...institution.secondFactor,
      required: required ? [{ who: 'everybody', from: null }] : [],
    },
  })
}

export const walkedWish: WorldWish = { eid, settings: (institution) => everyWay(institution, false) }

export function walkedPlace(
  tested: TestWorld,
  portal: FastifyInstance,
  journeys: readonly Journey[],
): WalkedPlace {
  const host = tested.world.institution.hosts[0] ?? ''
  return { tested, portal, host, eid, steps: journeys.flatMap((journey) => journey.steps) }
}
