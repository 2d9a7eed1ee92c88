/** The key of a door system: how it is written, and how it is read out of a request. */

/** So a key begins: whoever finds one in a file knows what it is, and secret scanners find it too. */
const begins = 'adgang-door-'

/** 256 random bits, written so that they can be pasted anywhere. */
export function writeDoorKey(secret: string): string {
  return `${begins}${secret}`
}

/** The key of `Authorization: Bearer …` (RFC 6750, section 2.1); null when there is none that could be ours. */
export function readDoorKey(header: string | undefined): string | null {
  const key = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1]
  return key !== undefined && key.length <= 100 && /^adgang-door-[\w-]{43}$/.test(key) ? key : null
}
