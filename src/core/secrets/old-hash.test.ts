/** Hashes of older systems: which are taken over, what they cost, and why the others are not. */
import { expect, test } from 'vitest'
import { asDirectoryHash, readOldHash } from './old-hash.ts'

const bcrypt = '$2b$05$abcdefghijklmnopqrstuud77txIX7OR3scRdMxIj6EzaKn94ipCO'
const ssha = '{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E'

test.each([
  [ssha, ssha, 'digest'],
  ['{ssha}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E', '{ssha}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E', 'digest'],
  [bcrypt, bcrypt, 'bcrypt 5'],
  [`{CRYPT}${bcrypt}`, bcrypt, 'bcrypt 5'],
  [bcrypt.replace('2b', '2y'), bcrypt.replace('2b', '2y'), 'bcrypt 5'],
  [
    '{ARGON2}$argon2i$v=19$m=4096,t=3,p=1$Oz9Bp+Gz4pCAhZWF6kY42g$8Wr8xdVG3Twr6Cco2lkAq4u4TsYsjYsjtbbM88/10Ws',
    '$argon2i$v=19$m=4096,t=3,p=1$Oz9Bp+Gz4pCAhZWF6kY42g$8Wr8xdVG3Twr6Cco2lkAq4u4TsYsjYsjtbbM88/10Ws',
    'argon2i 4096 3 1',
  ],
])('%s is taken over', (written, stored, work) => {
  expect(readOldHash(written)).toEqual({ stored, work })
})

test.each([
  ['A9F0DD57E1EDAB5BB55A9AC0A99C15EC', 'nt-hash'],
  ['{SMBNTLM}A9F0DD57E1EDAB5BB55A9AC0A99C15EC', 'nt-hash'],
  ['$3$$a9f0dd57e1edab5bb55a9ac0a99c15ec', 'nt-hash'],
  ['{CRYPT}$6$saltsaltsalt$GFwry4f7NzVUWk1r1wK.cyS5JOQUkzv6', 'crypt-sha'],
  ['$5$saltsaltsalt$SXLZtv2P0q8j/fH6CYdfwDzO4FLVdyt5M7icJq2fBm2', 'crypt-sha'],
  ['{SHA}I5MsB51DR6LXMjk0lfv7fhCir90=', 'unsalted'],
  ['{CRYPT}$1$saltsalt$VxBGtHfcY4DEbeOB2fXU90', 'too-weak'],
  ['{CRYPT}abLGOSHPGigJs', 'too-weak'],
  ['{MD5}I5MsB51DR6LXMjk0lfv7fg==', 'too-weak'],
  [bcrypt.replace('$05$', '$15$'), 'too-slow'],
  ['$argon2id$v=19$m=1048576,t=2,p=1$c2FsdHNhbHRzYWx0$dGFndGFndGFndGFndGFndGFn', 'too-slow'],
  [bcrypt.replace('$05$', '$03$'), 'unreadable'],
  [bcrypt.slice(0, -1), 'unreadable'],
  ['{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90=', 'unreadable'],
  ['{SSHA}not base64!', 'unreadable'],
  ['{CLEARTEXT}hemmelig', 'unreadable'],
  ['hemmelig hest', 'unreadable'],
  ['', 'unreadable'],
])('%s is refused: %s', (written, fault) => {
  expect(readOldHash(written)).toEqual({ fault })
})

test('a directory is told of each as it can compare it', () => {
  expect([ssha, bcrypt, '$argon2id$v=19$m=64,t=1,p=1$a$b'].map(asDirectoryHash)).toEqual([
    ssha,
    `{CRYPT}${bcrypt}`,
    '{ARGON2}$argon2id$v=19$m=64,t=1,p=1$a$b',
  ])
})
