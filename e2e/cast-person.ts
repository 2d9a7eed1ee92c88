/** Somebody of the cast who has an account already, as the demo's own front page tells of them. */
import { ask } from './ask.ts'
import type { Demo } from './running-demo.ts'

/** Username and password as printed there. */
export async function castPerson(
  demo: Pick<Demo, 'port'>,
  portal: string,
  name: string,
): Promise<{ username: string; password: string }> {
  const { text } = await ask({ port: demo.port, host: 'localhost', method: 'GET', path: '/' })
  const card = text.split('<h2').find((part) => part.includes(`>${portal}`) && part.includes('</h2>')) ?? ''
  const words = card.split(`>${name}<`, 2)[1] ?? ''
  const [username, password] = [...words.matchAll(/<code[^>]*>([^<]*)<\/code>/g)].map(([, code]) => code)
  if (!username || !password) throw new Error(`the front page does not tell of ${name} at ${portal}`)
  return { username, password }
}
