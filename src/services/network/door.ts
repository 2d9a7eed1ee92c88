/** RADIUS servers knock: `POST /network/authorize`, `/network/authenticate`, `/network/accounting`. Each with its own key, no cookie. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accountForRestart, accountForSession } from '../../actions/network/account-session.ts'
import { type KnownServer, knownByNetworkKey } from '../../actions/network/admit.ts'
import { decideNetwork, judgeRealm } from '../../actions/network/decide.ts'
import { TooManyAtOnce } from '../../actions/take-turns.ts'
import type { World } from '../../actions/world.ts'
import { TooBusy } from '../../core/secrets/password-hashing.ts'
import type { Knocking, MachineDoor } from '../../web/machine-door.ts'
import { accepted, notHeard, refused } from './answer.ts'
import { type Posted, readAccounted, readAsked, readName, readPosted } from './read-request.ts'

/** All attributes of a RADIUS packet (4,096 octets), each octet written as three letters. */
const bodyLimit = 16 * 1024

type Known = { world: World; server: KnownServer }
type Answers = (known: Known, posted: Posted, reply: FastifyReply) => Promise<FastifyReply>

/** The routes of this door. 401 is a no, 5xx is "ask again": so rlm_rest reads them. */
export const networkDoor: MachineDoor = async (app, knocking) => {
  await app.register(async (scope: FastifyInstance) => {
    scope.removeAllContentTypeParsers()
    const form = 'application/x-www-form-urlencoded'
    scope.addContentTypeParser(form, { parseAs: 'string', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    scope.setErrorHandler(async (error, request, reply) => failed(knocking(request)?.world, error, reply))
    const known = new WeakMap<FastifyRequest, Known>()
    /** Before a byte of the body is read. */
    const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
      const found = await admit(knocking(request), request.headers.authorization)
      if ('world' in found) known.set(request, found)
      else {
        void reply.headers(found.headers)
        return say(reply, found.status, found.sentence)
      }
    }
    const open = (path: string, answers: Answers) =>
      scope.post(path, { onRequest, bodyLimit }, async (request, reply) => {
        const found = known.get(request)
        if (!found) throw new Error('nobody was let in')
        const posted = readPosted(request.body)
        return posted === null ? say(reply, 400, 'the request cannot be read') : answers(found, posted, reply)
      })
    open('/network/authorize', authorize)
    open('/network/authenticate', authenticate)
    open('/network/accounting', account)
  })
}

type Refused = { status: number; sentence: string; headers: Record<string, string> }

async function admit(knock: Knocking | null, authorization: string | undefined): Promise<Known | Refused> {
  if (!knock) return { status: 404, sentence: 'ask at the host name of an institution', headers: {} }
  const { world, from } = knock
  const server = await knownByNetworkKey(world, from, authorization)
  switch (server) {
    case 'slow-down':
      return {
        status: 429,
        sentence: 'too many wrong keys came from this address',
        headers: { 'retry-after': '60' },
      }
    case 'nobody':
      return {
        status: 401,
        sentence: 'this is not a key of this institution; "adgang network-key" makes one',
        headers: { 'www-authenticate': 'Basic realm="network"' },
      }
    default:
      return { world, server }
  }
}

/** Before anything was shown: only whether the realm is ours. */
const authorize: Answers = async ({ world }, posted, reply) => {
  const name = readName(posted)
  if (name === null) return say(reply, 400, 'there is no name')
  const because = judgeRealm(world, name)
  return because === null ? reply.code(204).send() : reply.code(401).send(refused(because))
}

const authenticate: Answers = async ({ world, server }, posted, reply) => {
  const asked = readAsked(posted)
  if (asked === null) return say(reply, 400, 'there is no name or no password')
  const answer = await decideNetwork(world, server, asked)
  return answer.accepted
    ? reply.code(200).send(accepted(answer))
    : reply.code(401).send(refused(answer.because))
}

const account: Answers = async ({ world, server }, posted, reply) => {
  const read = readAccounted(posted)
  switch (read?.is) {
    case 'session':
      await accountForSession(world, server, read.told)
      return reply.code(204).send()
    case 'restart':
      await accountForRestart(world, server, read.told)
      return reply.code(204).send()
    case undefined:
      return say(reply, 400, 'this is no accounting message of a connection')
  }
}

async function say(reply: FastifyReply, status: number, sentence: string): Promise<FastifyReply> {
  return reply.code(status).send(notHeard(sentence))
}

/** Nothing of a failure is told outside but a number that stands in the log (case I-19). */
async function failed(world: World | undefined, error: unknown, reply: FastifyReply): Promise<FastifyReply> {
  if (error instanceof TooBusy || error instanceof TooManyAtOnce) {
    void reply.header('retry-after', '1')
    return say(reply, 503, 'too busy to compare a password; ask again')
  }
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return say(reply, status, 'the request cannot be read')
  const reference = crypto.randomUUID().slice(0, 8)
  world?.log.error('network-decision-failed', error, { reference })
  return say(reply, 500, `failed, reference ${reference}`)
}
