/** What about the second step of signing in can change, so that its owner is told. */

export const secondFactorChanges = [
  'app-added',
  'passkey-added',
  'factor-removed',
  'codes-made',
  'code-used',
] as const
export type SecondFactorChange = (typeof secondFactorChanges)[number]
