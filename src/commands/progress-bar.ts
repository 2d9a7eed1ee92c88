/** Shows how far a long command is: a bar with its rate on a terminal, nothing in a pipe. */
import { Presets, SingleBar } from 'cli-progress'

/** How far it is; `of` is null when nobody knows how much there is, `unit` where a rate says nothing. */
export type Progress = { step: string; done: number; of: number | null; unit: keyof typeof rates | null }

type Terminal = NodeJS.WritableStream & { isTTY?: boolean }

/** `show` may be called as often as one likes; `stop` leaves the terminal as it was. */
export function progressBar(stream: Terminal): {
  show: (progress: Progress) => void
  stop: () => void
} {
  let shown: { step: string; bar: SingleBar; began: number } | null = null
  const stop = (): void => {
    shown?.bar.stop()
    shown = null
  }
  const show = ({ step, done, of, unit }: Progress): void => {
    if (!stream.isTTY) return
    if (shown?.step !== step) {
      stop()
      shown = { step, bar: newBar(stream, step, of), began: performance.now() }
      shown.bar.start(of ?? 0, 0, { rate: '' })
    }
    const seconds = (performance.now() - shown.began) / 1_000
    if (of !== null) shown.bar.setTotal(of)
    shown.bar.update(done, { rate: unit === null ? '' : rates[unit](seconds > 0 ? done / seconds : 0) })
  }
  return { show, stop }
}

function newBar(stream: Terminal, step: string, of: number | null): SingleBar {
  const format =
    of === null ? `${step} {rate}` : `${step} [{bar}] {percentage} %, {rate}, {eta_formatted} to go`
  return new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_grey)
}

const rates = {
  bytes: (each: number) => `${(each / 1e6).toFixed(1)} MB/s`,
  hashes: (each: number) => `${(each / 1e6).toFixed(2)} million hashes/s`,
  people: (each: number) => `${Math.round(each).toLocaleString('en-GB')} people/s`,
  lines: (each: number) => `${Math.round(each).toLocaleString('en-GB')} lines/s`,
} as const
