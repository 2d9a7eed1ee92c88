/** How a person works a page: with a pointer, or with the keyboard alone. Fields go by their fixed names. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export type Hands = {
  /** Types into a text field. */
  type(name: string, value: string): Promise<void>
  /** Chooses a radio button by its value, or by its place where the value is not known. */
  choose(name: string, which: string | number): Promise<void>
  tick(name: string): Promise<void>
  /** Sends the page's form by its one button. */
  send(): Promise<void>
  /** Follows a link of the page. */
  follow(href: string): Promise<void>
  /** Opens what the page has folded away. */
  unfold(): Promise<void>
}

const sendButton = 'main form[method=post] button:not([type=button])'

const fold = 'main summary'

/** Mouse or finger. */
export function byMouse(page: Page): Hands {
  return {
    type: async (name, value) => page.locator(`main [name="${name}"]`).fill(value),
    choose: async (name, which) => radio(page, name, which).check(),
    tick: async (name) => page.locator(`main [name="${name}"]`).check(),
    send: async () => page.locator(sendButton).first().click(),
    follow: async (href) => {
      const link = page.locator(`a[href$="${href}"]`).first()
      await Promise.all([page.waitForEvent('framenavigated'), link.click()])
    },
    unfold: async () => {
      await page.locator(fold).first().click()
      await unfolded(page)
    },
  }
}

/** Tab, Space, arrows and Enter; wherever the focus rests it must be seen (WCAG 2.4.7). */
export function byKeyboard(page: Page): Hands {
  const type = async (name: string, value: string) => {
    await tabTo(page, `main [name="${name}"]`)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(value)
  }
  const choose = async (name: string, which: string | number) => {
    await tabTo(page, `main input[type=radio][name="${name}"]`)
    await page.keyboard.press('Space')
    for (let presses = 0; !(await radio(page, name, which).isChecked()); presses += 1) {
      if (presses > 10) throw new Error(`the arrows do not reach ${name} ${which}`)
      await page.keyboard.press('ArrowDown')
    }
  }
  return {
    type,
    choose,
    tick: async (name) => {
      await tabTo(page, `main [name="${name}"]`)
      await page.keyboard.press('Space')
      expect(await page.locator(`main [name="${name}"]`).isChecked()).toBe(true)
    },
    send: async () => {
      await tabTo(page, sendButton)
      await leave(page)
    },
    follow: async (href) => {
      await tabTo(page, `a[href$="${href}"]`)
      await leave(page)
    },
    unfold: async () => {
      await tabTo(page, fold)
      await page.keyboard.press('Enter')
      await unfolded(page)
    },
  }
}

/** Waits until what opens is wholly open: a link that still moves is clicked beside. */
async function unfolded(page: Page): Promise<void> {
  const details = page.locator('main details[open]').first()
  await details.waitFor()
  // on a busy machine the movement begins some frames after the element says that it is open
  await pause(150)
  await details.evaluate(async (element) => {
    await Promise.all(element.getAnimations({ subtree: true }).map(async ({ finished }) => finished))
  })
}

function radio(page: Page, name: string, which: string | number) {
  return typeof which === 'string'
    ? page.locator(`main input[name="${name}"][value="${which}"]`)
    : page.locator(`main input[name="${name}"]`).nth(which)
}

async function leave(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Presses Tab until the focus is there. Going once round the page without meeting it means the keyboard cannot reach it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate((wanted) => {
      const focused = document.activeElement
      if (!(focused instanceof HTMLElement) || focused === document.body) return null
      const ringed = [focused, focused.closest('.ds-field')].some((element) => {
        const style = element === null ? null : getComputedStyle(element)
        return style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none')
      })
      return {
        there: focused.matches(wanted),
        what: `${focused.tagName} ${focused.id || (focused.textContent ?? '').trim().slice(0, 40)}`,
        // the link that leads past the menu is seen only while it has the focus, and needs no ring around it
        seen: ringed || (focused.matches('a[href^="#"]') && focused.getBoundingClientRect().top >= 0),
      }
    }, selector)
    if (at === null) continue
    expect(at.seen, `focus is not seen on ${at.what}`).toBe(true)
    if (at.there) return
  }
  throw new Error(`Tab never reaches ${selector} at ${page.url()}`)
}
