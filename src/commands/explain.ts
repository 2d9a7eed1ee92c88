/** `adgang explain`: why an account can or cannot be used, every reason with who lifts it, and what the registers last said. */
import { seeAccountOf } from '../actions/see-account.ts'
import type { World } from '../actions/world.ts'
import { explanationAsJson } from './explanation-as-json.ts'
import { explanationAsText } from './explanation-as-text.ts'

export type AskedAccount = { world: World | null; key: string; username: string; json: boolean }

/** Prints the verdict. 0: told; 1: there is no such institution or account. Numbers and secrets are never printed. */
export async function explainAccount(
  asked: AskedAccount,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, username, json } = asked
  const refuse = (error: string, sentence: string): 1 => {
    out.write(json ? `${JSON.stringify({ error, sentence })}\n` : `${sentence}\n`)
    return 1
  }
  if (!world) return refuse('unknown-institution', `There is no institution called "${key}" here.`)
  const seen = await seeAccountOf(world, username)
  if (!seen) return refuse('unknown-account', `No account at ${key} has this username.`)
  const text = json ? JSON.stringify(explanationAsJson(world, seen)) : explanationAsText(world, seen)
  out.write(`${text}\n`)
  return 0
}
