import { describe, expect, it } from 'vitest'
import { settingOf } from '../../../src/define/setting.ts'
import { readTokens } from '../../../src/features/theme/answer-theme.ts'
import { readPublishCss } from '../../../src/features/theme/read-publish-css.ts'
import { filesOfTheme, renderTheme } from '../../../src/features/theme/theme-css.ts'
import { themeSetting } from '../../../src/features/theme/theme-setting.ts'
import { composeStyle } from '../../../src/site/compose-style.ts'

const problemsOf = (value: unknown, isData = false): readonly string[] => {
  const result = themeSetting.read(value, isData)
  return 'value' in result ? [] : result.map(({ at, problem }) => `${at ?? ''}: ${problem}`)
}

describe('the setting "theme"', () => {
  it('takes what it says it takes', () => {
    const everything = {
      name: 'workbench',
      accent: 'oklch(50% 0.12 250)',
      fonts: { text: 'Noto Serif', interface: ['fonts/Inter.woff2'], code: 'fonts/Iosevka Term.woff2' },
      radius: 0,
      density: 'compact',
      css: 'style/garden.css',
    }
    expect(problemsOf(everything)).toEqual([])
    expect(settingOf({ settings: { theme: everything } }, themeSetting)).toEqual(everything)
    expect(settingOf({ settings: {} }, themeSetting)).toEqual({})
  })

  it.each([
    [3, ': found 3, expected an object such as { "accent": "#0a6ebd" }'],
    [{ acent: '#000' }, 'acent: unknown setting, expected one of name, density, accent, radius, css, fonts'],
    [{ name: 'neon' }, 'name: found "neon", expected "notebook" or "broadsheet" or "workbench"'],
    [
      { accent: 'mauve' },
      'accent: found "mauve", expected a colour such as "#0a6ebd", "rgb(10 110 189)" or "oklch(50% 0.12 250)"',
    ],
    [{ radius: 99 }, 'radius: found 99, expected pixels from 0 to 24'],
    [
      { css: '../evil.css' },
      'css: found "../evil.css", expected a file of the garden such as "style/garden.css"',
    ],
    [
      { fonts: { text: 'x"; } * {' } },
      'fonts.text: found "x\\"; } * {", expected the name of a family, or files such as "fonts/Literata.woff2"',
    ],
    [
      { fonts: { text: 'https://e.example/a.woff2' } },
      'fonts.text: found "https://e.example/a.woff2", expected the name of a family, or files such as "fonts/Literata.woff2"',
    ],
    [{ fonts: { body: 'Inter' } }, 'fonts.body: unknown setting, expected one of text, interface, code'],
  ])('names what is wrong with %j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem])
  })

  it('names CSS only where somebody allowed the config to run', () => {
    expect(problemsOf({ css: 'a.css' })).toEqual([])
    expect(problemsOf({ css: 'a.css' }, true)[0]).toMatch(/^css: found CSS in a config that is read unasked/)
  })
})

describe('a theme', () => {
  it('that says nothing adds nothing', () => {
    expect(renderTheme({})).toEqual({ css: '', replaces: [] })
  })

  it('carries its fonts as faces, and has none of ours fetched that it replaces', () => {
    const theme = { fonts: { text: ['fonts/Elm.woff2', 'fonts/Elm-Italic.woff2'], code: 'Iosevka' } } as const
    const { css, replaces } = renderTheme(theme)
    expect(filesOfTheme(theme)).toEqual(['fonts/Elm.woff2', 'fonts/Elm-Italic.woff2'])
    expect(replaces).toEqual(['text'])
    expect(css).toContain('src:url("assets/fonts/Elm-Italic.woff2");font-style:italic')
    expect(css).toContain('--text-face:"Garden Text", Charter')
    expect(css).toContain('--code-face:"Iosevka", ui-monospace')
  })

  it('names files so that nothing in them ends the CSS', () => {
    const { css, sheetHref } = renderTheme({ css: `a "b') (c.css`, fonts: { text: `x"')\u00fc.woff2` } })
    expect(sheetHref).toBe('assets/a%20%22b%27%29%20%28c.css')
    expect(css).toContain('url("assets/x%22%27%29%C3%BC.woff2")')
  })

  it('wins over our styles, and a sheet of the garden over both', async () => {
    const look = renderTheme({ radius: 3, css: 'mine.css' })
    const style = await composeStyle(
      [
        { name: 'math', about: '', style: './math.css' },
        { name: 'own', about: '', style: '.own{color:red}' },
      ],
      new Map([['theme', look]]),
      async (name) =>
        ({
          'web/styles/site.css': ':root{--radius:6px}',
          'src/features/math/math.css': '@layer hortus;.katex{}',
        })[name],
    )
    expect(style).toBe(`@layer hortus,look,features,garden;
@import url("assets/mine.css") layer(garden);
@layer hortus{
:root{--radius:6px}
}
@layer look{
:root:root{--radius:3px}
}
@layer features{
.own{color:red}
}
@layer hortus;.katex{}`)
  })
})

describe('the tokens of a stylesheet', () => {
  it('are what holds for every page, the last value of each', () => {
    const css = `@layer a;@layer a{:root{--ink:light-dark(oklch(1% 0 0),oklch(9% 0 0));--size:1rem;--mark:url("x;y")}
@media (width<48em){:root{--size:.9rem}}a{--size:3rem}}
:root:root{--size:1.2rem;--face:"A; B", serif}`
    expect(readTokens(css)).toEqual([
      { name: '--ink', light: 'oklch(1% 0 0)', dark: 'oklch(9% 0 0)' },
      { name: '--size', light: '1.2rem', dark: '1.2rem' },
      { name: '--face', light: '"A; B", serif', dark: '"A; B", serif' },
    ])
  })
})

describe("an Obsidian user's publish.css", () => {
  it('gives the accent, the fonts and the corners, and says what is left', () => {
    const css = `/* --radius-m: 1px */
.published-container {
  --accent-h: 210; --accent-s: 80%;
  --accent-l: 40%;
  --font-text-theme: 'Literata', serif;
  --font-monospace: Iosevka !important;
  --radius-s: 4px;
  --h1-size: 2em;
  --page-width: 900px;
}
.site-body h1 { color: red }`
    expect(readPublishCss(css)).toEqual({
      theme: {
        accent: expect.stringMatching(/^oklch\(/),
        fonts: { text: 'Literata', code: 'Iosevka' },
        radius: 4,
      },
      taken: [
        '--accent-h',
        '--accent-l',
        '--accent-s',
        '--font-monospace',
        '--font-text-theme',
        '--radius-s',
      ],
      left: { variables: ['--h1-size', '--page-width'], rules: 1 },
    })
  })

  it('gives nothing that is no plain value', () => {
    const css =
      ':root{--text-accent:var(--x);--font-text:"a\\"};*{}";--radius-m:calc(1px + 99px);--font-interface:url(x)}'
    expect(readPublishCss(css).theme).toEqual({})
  })

  it('takes time in proportion to its length, however it is written', () => {
    for (const bad of ['--a', '{', '/*', ':root{', '--a:;'])
      expect(readPublishCss(bad.repeat(60_000)).theme).toEqual({})
  })
})
