/** Shows how far a long build is: a bar with its rate on a terminal, nothing in a pipe. */
import { Presets, SingleBar } from 'cli-progress'

/** How far the building is; `of` is null when nobody knows how long the list is. */
export type BuildProgress = {
  step: 'reading' | 'sorting'
  done: number
  of: number | null
  unit: 'bytes' | 'hashes'
}

/** `show` may be called as often as one likes; `stop` leaves the terminal as it was. */
export function buildBar(stream: NodeJS.WriteStream): {
  show: (progress: BuildProgress) => void
  stop: () => void
} {
  let shown: { step: BuildProgress['step']; bar: SingleBar; began: number } | null = null
  const stop = (): void => {
    shown?.bar.stop()
    shown = null
  }
  const show = ({ step, done, of, unit }: BuildProgress): void => {
    if (!stream.isTTY) return
    if (shown?.step !== step) {
      stop()
      shown = { step, bar: newBar(stream, step, of), began: performance.now() }
      shown.bar.start(of ?? 0, 0, { rate: '' })
    }
    const seconds = (performance.now() - shown.began) / 1_000
    shown.bar.update(done, { rate: rateOf(done, seconds, unit) })
  }
  return { show, stop }
}

function newBar(stream: NodeJS.WriteStream, step: BuildProgress['step'], of: number | null): SingleBar {
  const format =
    of === null ? `${step} {rate}` : `${step} [{bar}] {percentage} %, {rate}, {eta_formatted} to go`
  return new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_grey)
}

function rateOf(done: number, seconds: number, unit: BuildProgress['unit']): string {
  const each = seconds > 0 ? done / seconds : 0
  return unit === 'bytes' ? `${(each / 1e6).toFixed(1)} MB/s` : `${(each / 1e6).toFixed(2)} million hashes/s`
}
