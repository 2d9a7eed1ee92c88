/** A QR code as lines of the page itself: no file, no script, nothing to load (E-4). */
import { create } from 'qrcode'

export type QrCodeProps = { text: string; label: string }

/** Dark on white whatever the colours of the page, with the empty margin that cameras need (ISO/IEC 18004). */
export function QrCode({ text, label }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const margin = 4
  const whole = modules.size + 2 * margin
  return (
    <svg
      class="ad-qr"
      viewBox={`0 0 ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={whole} height={whole} fill="#fff" />
      <path fill="#000" d={squares(modules.data, modules.size, margin)} />
    </svg>
  )
}

/** One run of dark squares after the other, row by row. */
function squares(dark: Uint8Array, size: number, margin: number): string {
  const runs: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size;) {
      let end = column
      while (end < size && dark[row * size + end]) end += 1
      if (end > column) runs.push(`M${column + margin} ${row + margin}h${end - column}v1h-${end - column}z`)
      column = end + 1
    }
  }
  return runs.join('')
}
