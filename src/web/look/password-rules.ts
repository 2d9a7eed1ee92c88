/** The institution's password rules as lines beside the field; those a browser can judge are ticked while one types. */
import type { Language } from '../../core/language.ts'
import type { PasswordPolicy } from '../../core/secrets/password-policy-setting.ts'
import { passwordRules } from '../../core/secrets/password-rules-texts.ts'
import type { LiveCheck } from './live-check.ts'
import type { PasswordRule } from './password-field.tsx'

/** For `<PasswordField rules>`: the same words as the policy's own, in the same order. */
export function rulesBeside(policy: PasswordPolicy, language: Language): PasswordRule[] {
  const checks = checksOf(policy, language)
  return passwordRules(policy, language).map((text) => {
    const check = checks.get(text)
    return check ? { text, check } : { text }
  })
}

/** A rule's line is found by asking for the lines of a policy that has this rule alone. */
function checksOf(policy: PasswordPolicy, language: Language): ReadonlyMap<string, LiveCheck> {
  const { minLength, maxLength, maxRepeats, kinds } = policy
  const bare: PasswordPolicy = {
    ...policy,
    ...{ maxRepeats: null, kinds: null, forbidNameParts: false, forbidUsernameParts: false },
    ...{ forbidInstitutionNames: false, forbidBirthDate: false, leaked: false, history: 0 },
  }
  const always = new Set(passwordRules(bare, language))
  const lineOf = (rule: Partial<PasswordPolicy>) =>
    passwordRules({ ...bare, ...rule }, language).find((line) => !always.has(line)) ?? ''
  const checks = new Map<string, LiveCheck>()
  checks.set([...always][0] ?? '', { kind: 'length', least: minLength, most: maxLength })
  if (maxRepeats !== null) checks.set(lineOf({ maxRepeats }), { kind: 'run', most: maxRepeats })
  if (kinds !== null)
    checks.set(lineOf({ kinds }), { kind: 'groups', least: kinds.atLeast, special: kinds.special })
  return checks
}
