/** What the page can say about a password while it is typed; the server decides, this only helps. */

/** One rule that the browser can judge by itself (mission O-7, U-7). */
export type LiveCheck =
  | { kind: 'length'; least: number; most?: number }
  | { kind: 'run'; most: number }
  | { kind: 'groups'; least: number; special: string }
  | { kind: 'without'; words: readonly string[] }

/** True when `typed` meets the rule; length counts what a person sees as characters after NFC, as the server does. */
export function meets(check: LiveCheck, typed: string): boolean {
  const text = typed.normalize('NFC')
  switch (check.kind) {
    case 'length':
      return [...text].length >= check.least && [...text].length <= (check.most ?? Infinity)
    case 'run':
      return longestRun(text) <= check.most
    case 'groups':
      return groupsIn(text, check.special) >= check.least
    case 'without':
      return !check.words.some((word) => word.length >= 3 && text.toLowerCase().includes(word.toLowerCase()))
  }
}

function longestRun(text: string): number {
  let longest = 0
  let run = 0
  let before = ''
  for (const character of text) {
    run = character === before ? run + 1 : 1
    before = character
    longest = Math.max(longest, run)
  }
  return longest
}

function groupsIn(text: string, special: string): number {
  const has = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u].filter((group) => group.test(text)).length
  return [...text].some((character) => special.includes(plainQuote(character))) ? has + 1 : has
}

/** Phones turn quotes into typographic ones by themselves. */
function plainQuote(character: string): string {
  if ('“”„‟«»'.includes(character)) return '"'
  return '‘’‚‛‹›'.includes(character) ? "'" : character
}
