/** Asks a provider of electronic ID: no longer than ten seconds, no more than 64 KB of answer, and never where a redirect leads. */

/** The provider does not answer, or answers that it cannot just now: try later, or another way. */
export class ProviderSilent extends Error {
  override readonly name = 'ProviderSilent'
}

/** The answer is longer than any honest one (case R-13, "oversized token"). */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong'
}

const mostBytes = 64 * 1024
const within = 10_000

/** What is asked; the shape that openid-client hands over. */
export type Asked = { method: string; headers: Record<string, string>; body?: unknown }

/** The whole answer, read within the bounds. Throws `ProviderSilent` or `AnswerTooLong`. */
export async function boundedFetch(url: string, asked: Asked): Promise<Response> {
  const signal = AbortSignal.timeout(within)
  const response = await answerOf(url, asked, signal)
  if (response.status >= 500 || response.status === 429) {
    await response.body?.cancel()
    throw new ProviderSilent(`${new URL(url).pathname} answered ${response.status}`)
  }
  const body = await bodyOf(response, signal)
  const { status, headers } = response
  return new Response(body.length === 0 ? null : body, { status, headers })
}

async function answerOf(
  url: string,
  { method, headers, body }: Asked,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(url, { method, headers, body: textOf(body), redirect: 'manual', signal })
  } catch (error) {
    throw new ProviderSilent(`${new URL(url).host} was not reached`, { cause: error })
  }
}

/** openid-client sends forms only. */
function textOf(body: unknown): string | null {
  if (body instanceof URLSearchParams) return body.toString()
  return typeof body === 'string' ? body : null
}

async function bodyOf(response: Response, signal: AbortSignal): Promise<Buffer<ArrayBuffer>> {
  const read: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      const part: Uint8Array = chunk
      bytes += part.length
      if (bytes > mostBytes) throw new AnswerTooLong('the answer is longer than 64 KB')
      read.push(part)
    }
  } catch (error) {
    if (error instanceof AnswerTooLong) throw error
    throw new ProviderSilent(signal.aborted ? 'no whole answer in time' : 'the answer broke off', {
      cause: error,
    })
  }
  return Buffer.concat(read)
}
