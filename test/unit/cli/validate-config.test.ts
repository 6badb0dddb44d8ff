import { describe, expect, it } from 'vitest'
import type { GardenConfig } from '../../../src/cli/define-garden.ts'
import { validateConfig } from '../../../src/cli/validate-config.ts'
import { shippedSettings } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'

describe('a config', () => {
  it('may be empty, or say everything', () => {
    const {
      withoutFeatures: _off,
      settings: _own,
      settingsFile: _file,
      isNamedByFolder: _named,
      ...usual
    } = defaultGardenOptions
    const everything: Required<GardenConfig> = {
      ...usual,
      baseUrl: 'https://notes.example',
      base: '/notes/',
      lang: 'de-AT',
      dialects: ['logseq'],
      ignore: ['private/**'],
      remarkPlugins: [() => {}, [() => {}, { depth: 2 }]],
      rehypePlugins: [],
      features: { series: false },
      layout: { home: ['start', '*'] },
      home: ['start', 'text'],
      navigation: {
        order: ['about.md', 'tags'],
        hidden: ['wanted'],
        links: [{ title: 'Blog', url: 'https://ada.example/blog' }],
      },
      author: { name: 'Ada', url: 'https://ada.example', avatar: 'img/ada.png', about: 'Writes.' },
      links: ['https://example.org/@ada', 'mailto:ada@example.org'],
      logo: 'leaf.svg',
      favicon: 'leaf.png',
      footer: 'Written *slowly*.',
      license: 'CC-BY-4.0',
      copyright: '2026 Ada',
      webmention: 'https://mentions.example/ada',
      analytics: { script: 'https://count.example/c.js', attributes: { 'data-domain': 'ada.example' } },
      feeds: 'full',
      pictures: 'webp',
      cards: 'some',
      comments: { frame: 'https://talk.example/?page={path}' },
      versions: 20,
      gardens: { kernel: 'https://kernel.example/' },
      inventory: false,
      offline: true,
      drawDiagrams: 'browser',
      cache: 's3://bucket/notes?endpoint=https://store.example',
      theme: {
        name: 'broadsheet',
        accent: '#0a6ebd',
        fonts: { text: 'Literata' },
        radius: 0,
        density: 'roomy',
      },
    }
    expect(validateConfig({})).toEqual([])
    expect(validateConfig(everything, false, shippedSettings)).toEqual([])
  })

  it('may leave a setting undefined', () => {
    expect(validateConfig({ title: undefined })).toEqual([])
  })

  it.each([
    [{ titel: 'x' }, 'titel: unknown setting, did you mean "title"?'],
    [{ linebreaks: 'obsidian' }, 'linebreaks: unknown setting, did you mean "lineBreaks"?'],
    [{ zzz: 1 }, 'zzz: unknown setting'],
    [{ title: 3 }, 'title: found 3, expected text'],
    [{ title: ' ' }, 'title: found " ", expected a name to show on every page'],
    [{ drafts: 'yes' }, 'drafts: found "yes", expected true or false'],
    [{ parser: 'marked' }, 'parser: found "marked", expected "native" or "remark"'],
    [{ ignore: 'x' }, 'ignore: found "x", expected a list of texts'],
    [{ ignore: ['a', 1] }, 'ignore: found 1, expected text'],
    [{ ignore: ['+(a+)+(a+)b'] }, 'ignore: found "+(a+)+(a+)b", expected a pattern such as "drafts/**"'],
    [{ ignore: ['!private/**'] }, 'ignore: found "!private/**", expected a pattern such as "drafts/**"'],
    [
      { ignore: Array.from({ length: 200 }, () => '*a'.repeat(50)) },
      'ignore: found patterns of 20000 characters, expected at most 10000',
    ],
    [{ lang: 'english please' }, 'lang: found "english please", expected a language tag such as "en"'],
    [{ base: '/a b/' }, 'base: found "/a b/", expected a path such as "/notes/"'],
    [{ base: '/../' }, 'base: found "/../", expected a path such as "/notes/"'],
    [
      { baseUrl: 'notes.example' },
      'baseUrl: found "notes.example", expected an address without a path, such as "https://notes.example"',
    ],
    [{ budget: 5 }, 'budget: found 5, expected an object with settings'],
    [{ budget: { maxDepth: 0 } }, 'budget.maxDepth: found 0, expected a whole number above 0'],
    [{ budget: { maxdepth: 1 } }, 'budget.maxdepth: unknown setting, did you mean "budget.maxDepth"?'],
    [
      { remarkPlugins: ['remark-x'] },
      'remarkPlugins: found "remark-x", expected a plugin or [plugin, options]',
    ],
    [{ remarkPlugins: () => {} }, 'remarkPlugins: found a function, expected a list of plugins'],
    [[], 'the config: found a list, expected an object with settings'],
    [null, 'the config: found null, expected an object with settings'],
    [
      { iframeHosts: ['a.example', 'https://b'] },
      'iframeHosts: found "https://b", expected a host name such as "player.vimeo.com"',
    ],
  ])('%j is refused', (config, problem) => {
    expect(validateConfig(config)).toEqual([problem])
  })

  it('asks for a larger budget only where it is a program, and for no boundless one', () => {
    const more = { budget: { maxBytes: 4_000_000, maxMilliseconds: 30_000 } }
    expect(validateConfig(more)).toEqual([])
    expect(validateConfig(more, true)).toEqual([
      'budget.maxBytes: found 4000000, expected at most 1048576 (more in hortus.config.ts or .js, which runs only where you allow it)',
      'budget.maxMilliseconds: found 30000, expected at most 2000 (more in hortus.config.ts or .js, which runs only where you allow it)',
    ])
    expect(validateConfig({ budget: { maxBytes: 1_000, maxEmbedded: 4_194_304 } }, true)).toEqual([])
    for (const key of Object.keys(defaultGardenOptions.budget))
      expect(validateConfig({ budget: { [key]: 1e12 } })).toEqual([
        expect.stringMatching(`^budget.${key}: found 1000000000000, expected at most \\d+$`),
      ])
  })

  it('may hold values that JSON has no words for', () => {
    expect(validateConfig({ title: 1n, base: Symbol('a') })).toEqual([
      'title: found 1, expected text',
      'base: found Symbol(a), expected a path such as "/notes/"',
    ])
  })

  it('takes keys that every object has for unknown ones', () => {
    expect(validateConfig(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toEqual([
      '__proto__: unknown setting',
      'constructor: unknown setting',
    ])
  })

  it('is told all its problems at once', () => {
    expect(validateConfig({ title: 1, lang: 2 })).toHaveLength(2)
  })
})
