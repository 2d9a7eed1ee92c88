/** One university as the program knows it: its file, complete and free of contradictions. The rest asks here and nowhere else. */
import type { z } from 'zod'
import { contradictionsIn } from './contradictions.ts'
import { settings } from './settings.ts'
import { whatFollowsFrom } from './what-follows.ts'

/** The schema of `institutions/<key>.yaml`. */
export const institutionSetting = settings.transform(whatFollowsFrom).superRefine((institution, context) => {
  for (const { path, reason } of contradictionsIn(institution))
    context.addIssue({ code: 'custom', path: [...path], message: reason })
})
export type Institution = z.output<typeof institutionSetting>
