/** Small drawn signs beside words; never alone, so they are hidden from those who listen. */

const paths = {
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  back: 'M19 12H5m6 6-6-6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm6 6 12 12M18 6 6 18',
  key: 'M14 10a4.5 4.5 0 1 0-3.2 4.3L13 16.5V19h2.5v2.5H19V18l-5.3-5.3A4.5 4.5 0 0 0 14 10ZM8.5 8.5h.01',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  door: 'M6 21V9a6 6 0 0 1 12 0v12M3 21h18M14.5 13v2',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 9a7.5 7.5 0 0 1 15 0',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm3 15h2',
  mail: 'M3.5 6h17v12h-17zm0 .5 8.5 7 8.5-7',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.5-11a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8m0 2.5h.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9.5h.01',
  warning: 'M12 4 2.8 20h18.4zm0 6v4.5m0 2.5h.01',
  spark: 'M12 3v4m0 10v4M3 12h4m10 0h4M6 6l2.5 2.5m7 7L18 18M18 6l-2.5 2.5m-7 7L6 18',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  screen: 'M3.5 5h17v11h-17zM9 20h6m-3-4v4',
  wifi: 'M2.5 9.5a14 14 0 0 1 19 0M5.7 12.8a9.3 9.3 0 0 1 12.6 0M8.9 16a4.6 4.6 0 0 1 6.2 0M12 19.2h.01',
  external: 'M14 5h5v5m0-5-8 8M17 14v5H5V7h5',
} as const

export type IconName = keyof typeof paths

/** One sign, as large as the text beside it asks for. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="ad-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
