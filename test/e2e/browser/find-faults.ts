import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(part: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** What axe finds wrong with a part of a page for readers who cannot see or point well; none where all is right. */
export async function findFaults(page: Page, part = 'html'): Promise<readonly string[]> {
  // Not as a script of the page: its policy allows no others.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (selector) => {
    const { axe: loaded } = window as unknown as { axe: Axe }
    // What is well need not be described.
    const { violations } = await loaded.run(selector, { resultTypes: ['violations'], selectors: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, part)
}
