/** A long proof: the same round, over and over, until one believes it. Run by `npm run prove -- <name>`. */

/** What a proof remembers between rounds; written to disk after each, so plain JSON. */
export type Facts = {
  [fact: string]: number | string | boolean | null | Facts | readonly (number | string)[]
}

/** What a proof is handed. `rounds` is how many are left, `state` what the last one left (empty at first). */
export type Given<State extends Facts> = {
  rounds: number
  state: Partial<State>
  log(line: string): void
}

/**
 * Every `prove/<name>.ts` exports `about` (one sentence), `rounds` (how many are a proof) and this function.
 * It yields the state after each round, throws when something does not hold, and returns its closing summary.
 */
export type Prove<State extends Facts> = (given: Given<State>) => AsyncGenerator<State, string>

/** A proof as `scripts/prove.ts` loads it. */
export type Proof = { about: string; rounds: number; prove: Prove<Facts> }
