/** What a guide, or a part of it, may be for: `{{ only recovery.eid }}` is shown where electronic ID gives back a password. */
import type { Institution } from '../institution/institution.ts'

const conditions = {
  activation: ({ features, activation }) => features.activation && activation.who.length > 0,
  'activation.eid': ({ activation }) => ways(activation).includes('eid'),
  'activation.pin': ({ activation }) => ways(activation).includes('pin'),
  'activation.onDays': ({ activation }) => activation.opens.length > 0,
  'activation.temporaryNumber': ({ activation }) => activation.temporaryNumber !== null,
  'activation.exchangeWaived': ({ activation }) => (activation.waivers.exchange ?? []).length > 0,
  'activation.feeNeeded': ({ activation }) => activation.needs.includes('semester-fee'),
  devices: ({ features, devices }) => features.devicesChecklist && devices.length > 0,
  doorPin: ({ features, pin }) => features.doorPin && pin.door.offered,
  eid: ({ eid }) => eid.offered,
  'help.campusComputers': ({ help }) => help.campusComputers.length > 0,
  'help.noStudentRegister': ({ help }) => help.noStudentRegister !== null,
  'help.otherProblems': ({ help }) => help.otherProblems !== null,
  'help.otherProgrammes': ({ help }) => help.otherProgrammes !== null,
  'help.pages': ({ help }) => help.pages.length > 0,
  'help.semesterStart': ({ help }) => help.semesterStart.length > 0,
  'help.studentNumber': ({ help }) => help.studentNumber !== null,
  offices: ({ offices }) => offices.length > 0,
  'passwords.expire': ({ passwords }) => passwords.validFor !== null,
  'passwords.leaked': ({ passwords }) => passwords.policy.leaked,
  'passwords.suggestions': ({ passwords }) => passwords.suggestions.offered,
  'pin.access.comesFrom': ({ pin }) => pin.access.comesFrom !== null,
  'pin.one': ({ pin }) => pin.one,
  'pin.two': ({ pin }) => !pin.one,
  projects: ({ projects }) => projects.offered,
  recovery: ({ features }) => features.recovery,
  'recovery.afterDeactivation': ({ recovery }) => recovery.afterDeactivation.offered,
  'recovery.eid': ({ recovery }) => recovery.password.includes('eid'),
  'recovery.personalMail': ({ recovery }) => recovery.password.includes('personal-mail-and-sms'),
  'recovery.projectLink': ({ recovery }) => recovery.password.includes('project-link'),
  'recovery.temporaryPassword': ({ recovery }) =>
    recovery.afterEid.includes('temporary-password') || recovery.password.includes('personal-mail-and-sms'),
  rules: ({ rulesDocuments }) => rulesDocuments.length > 0,
  secondFactor: ({ features }) => features.secondFactor,
  'secondFactor.app': ({ secondFactor }) => secondFactor.kinds.includes('authenticator-app'),
  'secondFactor.passkey': ({ secondFactor }) => secondFactor.kinds.includes('passkey'),
  'secondFactor.required': ({ secondFactor }) => secondFactor.required.length > 0,
  'secondFactor.voluntary': ({ secondFactor }) => secondFactor.required.length === 0,
  'secondFactor.recoveryCodes': ({ secondFactor }) => secondFactor.recoveryCodes > 0,
  'secondFactor.lost.eid': ({ secondFactor }) => secondFactor.whenLost.includes('eid'),
  'secondFactor.lost.waiting': ({ secondFactor }) => secondFactor.whenLost.includes('waiting-period'),
  'secondFactor.lost.projectLink': ({ secondFactor }) => secondFactor.whenLost.includes('project-link'),
  services: ({ services }) => services.length > 0,
  'services.ownPassword': ({ services }) => services.some((service) => service.ownPassword !== null),
  sharedComputers: ({ features }) => features.sharedComputers,
  students: ({ registers }) => registers.fs !== null,
  'students.fee': ({ registers, lifecycle }) =>
    registers.fs !== null && lifecycle.student.needs.includes('semester-fee'),
  'students.registration': ({ registers, lifecycle }) =>
    registers.fs !== null && lifecycle.student.needs.includes('semester-registration'),
  employees: ({ registers }) => registers.hr !== null,
  'usernames.older': ({ usernames }) => usernames.alsoWorking.length > 0,
  visibility: ({ features, visibility }) =>
    features.visibility && (visibility.mobile.mayChoose || visibility.picture.mayChoose),
  'visibility.registerOverrules': ({ visibility }) => visibility.mobile.laterChange === 'register-overrules',
} satisfies Record<string, (institution: Institution) => boolean>

export type ConditionName = keyof typeof conditions

/** Their names, for whoever writes a guide. */
export const conditionNames = Object.keys(conditions) as ConditionName[]

/** Whether it is so at this institution; null when there is no such condition. */
export function holds(name: string, institution: Institution): boolean | null {
  return isCondition(name) ? conditions[name](institution) : null
}

function isCondition(name: string): name is ConditionName {
  return Object.hasOwn(conditions, name)
}

function ways({ ways: { student, employee } }: Institution['activation']) {
  return [...student, ...employee]
}
