/** A university with services that people sign in to, ready for a test file: people, browsers, and what a service does. */
import { afterAll } from 'vitest'
import * as party from 'openid-client'
import { backChannel } from '../adapters/back-channel/tell-services.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import { passOnEndedSignIns } from '../actions/sign-ins-at-services.ts'
import type { Client } from '../core/openid/client.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Journey } from '../web/step.ts'
import { type Browser, openBrowser } from './browser.ts'
import { makePortal } from './made-portal.ts'
import { workOff } from './post.ts'
import {
  openService,
  providerDoor,
  redeem,
  type Sent,
  sendFrom,
  type ServiceKey,
  signInThrough,
  withServices,
} from './services.ts'
import { putSignedUp, type SignedUp, type SignedUpWish } from './signed-up.ts'
import { freshAddress } from './standing.ts'
import { demandsNoFactor, testWorld } from './test-world.ts'

/** Opens it. `keys`: of those services that show themselves by one. */
export async function openidPlace(
  journeys: readonly Journey[],
  clients: readonly Client[],
  {
    keys = {},
    settings = demandsNoFactor,
    now,
  }: {
    keys?: Readonly<Record<string, ServiceKey>>
    settings?: (institution: Institution) => Institution
    now?: string
  } = {},
) {
  const tested = await testWorld('oslomet', {
    settings: (institution) => withServices(settings(institution), clients),
    ...(now === undefined ? {} : { now }),
  })
  const { world } = tested
  const portal = await makePortal([tested], journeys, { machines: [providerDoor()] })
  afterAll(async () => portal.close())
  const host = 'oslomet.localhost:8080'
  const parties = new Map<string, party.Configuration>()
  for (const client of clients) parties.set(client.key, await openService(portal, client, keys[client.key]))
  let people = 0

  const clientOf = (key: string) => {
    const client = clients.find((each) => each.key === key)
    const config = parties.get(key)
    if (!client || !config) throw new Error(`no service ${key} in this test`)
    return { client, config }
  }
  const somebody = async (wish: Partial<SignedUpWish> = {}) =>
    putSignedUp(tested, { username: `kari${++people}`, given: 'Kari', family: 'Berg', ...wish })
  const browser = () => openBrowser(portal, { host, from: freshAddress() })
  const send = async (key: string, more: Record<string, string> = {}): Promise<Sent> =>
    sendFrom(clientOf(key).config, clientOf(key).client, more)
  const take = async (key: string, sent: Sent, came: string) => redeem(clientOf(key).config, sent, came)
  /** Signs somebody in to a service, and the service takes its tokens. */
  const enter = async (
    key: string,
    wish: { who?: SignedUp; browser?: Browser; more?: Record<string, string> } = {},
  ) => {
    const who = wish.who ?? (await somebody())
    const at = wish.browser ?? browser()
    const sent = await send(key, wish.more)
    const came = await signInThrough(at, sent, who)
    const tokens = await take(key, sent, came)
    const { access_token: access, refresh_token: refresh = '' } = tokens
    return { who, browser: at, sent, came, tokens, access, refresh, claims: tokens.claims() }
  }
  const userInfo = async (access: string) => {
    const answer = await portal.inject({
      method: 'GET',
      url: '/openid/me',
      headers: { host, authorization: `Bearer ${access}` },
    })
    return { status: answer.statusCode, said: answer.body }
  }
  /** `taken`, or the refusal's word. */
  const refresh = async (key: string, token: string) =>
    saidOf(party.refreshTokenGrant(clientOf(key).config, token))
  /** What a worker does within a second: ends are passed on, and services told. */
  const work = async () => {
    await settleDue(world)
    await passOnEndedSignIns(world)
    await workOff(tested, null, null, backChannel({ within: { milliseconds: 2_000 } }))
  }
  return {
    tested,
    world,
    portal,
    host,
    clientOf,
    somebody,
    browser,
    send,
    take,
    enter,
    userInfo,
    refresh,
    work,
  }
}

/** `taken`, or the word a service is refused with. */
export async function saidOf(what: Promise<unknown>): Promise<string> {
  try {
    await what
    return 'taken'
  } catch (error) {
    if (error instanceof party.ResponseBodyError) return error.error
    if (error instanceof party.AuthorizationResponseError) return error.error
    throw error
  }
}
