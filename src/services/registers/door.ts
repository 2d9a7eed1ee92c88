/** Registers knock: `POST /registers/<name>` brings a file, `GET` tells what became of it. Each with its own key, no cookie. (Long: one answer after another.) */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  hasRoom,
  knownByKey,
  type KnownRegister,
  noteRefusedUpload,
  noteUpload,
  seeIntake,
  type SeenIntake,
} from '../../actions/register-intake/receive-upload.ts'
import { randomId } from '../../actions/random.ts'
import type { World } from '../../actions/world.ts'
import type { RegisterFolder } from '../../core/register/intake.ts'
import type { Knocking, MachineDoor } from '../../web/machine-door.ts'
import { mayTakeItsTime } from '../../web/slow-bodies.ts'

/** What the door is handed. `mostBytes`: of one file, unpacked too. */
export type RegistersDoor = { folderOf: (institution: string) => RegisterFolder; mostBytes: number }

/** A form holds a file among other things; whatever else a sender calls it, the body is the file. */
const wrapped = /^multipart\//i
/** So many files come in at once at one institution; a register sends one at a time. */
const mostAtOnce = 4
/** However it comes, after this it has not come. */
const longestMs = 2 * 60 * 60_000

/** The routes of this door, with answers in JSON. */
export function registersDoor(house: RegistersDoor): MachineDoor {
  const coming = new Map<string, number>()
  return async (app, knocking) => {
    await app.register(async (scope: FastifyInstance) => {
      scope.removeAllContentTypeParsers()
      // the body stays a stream: no file is ever in memory as a whole
      scope.addContentTypeParser('*', (_request, body, done) => done(null, body))
      scope.setErrorHandler(async (error, request, reply) => failed(knocking(request)?.world, error, reply))
      const known = new WeakMap<FastifyRequest, Known>()
      const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
        const found = await admit(knocking(request), request, reply)
        if (typeof found === 'function') {
          await hearOut(request)
          await found()
          return reply
        }
        known.set(request, found)
      }
      const knownOf = (request: FastifyRequest) => {
        const found = known.get(request)
        if (!found) throw new Error('nobody was let in')
        return found
      }
      scope.post('/registers/:register', { onRequest, bodyLimit: house.mostBytes }, async (request, reply) =>
        upload(house, coming, knownOf(request), { request, reply }),
      )
      scope.get('/registers/:register', { onRequest }, async (request, reply) =>
        tell(knownOf(request), null, reply),
      )
      scope.get('/registers/:register/:id', { onRequest }, async (request, reply) =>
        tell(knownOf(request), paramOf(request, 'id'), reply),
      )
    })
  }
}

type Known = { world: World; who: KnownRegister }
type Sent = { request: FastifyRequest; reply: FastifyReply }

/** Before a byte of the body is read. */
async function admit(
  knock: Knocking | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Known | (() => Promise<FastifyReply>)> {
  if (request.method === 'POST') void reply.header('connection', 'close')
  if (!knock) return async () => say(reply, 404, 'Files are sent to the host name of an institution.')
  const { world, from } = knock
  const { authorization } = request.headers
  const who = await knownByKey(world, from, { register: paramOf(request, 'register'), authorization })
  if (who === 'slow-down') {
    void reply.header('retry-after', '60')
    return async () => say(reply, 429, 'Too many wrong keys came from this address. Try again later.')
  }
  if (who === 'nobody') {
    void reply.header('www-authenticate', 'Bearer realm="registers"')
    return async () => say(reply, 401, 'This is not a key of this register. "adgang register-key" makes one.')
  }
  if (request.method === 'POST') mayTakeItsTime(request, reply)
  return { world, who }
}

async function upload(
  house: RegistersDoor,
  coming: Map<string, number>,
  { world, who }: Known,
  { request, reply }: Sent,
) {
  const { key } = world.institution
  const packing = packedAs(request)
  if (packing === null) return say(reply, 415, 'Content-Encoding must be gzip or left out.')
  if (wrapped.test(request.headers['content-type'] ?? ''))
    return say(reply, 415, 'The body must be the file itself, not a form with the file in it.')
  if (Number(request.headers['content-length'] ?? 0) > house.mostBytes) {
    await noteRefusedUpload(world, who, 'too-large')
    return tooLarge(house, { request, reply })
  }
  const now = coming.get(key) ?? 0
  if (now >= mostAtOnce || !(await hasRoom(world, who))) {
    void reply.header('retry-after', '60')
    return say(reply, 503, 'Files of this register are waiting already. Send it again later.')
  }
  coming.set(key, now + 1)
  const late = setTimeout(() => request.raw.destroy(), longestMs)
  try {
    const id = randomId(world.dice)
    const body = bodyOf(request)
    const folder = house.folderOf(key)
    const received = await folder.receive(who.register, {
      id,
      packed: packing === 'gzip',
      most: house.mostBytes,
      body,
    })
    switch (received.is) {
      case 'received':
        await noteUpload(world, who, received.file)
        return await accepted(reply, who, id)
      case 'too-large':
        await noteRefusedUpload(world, who, 'too-large')
        return await tooLarge(house, { request, reply })
      case 'no-room':
        world.log.error('register-folder-full', new Error('no room for a register file'), {
          institution: key,
        })
        return await say(reply, 507, 'There is no room for this file here now.')
      case 'not-gzip':
        await noteRefusedUpload(world, who, 'not-gzip')
        return await say(reply, 400, 'The body says that it is gzip, and is not, or not whole.')
      case 'cut-off':
        return await say(reply, 400, 'The file did not come to its end.')
    }
  } finally {
    clearTimeout(late)
    coming.set(key, (coming.get(key) ?? 1) - 1)
  }
}

/** The body as it comes. Whoever stops reading it does not end the connection: an answer still goes out. */
async function* bodyOf({ raw }: FastifyRequest): AsyncGenerator<Uint8Array> {
  const parts: AsyncIterator<Uint8Array> = raw.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const part = await parts.next()
      if (part.done) return
      yield part.value
    }
  } finally {
    await parts.return?.()
  }
}

/** Whoever is still sending would not hear the answer: for a moment the rest is read and thrown away. */
async function hearOut({ raw }: FastifyRequest): Promise<void> {
  if (raw.complete || raw.destroyed) return
  raw.resume()
  const over = new AbortController()
  const { signal } = over
  await Promise.race([once(raw, 'end', { signal }), once(raw, 'close', { signal }), pause(lingerMs)]).catch(
    () => undefined,
  )
  over.abort()
}

const lingerMs = 3_000

function packedAs(request: FastifyRequest): 'gzip' | 'plain' | null {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity') return 'plain'
  return encoding === 'gzip' || encoding === 'x-gzip' ? 'gzip' : null
}

async function accepted(reply: FastifyReply, { register }: KnownRegister, id: string) {
  const location = `/registers/${register}/${id}`
  return reply.code(202).header('location', location).send({ id, state: 'received', location })
}

async function tooLarge({ mostBytes }: RegistersDoor, { request, reply }: Sent) {
  await hearOut(request)
  return say(reply, 413, `A register file may have ${mostBytes} bytes, unpacked too.`)
}

async function tell({ world, who }: Known, id: string | null, reply: FastifyReply) {
  if (id !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return none(reply)
  const seen = await seeIntake(world, who, id)
  return seen === null ? none(reply) : reply.send(asJson(seen))
}

async function none(reply: FastifyReply) {
  return say(reply, 404, 'No such file came from this register.')
}

function asJson(seen: SeenIntake) {
  return {
    id: seen.id,
    register: seen.register,
    state: seen.state,
    location: `/registers/${seen.register}/${seen.id}`,
    way: seen.way,
    file: seen.fileName,
    bytes: seen.bytes,
    received: seen.receivedAt.toString(),
    started: seen.startedAt?.toString() ?? null,
    finished: seen.finishedAt?.toString() ?? null,
    report: seen.report,
  }
}

async function say(reply: FastifyReply, status: number, message: string) {
  return reply.code(status).send({ error: message })
}

/** Nothing of a failure is told outside but a number that stands in the log (case I-19). */
async function failed(world: World | undefined, error: unknown, reply: FastifyReply) {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return say(reply, status, 'The request cannot be read.')
  const reference = crypto.randomUUID().slice(0, 8)
  world?.log.error('register-upload-failed', error, { reference })
  return say(reply, 500, `Failed. Reference: ${reference}`)
}

function paramOf(request: FastifyRequest, name: string): string {
  const { params } = request
  if (typeof params !== 'object' || params === null) return ''
  const value: unknown = Reflect.get(params, name)
  return typeof value === 'string' ? value : ''
}
