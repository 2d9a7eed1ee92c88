/** The beginnings of a person's names, put together in the order in which Norwegian universities have long tried them. */

/**
 * Every name that can be made of `given` and `family` (both through `forUsername`) in at most `longest` letters: with
 * three first names or more, initials and family name first; then beginnings of both names, longest first name first;
 * then beginnings of the first name alone; then both with a number from 1 to 999. A combination may come twice.
 *
 * Order and cuts follow what UiO's account system is seen to give (vectors/username-cerebrum.json), up to its number 99.
 * One deviation: who has one name only, wherever it is written, gets names made of it; there it was an error.
 */
export function* namesToCandidates(given: string, family: string, longest: number): Generator<string, void> {
  const givenNames = given.split(' ').filter((each) => each !== '')
  const last = family.replace(/[ -]/g, '')
  const first = (givenNames[0] ?? '').replace(/-/g, '') || last
  if (first === '') return
  const lastIfTwo = givenNames.length > 0 ? last : ''
  const middle = givenNames.length > 1 ? (givenNames.at(-1) ?? '').charAt(0) : ''
  yield* initialsAndLast(given, lastIfTwo, longest)
  yield* beginningsOfBoth(first, middle, lastIfTwo, longest)
  for (let cut = Math.min(first.length, longest); cut >= 2; cut -= 1) yield first.slice(0, cut)
  yield* numbered(first + lastIfTwo, longest)
}

/** gohansen and gojhanse for Geir-Ove Johnsen Hansen: with and without the last initial. */
function* initialsAndLast(given: string, last: string, longest: number): Generator<string, void> {
  const initials = given
    .split(/[ -]/)
    .map((each) => each.charAt(0))
    .join('')
  if (initials.length < 3) return
  const short = initials.slice(0, -1)
  for (let cut = Math.min(last.length, longest - short.length); cut >= 1; cut -= 1) {
    yield short + last.slice(0, cut)
    if (initials.length + cut <= longest) yield initials + last.slice(0, cut)
  }
}

/** karin, karino … karn, karno …: for each beginning of the first name all of the last, shortest first. */
function* beginningsOfBoth(
  first: string,
  middle: string,
  last: string,
  longest: number,
): Generator<string, void> {
  for (let cut = Math.min(first.length, longest - 1); cut >= 1; cut -= 1) {
    const start = first.slice(0, cut)
    for (let end = 1; end <= Math.min(last.length, longest - cut); end += 1) {
      if (middle !== '' && cut + 1 + end <= longest) yield start + middle + last.slice(0, end)
      yield start + last.slice(0, end)
    }
  }
}

/** Two places are kept for the number, more when it needs them; at least one letter stays before it. */
function* numbered(letters: string, longest: number): Generator<string, void> {
  for (let number = 1; number <= 999; number += 1) {
    const room = longest - Math.max(2, String(number).length)
    if (room < 1) return
    yield letters.slice(0, room) + String(number)
  }
}
