/** Whoever waits for the same subject comes in order; nobody waits for anybody else's (case B-03). */
import { describe, expect, test } from 'vitest'
import { takeTurns, TooManyAtOnce } from './take-turns.ts'

/** Work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined
  const running = new Promise<void>((resolve) => {
    end = resolve
  })
  return { running, end: () => end() }
}

const breath = async () => new Promise<void>((resolve) => setImmediate(resolve))

describe('for one subject', () => {
  test('one at a time, in the order of asking', async () => {
    const told: string[] = []
    let inside = 0
    const turns = Array.from({ length: 32 }, async (_, nth) =>
      takeTurns('order', async () => {
        inside += 1
        expect(inside).toBe(1)
        await breath()
        told.push(`${nth}`)
        inside -= 1
        return nth
      }),
    )
    expect(await Promise.all(turns)).toEqual(Array.from({ length: 32 }, (_, nth) => nth))
    expect(told).toEqual(Array.from({ length: 32 }, (_, nth) => `${nth}`))
  })

  test('a turn that fails fails alone, and the next comes all the same', async () => {
    const failed = takeTurns('failing', () => Promise.reject(new Error('no')))
    const next = takeTurns('failing', () => Promise.resolve('yes'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })

  test('a turn that throws before it waits fails alone as well', async () => {
    const failed = takeTurns('throwing', () => {
      throw new Error('at once')
    })
    await expect(failed).rejects.toThrow('at once')
    expect(await takeTurns('throwing', () => Promise.resolve(1))).toBe(1)
  })

  test('the thirty-third is refused while thirty-two wait, and not afterwards', async () => {
    const first = work()
    const turns = [
      takeTurns('full', async () => first.running),
      ...Array.from({ length: 31 }, async () => takeTurns('full', breath)),
    ]
    let begun = false
    const more = async () =>
      takeTurns('full', async () => {
        begun = true
        return breath()
      })
    await expect(more()).rejects.toBeInstanceOf(TooManyAtOnce)
    expect(begun).toBe(false)
    first.end()
    await Promise.all(turns)
    await more()
    expect(begun).toBe(true)
  })

  test('as many may wait as the caller says', async () => {
    const first = work()
    const turn = takeTurns('narrow', async () => first.running, 1)
    await expect(takeTurns('narrow', breath, 1)).rejects.toBeInstanceOf(TooManyAtOnce)
    first.end()
    await turn
  })
})

test('subjects do not wait for each other', async () => {
  const slow = work()
  const waiting = takeTurns('slow', async () => slow.running)
  expect(await takeTurns('quick', () => Promise.resolve('done'))).toBe('done')
  slow.end()
  await waiting
})

test('somebody who asks in the middle of a turn comes after those who asked before', async () => {
  const told: string[] = []
  const first = work()
  const turn = (name: string) =>
    takeTurns('late', async () => {
      told.push(name)
      return breath()
    })
  const running = takeTurns('late', async () => first.running)
  const second = turn('second')
  await breath()
  const third = turn('third')
  first.end()
  await Promise.all([running, second, third])
  expect(told).toEqual(['second', 'third'])
})
