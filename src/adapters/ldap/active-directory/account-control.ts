/** The bits of `userAccountControl` that are ours, and nobody else's (MS-ADTS 2.2.16). */

const disabled = 0x2
const passwordNotRequired = 0x20
const normalAccount = 0x200
const passwordNeverExpires = 0x1_0000
/** Computed by the directory; older servers show them among the others, and none takes them. */
const computed = 0x10 | 0x80_0000

/**
 * What is to stand there. Bits that somebody in the domain has set for their own reasons stay; that no password were needed
 * never does (case X-07).
 */
export function controlFor(now: number | null, wanted: { open: boolean; neverExpires: boolean }): number {
  const kept = (now ?? 0) & ~(disabled | passwordNotRequired | passwordNeverExpires | computed)
  return (
    kept | normalAccount | (wanted.open ? 0 : disabled) | (wanted.neverExpires ? passwordNeverExpires : 0)
  )
}

/** Whether somebody could sign in with the account, as far as this says. */
export function isOpen(control: number): boolean {
  return (control & disabled) === 0
}

/** Whether the account may be open without any password. */
export function needsNoPassword(control: number): boolean {
  return (control & passwordNotRequired) !== 0
}
