/** What a browser's translation must leave letter by letter as it is: usernames, addresses, passwords and codes. */

/**
 * For the element that holds it: `<strong {...exact}>`. HTML wants the words `yes` or `no` there; Preact's types know
 * true and false, and false it leaves out of the page altogether.
 */
export const exact = { translate: 'no' } as unknown as { translate: boolean }
