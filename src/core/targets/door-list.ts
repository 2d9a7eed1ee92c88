/** The list of cards that a door system is given: what each card is now, numbered by its latest change. */

/** What an account should have at the doors of one receiver. `pin` null: what it has is right. */
export type DoorWish = {
  accountId: string
  card: string | null
  open: boolean
  pin: { version: number; sealed: string; sealedFor: string } | null
}

/** A card as it is kept, without its PIN. */
export type KeptCard = { card: string; accountId: string; state: 'open' | 'closed'; sequence: number }

/** What a receiver is told of a card. The PIN is a JWE that only the receiver opens; a closed card has none. */
export type DoorRecord = {
  sequence: number
  card: string
  account: string
  state: 'open' | 'closed'
  pin: string | null
  pinVersion: number | null
  /** ISO 8601, in UTC. */
  changed: string
}

/** What became of a wish: the highest number of the account's cards, or that the card is open for somebody else. */
export type DoorPut = { is: 'kept'; sequence: number } | { is: 'card-taken'; sequence: number }

/** The list of one receiver, wherever it is kept. */
export type DoorList = {
  /** Brings the cards of these accounts to what they should be; closings before openings. One outcome each, in their order. */
  put(wishes: readonly DoorWish[]): Promise<readonly DoorPut[]>
  /** The cards of these accounts. */
  cardsOf(accountIds: readonly string[]): Promise<readonly KeptCard[]>
  /** Every card, with whose it is. */
  everyCard(): AsyncIterable<KeptCard & { username: string }>
  /** Lets one sender at a time send; null: another one is at it. It runs out by itself. */
  takeTurn(seconds: number): Promise<string | null>
  /** What the receiver has not been sent yet, in order. */
  unsent(most: number): Promise<readonly DoorRecord[]>
  /** It was sent as far as this, and these numbers it would not take. False: the turn was over. */
  sent(turn: string, through: number, refused: readonly number[]): Promise<boolean>
  giveTurnBack(turn: string): Promise<void>
  /** How far it was sent. */
  sentThrough(): Promise<number>
  /** The numbers among these that the receiver would not take. */
  refusedAmong(sequences: readonly number[]): Promise<readonly number[]>
  /** Living keys to fetch with, and PINs that are sealed for another key than this one. */
  standing(sealedFor: string | null): Promise<{ keys: number; sealedForAnother: number }>
}

/** One card's change. */
export type CardChange = { card: string; accountId: string; state: 'open' | 'closed' }

/**
 * What must change so that the wishes hold. Closings come first, so that a card may pass from one account to another in
 * one go; an open card is never taken from whoever has it (two people with one card number is a mistake of a register).
 */
export function changesFor(
  kept: readonly KeptCard[],
  wishes: readonly DoorWish[],
): { changes: CardChange[]; taken: Set<string> } {
  const cards = new Map(kept.map((each) => [each.card, each]))
  const changes: CardChange[] = []
  for (const { accountId, card, open } of wishes) {
    for (const each of kept) {
      const stays = open && each.card === card
      if (each.accountId !== accountId || each.state === 'closed' || stays) continue
      changes.push({ card: each.card, accountId, state: 'closed' })
      cards.set(each.card, { ...each, state: 'closed' })
    }
  }
  const taken = new Set<string>()
  for (const { accountId, card, open, pin } of wishes) {
    if (!open || card === null) continue
    const there = cards.get(card)
    const isOpen = there?.state === 'open'
    if (isOpen && there.accountId !== accountId) taken.add(accountId)
    else if (!isOpen || pin !== null) {
      changes.push({ card, accountId, state: 'open' })
      cards.set(card, { card, accountId, state: 'open', sequence: 0 })
    }
  }
  return { changes, taken }
}
