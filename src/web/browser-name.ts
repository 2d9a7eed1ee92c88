/** What a person's own list calls a browser: "Firefox, Windows". Never used to decide anything. */
import Bowser from 'bowser'

/** A short name from the User-Agent; at most 60 characters, never the header itself (case Y-07). */
export function browserName(userAgent: string | undefined): string {
  if (!userAgent) return 'unknown'
  const { browser, os } = Bowser.parse(userAgent.slice(0, 400))
  const names = [browser.name, os.name].filter((name) => name !== undefined && name !== '')
  return names.length > 0 ? names.join(', ').slice(0, 60) : 'unknown'
}
