/** The OpenID provider's library, loaded when it is first needed, and without its line about the version of Node. */
import { inspect } from 'node:util'

type Library = typeof import('oidc-provider')

let loaded: Promise<Library> | null = null

/** Loaded once, however many institutions ask for it at the same moment. */
export async function providerLibrary(): Promise<Library> {
  loaded ??= load()
  return loaded
}

/**
 * On Node 20 the library says while it loads that it wants a newer one. It is tried here on every version that the
 * README names, so the line would only be one more that somebody at the demo has to wonder about.
 */
async function load(): Promise<Library> {
  const { warn } = console
  const butThat = (...said: unknown[]) => {
    if (!said.some((each) => inspect(each).includes('oidc-provider WARNING: Unsupported runtime')))
      warn.apply(console, said)
  }
  Object.assign(console, { warn: butThat })
  try {
    return await import('oidc-provider')
  } finally {
    Object.assign(console, { warn })
  }
}
