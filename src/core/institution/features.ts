/** Switches for whole parts of the portal. A part that is off has no page and no link. */
import { z } from 'zod'

export const featuresSetting = z
  .strictObject({
    activation: z.boolean().default(true),
    recovery: z.boolean().default(true),
    doorPin: z.boolean().default(true).describe('/my-account/pin (rows O-11, U-3)'),
    secondFactor: z.boolean().default(true),
    visibility: z.boolean().default(true).describe('/my-account/visibility (row O-18)'),
    devicesChecklist: z.boolean().default(true).describe('After a password change (row O-19)'),
    sharedComputers: z.boolean().default(true).describe('"This is a shared computer" (row N-9)'),
    whyNoAccess: z.boolean().default(true).describe('/why-no-access (row A-3)'),
    serviceDesk: z.boolean().default(true),
    guests: z.boolean().default(false).describe('Guests with a sponsor and an end date'),
    help: z.boolean().default(true),
    machineUpload: z.boolean().default(true).describe('/registers/<name>'),
  })
  .prefault({})
