/** What the page ticks while somebody types says the same as the policy that decides. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../core/language.ts'
import { objectionsTo } from '../../core/secrets/password-policy.ts'
import { passwordPolicySetting } from '../../core/secrets/password-policy-setting.ts'
import { passwordRules } from '../../core/secrets/password-rules-texts.ts'
import { isPassword, preparePassword } from '../../core/secrets/password.ts'
import { meets } from './live-check.ts'
import { rulesBeside } from './password-rules.ts'

const special = ',;.:-_*!"#\'%&/()<>^=?@$+\\{|}~[]`'
const policy = passwordPolicySetting.parse({
  minLength: 16,
  maxRepeats: 3,
  kinds: { atLeast: 3, special },
  forbidNameParts: true,
  leaked: true,
})
const nobody = { names: [], username: null, studentNumber: null, institutionNames: [], born: null }
const unheard = { leaked: false, usedBefore: false }

describe('the rules beside the password field', () => {
  it.each(languages)(
    'stand in the words of the policy, three of them ticked by the page (%s)',
    (language) => {
      const rules = rulesBeside(policy, language)
      expect(rules.map(({ text }) => text)).toEqual(passwordRules(policy, language))
      expect(rules.flatMap(({ check }) => (check ? [check.kind] : []))).toEqual(['length', 'groups', 'run'])
    },
  )

  it('tick exactly what the policy accepts', () => {
    const letters = fc.constantFrom('a', 'B', 'å', 'É', '7', '٣', '!', '“', '€', ' ', '😀', 'ﬁ', 'e\u0301')
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 24 }), (typed) => {
        const password = preparePassword(typed.join(''))
        if (!isPassword(password)) return
        const objections = objectionsTo(password, policy, nobody, unheard).map(({ objection }) => objection)
        const ticked = (kind: string) =>
          rulesBeside(policy, 'nb').some(({ check }) => check?.kind === kind && meets(check, typed.join('')))
        expect(ticked('length')).toBe(!objections.includes('too-short') && !objections.includes('too-long'))
        expect(ticked('run')).toBe(!objections.includes('repeats'))
        expect(ticked('groups')).toBe(!objections.includes('too-few-kinds'))
      }),
    )
  })

  it('refuse words of the person', () => {
    expect(meets({ kind: 'without', words: ['Kari', 'No'] }, 'her bor KARI i huset')).toBe(false)
    expect(meets({ kind: 'without', words: ['Kari', 'No'] }, 'nordlys over byen')).toBe(true)
  })
})
