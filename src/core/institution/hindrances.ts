/** For each reason that can keep somebody out: what it stops, and which ways of proving stay open. */
import { z } from 'zod'
import { listOf, oneOf } from './setting-kinds.ts'
import { type Place, places, type ProofName, proofs } from './words.ts'

/** Every reason, in the words that portal, desk and journal use (design.md, "The idea in one line"). */
export const hindranceReasons = [
  'not-registered',
  'fee-not-paid',
  'study-ended',
  'employment-ended',
  'not-activated',
  'too-many-wrong-passwords',
  'password-expired',
  'must-change-password',
  'rules-not-accepted',
  'second-factor-missing',
  'deactivated-by-desk',
  'desk-decision',
  'security-incident',
] as const
export type HindranceReason = (typeof hindranceReasons)[number]

const everyProof: ProofName[] = [...proofs]
const allButPassword = everyProof.filter((proof) => proof !== 'password')

/**
 * An account that merely waits for its person keeps Wi-Fi and doors; one that ended or is locked keeps nothing.
 * The wrong-password lock stops no place: it closes its own password door and nothing else.
 */
export const hindrancesSetting = z
  .strictObject({
    'not-registered': effect([...places], everyProof),
    'fee-not-paid': effect([...places], everyProof),
    'study-ended': effect([...places], everyProof),
    'employment-ended': effect([...places], everyProof),
    'not-activated': effect([...places], ['pin', 'eid', 'personal-mail', 'project-link', 'desk-code']),
    'too-many-wrong-passwords': effect([], allButPassword),
    'password-expired': effect(['portal', 'mail', 'services'], everyProof),
    'must-change-password': effect(['portal', 'mail', 'services'], everyProof),
    'rules-not-accepted': effect(['portal', 'services'], everyProof),
    'second-factor-missing': effect(['portal', 'mail', 'services'], everyProof),
    'deactivated-by-desk': effect([...places], ['pin', 'eid', 'desk-code']),
    'desk-decision': effect([...places], []),
    'security-incident': effect([...places], []),
  })
  .prefault({})
  .superRefine((hindrances, context) => {
    for (const [reason, needed] of alwaysOpen)
      for (const proof of needed.filter((name) => !hindrances[reason].leavesOpen.includes(name)))
        context.addIssue({
          code: 'custom',
          path: [reason, 'leavesOpen'],
          message: `must hold ${proof}: nobody may lose that way because of this`,
        })
    if (hindrances['too-many-wrong-passwords'].stops.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['too-many-wrong-passwords', 'stops'],
        message: 'must be empty: strangers could otherwise shut somebody out by guessing',
      })
  })

/** An expired password never closes eID; a wrong-password lock never closes eID, passkey or recovery (row O-6, case B-09). */
const alwaysOpen: readonly [HindranceReason, readonly ProofName[]][] = [
  ['password-expired', ['eid']],
  ['must-change-password', ['eid']],
  ['too-many-wrong-passwords', ['eid', 'passkey', 'temporary-password', 'personal-mail', 'sms-code']],
]

function effect(stops: Place[], leavesOpen: ProofName[]) {
  return z
    .strictObject({
      stops: listOf(oneOf(places)).default(stops),
      leavesOpen: listOf(oneOf(proofs)).default(leavesOpen),
    })
    .prefault({})
}
