/** What a stand-in took over for delivery, and how often the same message came again. */

/** One message as the outside received it. `id` is what the sender called it: the same again is the same message. */
export type TakenMessage = {
  id: string
  institution: string
  channel: 'mail' | 'sms'
  to: string
  subject: string
  text: string
}

/** Called once for each message, before the sender is told that it was taken. */
export type OnMessage = (message: TakenMessage) => Promise<void>

/** Remembers which messages came, so that a repeated one is counted and not shown twice (case X-03). */
export class Taken {
  #times = new Map<string, number>()
  readonly #onMessage: OnMessage

  constructor(onMessage: OnMessage) {
    this.#onMessage = onMessage
  }

  /** Takes a message over. Two copies at the same moment count as one as well. */
  async take(message: TakenMessage): Promise<void> {
    const name = `${message.institution}/${message.id}`
    const times = (this.#times.get(name) ?? 0) + 1
    this.#times.set(name, times)
    this.#forgetOldest()
    if (times === 1) await this.#onMessage(message)
  }

  /** How often a message came; 0 when it never did. */
  times(institution: string, id: string): number {
    return this.#times.get(`${institution}/${id}`) ?? 0
  }

  #forgetOldest(): void {
    if (this.#times.size <= 50_000) return
    for (const oldest of this.#times.keys()) {
      this.#times.delete(oldest)
      return
    }
  }
}
