import { describe, expect, it } from 'vitest'
import { type Analytics, analyticsSetting } from '../../../src/features/analytics/analytics-setting.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { Address, Href, PageAssets } from '../../../src/model/page.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../src/session/session.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

const plausible: Analytics = {
  script: 'https://plausible.io/js/script.js',
  attributes: { 'data-domain': 'notes.example"><b>' },
  sendsTo: ['plausible.io'],
}

async function pagesWith(
  settings: Readonly<Record<string, unknown>>,
  assets: Partial<PageAssets> = {},
): Promise<readonly string[]> {
  const options = { ...defaultGardenOptions, settings }
  const session = createSession({
    store: createMemoryStore({ 'Page cache.md': '# Page cache' }),
    options,
    features: everyFeature,
    pool: createPreparePool({ options, plugins: noPlugins }),
    assets: { stylesheet: '/style.css' as Href, ...assets },
  })
  const snapshot = await session.update()
  return Promise.all(
    ['', 'page-cache/', 'all-notes/'].map((address) =>
      snapshot.render(snapshot.pageByAddress.get(address as Address)!),
    ),
  )
}

const rulesOf = (page: string): readonly string[] =>
  (/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '').split('; ')

describe('a script that counts readers', () => {
  it('stands on every page with what it asks for, and pages allow it and its host alone', async () => {
    for (const page of await pagesWith({ analytics: plausible })) {
      expect(page).toContain(
        '<script defer src="https://plausible.io/js/script.js" data-domain="notes.example&quot;>&lt;b>"></script>',
      )
      expect(rulesOf(page).filter((rule) => rule.includes('plausible'))).toEqual([
        "script-src 'self' https://plausible.io/js/script.js",
        "connect-src 'self' https://plausible.io",
      ])
    }
  })

  it('is nowhere without the setting', async () => {
    for (const page of await pagesWith({})) {
      expect(rulesOf(page)).toContain("script-src 'self'")
      expect(page).not.toMatch(/<script[^>]*https:/)
    }
  })

  it('is on no page of the local server, which can write notes', async () => {
    for (const page of await pagesWith({ analytics: plausible }, { live: '/-/live.js' as Href }))
      expect(page).not.toContain('plausible')
  })

  it('sends to its own host where nothing else is said', () => {
    expect(analyticsSetting.read({ script: 'https://count.example:8443/c.js' }, false)).toEqual({
      value: { script: 'https://count.example:8443/c.js', attributes: {}, sendsTo: ['count.example:8443'] },
    })
  })

  it.each([
    [{ script: 'http://count.example/c.js' }, 'found "http://count.example/c.js", expected an address'],
    [{ script: 'https://count.example/c.js; script-src *' }, 'expected an address'],
    [{ script: 'https://count.example/c.js?x' }, 'without a question mark'],
    [{ ...plausible, attributes: { onload: 'x()' } }, 'expected texts by names'],
    [{ ...plausible, sendsTo: ["'unsafe-inline'"] }, 'expected a list of host names'],
    [{ ...plausible, sendsTo: ['*'] }, 'expected a list of host names'],
    [{ ...plausible, async: true }, 'unknown setting'],
    ['https://count.example/c.js', 'expected { script'],
  ])('refuses %j', (value, problem) => {
    const read = analyticsSetting.read(value, false)
    expect('value' in read ? [] : read.map((one) => one.problem).join()).toContain(problem)
  })

  it('is not taken from JSON, which comes with the notes of whoever wrote them', () => {
    const read = analyticsSetting.read(plausible, true)
    expect('value' in read ? [] : read.map((one) => one.problem).join()).toContain('hortus.config.ts alone')
  })
})
