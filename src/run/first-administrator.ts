/** The start prints, for every institution without an administrator, the secret that makes the first one (case Z-10). */
import { firstAdministratorSecret } from '../actions/first-administrator.ts'
import type { OpenInstitution } from './open-institutions.ts'

/** On the terminal of whoever started the program, and nowhere else: it goes into no log. */
export async function sayFirstSecrets(
  institutions: readonly Pick<OpenInstitution, 'world'>[],
  say: (line: string) => void,
): Promise<void> {
  for (const { world } of institutions) {
    const secret = await firstAdministratorSecret(world)
    if (secret === null) continue
    const { key, deskWork } = world.institution
    const minutes = Math.round(deskWork.firstAdministratorSecretFor.total('minutes'))
    say(
      `${key} has no administrator. Sign in at ${world.origin}, open ${world.origin}/desk/first-administrator and type, once and within ${minutes} minutes: ${secret.match(/.{4}/g)?.join('-') ?? secret}`,
    )
  }
}
