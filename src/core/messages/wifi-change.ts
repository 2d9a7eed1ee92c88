/** What about Wi-Fi can change for a person, so that they are told. */

export const wifiChanges = ['secret-made', 'secret-ended', 'all-secrets-ended', 'closed-for-long'] as const
export type WifiChange = (typeof wifiChanges)[number]
