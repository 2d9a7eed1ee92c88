/** Somebody at the stand-in for ID-porten in a test: a browser with cookies, who chooses whom to be and comes back. */

/** What is chosen on the page. */
export type EidChoice = { person: string; level?: 'substantial' | 'high' }

export type EidVisitor = {
  /** Goes where the portal sent them; the whole address they come back with. The page is not shown to a known person. */
  identify(to: string, choice: EidChoice): Promise<URL>
  /** Whether the page was shown the last time. */
  wasAsked(): boolean
  /** Fetches with this browser's cookies. */
  get(address: string): Promise<Response>
}

const mostSteps = 12

/** A browser of its own; the provider knows the person again while it lives. */
export function eidVisitor(): EidVisitor {
  const cookies = new Map<string, string>()
  let asked = false
  const knock = async (address: string, form?: URLSearchParams) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      headers: { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      body: form ? form.toString() : null,
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
  return {
    wasAsked: () => asked,
    get: async (address) => knock(address),
    async identify(to, choice) {
      asked = false
      const home = new URL(to).origin
      let at = new URL(to)
      let form: URLSearchParams | undefined
      for (let step = 0; step < mostSteps; step++) {
        const response = await knock(at.href, form)
        form = undefined
        const on = response.headers.get('location')
        if (on !== null) {
          at = new URL(on, at)
          if (at.origin !== home) return at
          continue
        }
        if (response.status !== 200 || !at.pathname.includes('/interaction/'))
          throw new Error(`the way ends at ${at.pathname}: ${await response.text()}`)
        asked = true
        form = new URLSearchParams(choice)
      }
      throw new Error('the way does not end')
    },
  }
}
