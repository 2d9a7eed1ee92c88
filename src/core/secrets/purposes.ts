/** Every purpose that keys are used for, in one list, so that none is used for two things (case L-14). */

/** Blind indexes, seals and codes, by purpose; the name is part of the key and never changes. */
export const purposes = {
  identityNumber: 'identity-number',
  registerLine: 'register-line',
  accessPin: 'access-pin',
  doorPin: 'door-pin',
  session: 'session',
  device: 'device',
  csrf: 'csrf',
  throttle: 'throttle',
  address: 'address',
  typedNumber: 'typed-number',
  mailLink: 'mail-link',
  job: 'job',
  messageAddress: 'message-address',
} as const
