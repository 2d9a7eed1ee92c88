/** The fields that forms are made of. Their names are the same everywhere (design: doors people use). */
import { z } from 'zod'

/** Text of at most so many characters. A field left out counts as empty: the page says what is missing, in words. */
export function textField(most: number) {
  return z.string().max(most).default('')
}

/** A password as typed: longer than any real one, so that "too long" is said in words and not by a bare refusal. */
export const passwordField = textField(2_000)

/** A tick box: any value at all is a tick. */
export const tick = z.string().max(100).optional()

/** "This is a shared computer" (row N-9). */
export const sharedComputer = z.string().max(100).optional()

export const username = textField(200)
export const email = textField(400)
/** A code from a mail, a text message or an app; also a recovery code. */
export const code = textField(100)
export const idNumber = textField(100)
export const studentNumber = textField(50)
export const birthDate = textField(50)
export const pin = textField(100)
