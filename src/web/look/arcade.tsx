/** The drawing that says what this is: an arcade of closed doors, and one that stands open. */

const doors = [
  { x: 0, height: 150 },
  { x: 104, height: 196 },
  { x: 208, height: 172 },
  { x: 312, height: 220 },
  { x: 416, height: 186 },
]
const ground = 240
const width = 84

/** A drawing in the institution's colours; carries no meaning, so it is hidden from those who listen. */
export function Arcade() {
  return (
    <svg class="ad-arcade" viewBox="0 0 500 240" aria-hidden="true" focusable="false">
      {doors.map(({ x, height }, place) => (
        <path key={x} class={place === 3 ? 'ad-arcade__open' : 'ad-arcade__closed'} d={arch(x, height)} />
      ))}
      <path class="ad-arcade__leaf" d={`M350 ${ground}V66l36-14V${ground}z`} />
    </svg>
  )
}

/** The mark beside the name when an institution gives no logo of its own. */
export function Mark() {
  return (
    <svg class="ad-mark" viewBox="5 4 22 26" aria-hidden="true" focusable="false">
      <path class="ad-mark__arch" d="M5 30V15a11 11 0 0 1 22 0v15z" />
      <path class="ad-mark__leaf" d="M16 30V14.5l8-3.5v19z" />
    </svg>
  )
}

function arch(x: number, height: number): string {
  const radius = width / 2
  return `M${x} ${ground}V${ground - height + radius}a${radius} ${radius} 0 0 1 ${width} 0V${ground}z`
}
