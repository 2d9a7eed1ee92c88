/** Sign-ins at services per second for people who are signed in already: request, code, tokens, against the provider's library alone with nothing to remember but memory. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import type { AdapterPayload } from 'oidc-provider'
import { providerLibrary } from '../src/adapters/openid-provider/library.ts'
import { isPassword, preparePassword } from '../src/core/secrets/password.ts'
import type { Row } from './row.ts'
import { BenchBrowser, percentile, race, tokenOf } from './town/browser-pool.ts'
import { openTown } from './town/open-town.ts'
import { settle } from './town/settle.ts'

const secret = 'a-secret-of-the-yardstick-0123456789'
const back = 'https://wiki.example/back'
const typed = 'Lavendeltoget gjekk 47 gonger forbi Otta'
const browsers = 8
const flows = Number(process.env['BENCH_FLOWS'] ?? 2_000)
const warmUp = Math.ceil(flows / 5)
const verifier = 'v'.repeat(43)
const asked = new URLSearchParams({
  client_id: 'wiki',
  response_type: 'code',
  redirect_uri: back,
  scope: 'openid',
  state: 'state',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}).toString()
const proof = { authorization: `Basic ${Buffer.from(`wiki:${secret}`).toString('base64')}` }

const services = {
  secret,
  yaml: `openid:
  clients:
    - key: wiki
      name: { nb: Wiki, nn: Wiki, en: Wiki }
      redirects: [${back}]
      proves: secret
      secretFrom: wiki
`,
}

export async function run(): Promise<Row[]> {
  const limit = await alone()
  const { rate, each } = await withUs()
  return [
    {
      name: 'sign-ins at services',
      value: rate,
      unit: '/s',
      limit,
      limitName: 'the library in memory',
      aim: '>= 0.2',
    },
    { name: 'sign-ins at services, p99', value: percentile(each, 0.99), unit: 'ms' },
  ]
}

async function withUs() {
  const town = await openTown({ memoryKiB: 19_456, passes: 2 }, services)
  try {
    const world = town.deployment.institutions[0]?.world
    const password = preparePassword(typed)
    if (!world || !isPassword(password)) throw new Error('the town is empty')
    await settle(world, password, browsers)
    const pool = await Promise.all(
      Array.from({ length: browsers }, async (_, number) => {
        const browser = new BenchBrowser(town.port, town.host)
        const csrf = tokenOf((await browser.get('/sign-in')).body)
        await browser.post('/sign-in', { csrf, username: `bench${number}`, password: typed })
        return browser
      }),
    )
    return await measured(pool, '/openid', { auth: 'auth', token: 'token' })
  } finally {
    await town.close()
  }
}

/** The same flow by the library with a map for its memory, in a bare server. */
async function alone(): Promise<number> {
  const { Provider } = await providerLibrary()
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const kept = new Map<string, AdapterPayload>()
  const nothing = () => Promise.resolve(undefined)
  const provider = new Provider('http://bench.localhost', {
    adapter: (kind) => ({
      upsert: (id, payload) => {
        kept.set(`${kind} ${id}`, payload)
        if (payload.uid !== undefined) kept.set(`${kind} with uid ${payload.uid}`, payload)
        return Promise.resolve()
      },
      find: (id) => Promise.resolve(kept.get(`${kind} ${id}`)),
      consume: (id) => Promise.resolve(void Object.assign(kept.get(`${kind} ${id}`) ?? {}, { consumed: 1 })),
      destroy: (id) => Promise.resolve(void kept.delete(`${kind} ${id}`)),
      findByUid: (uid) => Promise.resolve(kept.get(`${kind} with uid ${uid}`)),
      findByUserCode: nothing,
      revokeByGrantId: nothing,
    }),
    clients: [
      {
        client_id: 'wiki',
        client_secret: secret,
        redirect_uris: [back],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'bench' }] },
    features: { devInteractions: { enabled: false } },
    cookies: { long: { signed: false }, short: { signed: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 600,
      Session: 3_600,
      Grant: 3_600,
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: 'wiki', accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/'))
      provider
        .interactionFinished(request, response, { login: { accountId: 'somebody' } })
        .catch(() => response.destroy())
    else void callback(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const pool = Array.from({ length: browsers }, () => new BenchBrowser(port, 'bench.localhost'))
    return (await measured(pool, '', { auth: 'auth', token: 'token' })).rate
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

/** Everybody goes there once, and then again and again. */
async function measured(pool: readonly BenchBrowser[], home: string, at: { auth: string; token: string }) {
  for (const browser of pool) await firstTime(browser, `${home}/${at.auth}?${asked}`)
  const flow = async (_index: number, lane: number) => {
    const browser = pool[lane]
    if (!browser) throw new Error('no such browser')
    const { location } = await browser.get(`${home}/${at.auth}?${asked}`)
    const code = location === null ? null : new URL(location, back).searchParams.get('code')
    if (code === null) throw new Error(`no code: ${location}`)
    const form = { grant_type: 'authorization_code', code, redirect_uri: back, code_verifier: verifier }
    const { status, body } = await browser.post(`${home}/${at.token}`, form, proof)
    if (status !== 200) throw new Error(`no tokens: ${status} ${body}`)
  }
  await race(warmUp, browsers, flow)
  const { seconds, each } = await race(flows, browsers, flow)
  pool.forEach((browser) => browser.close())
  return { rate: flows / seconds, each }
}

/** Through the pages in between, which go on by a redirect or by themselves. */
async function firstTime(browser: BenchBrowser, path: string): Promise<void> {
  let next = path
  for (let hops = 0; hops < 8; hops++) {
    const { location, body } = await browser.get(next)
    if (location?.startsWith(back)) return
    const onward = location ?? /content="0; url=([^"]*)"/.exec(body)?.[1]
    if (onward === undefined) throw new Error(`on the way one is at ${next}`)
    const { pathname, search } = new URL(onward, 'http://bench.localhost')
    next = `${pathname}${search}`
  }
  throw new Error('the service is never reached')
}
