/** Campus networks and Wi-Fi: what one address may get wrong, and what Wi-Fi answers to whom. */
import { z } from 'zod'
import { count, duration, listOf, oneOf, span } from './setting-kinds.ts'
import { groups } from './words.ts'

const range = z
  .union([z.cidrv4(), z.cidrv6()], { error: 'must be a range of addresses such as 192.0.2.0/24' })
  .describe('A range of addresses: 192.0.2.0/24')

/** Thousands share one campus address, so it may fail more often before it must slow down (cases B-05, B-11, B-12). */
export const networksSetting = z
  .strictObject({
    campus: listOf(range).default([]),
    within: span.prefault('PT10M'),
    failures: count(10, 10_000).default(60).describe('Wrong tries from one address'),
    campusFailures: count(10, 100_000).default(600).describe('Wrong tries from one campus address'),
    names: count(5, 1_000).default(20).describe('Different names tried from one address'),
    visits: count(10, 1_000_000)
      .default(3_000)
      .describe('Sign-ins at services begun from one address that nobody has finished'),
    campusVisits: count(10, 1_000_000).default(30_000).describe('The same from one campus address'),
  })
  .prefault({})

const vlan = z.strictObject({
  groups: listOf(oneOf(groups)).min(1, { error: 'must hold at least one group' }),
  vlan: count(1, 4094),
})

export const wifiSetting = z
  .strictObject({
    offered: z.boolean().default(true),
    networkName: z.string().min(1).max(32).default('eduroam'),
    ownSecrets: z
      .boolean()
      .default(true)
      .describe('A secret of its own for each device, at /my-account/wifi'),
    mostSecrets: count(1, 50).default(10),
    secretsOutlivePassword: z
      .boolean()
      .default(true)
      .describe('A new password leaves the secrets of devices as they are'),
    vlans: listOf(vlan)
      .default([])
      .describe('The network that somebody is put in; the first line that fits wins, none means no VLAN'),
    bareNames: z
      .boolean()
      .default(true)
      .describe('Whether a name without @realm is let in; such a device works at home and nowhere else'),
    oldPasswordToleratedFor: duration
      .prefault('P30D')
      .describe('A device with one of the last two passwords never counts as a guess'),
    recallFor: span
      .prefault('PT0S')
      .describe(
        'So long a right password is not hashed again for the same device; PT0S: it always is. Kept in memory only',
      ),
    failures: count(10, 1_000_000)
      .default(3_000)
      .describe('Wrong tries through one RADIUS server within networks.within'),
    logKeptFor: duration
      .prefault('P6M')
      // 181 days: the shortest six months there are
      .refine((of) => of.total({ unit: 'days', relativeTo: '2026-01-01' }) >= 181, {
        error: 'must be at least six months: eduroam demands it',
      })
      .describe('eduroam demands at least six months'),
  })
  .prefault({})
