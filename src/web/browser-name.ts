/** What a person's own list calls a browser: "Firefox, Windows". Never used to decide anything. */
import Bowser from 'bowser'

const knownBrowsers = new Set(Object.values(Bowser.BROWSER_MAP))
const knownSystems = new Set(Object.values(Bowser.OS_MAP))

/**
 * A short name from the User-Agent, of names the library has in its own list: for a browser it does not know it would
 * hand on a piece of the header, and that could say anything (case Y-07).
 */
export function browserName(userAgent: string | undefined): string {
  if (!userAgent) return 'unknown'
  const { browser, os } = Bowser.parse(userAgent.slice(0, 400))
  const names = [
    ...(browser.name !== undefined && knownBrowsers.has(browser.name) ? [browser.name] : []),
    ...(os.name !== undefined && knownSystems.has(os.name) ? [os.name] : []),
  ]
  return names.length > 0 ? names.join(', ') : 'unknown'
}
