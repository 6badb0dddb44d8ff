import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { GardenPath } from '../../../src/model/path.ts'
import { findWithheldFiles } from '../../../src/session/find-withheld-files.ts'

/** Which paths the settings in a folder keep back, and what is told of them, for a garden in it. */
function withheld(files: Readonly<Record<string, string>>, paths: readonly string[], garden = '') {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'all', path)), { recursive: true })
    writeFileSync(join(folder, 'all', path), text)
  }
  const notices: string[] = []
  const { find } = findWithheldFiles(join(folder, 'all', garden), false, (message) => notices.push(message))
  return { kept: paths.filter((path) => find(path as GardenPath)), notices, find, folder }
}

describe('what the settings of other programs keep back', () => {
  it('is what Obsidian Publish excludes', () => {
    const excluded = { '.obsidian/publish.json': '{ "excluded": ["Diary", "Work/Plans/", "Été"] }' }
    const paths = [
      'Diary/a.md',
      'diary/a.png',
      'Diary.md',
      'Diaryish/a.md',
      'Work/a.md',
      'Work/Plans/a.md',
      'Été/a.md',
    ]
    expect(withheld(excluded, paths).kept).toEqual([
      'Diary/a.md',
      'diary/a.png',
      'Work/Plans/a.md',
      'Été/a.md',
    ])
    // A garden that is a folder of the vault.
    expect(withheld(excluded, ['Plans/a.md', 'b.md'], 'Work').kept).toEqual(['Plans/a.md'])
    expect(withheld({ '.obsidian/publish.json': '{"excluded": ["/"]}' }, ['a.md']).kept).toEqual(['a.md'])
  })

  it('is what Quartz ignores, from its folder of content on', () => {
    const ignored = { 'quartz.config.ts': 'ignorePatterns: ["private", "**/x.md", "*.key.md"]' }
    const paths = [
      'private/a.md',
      'content/private/a.md',
      'content/a/x.md',
      'b/c.key.md',
      'content/private.md',
      'y/private/a.md',
    ]
    expect(withheld(ignored, paths).kept).toEqual(paths.slice(0, 4))
    expect(withheld(ignored, ['private/a.md', 'a/x.md', 'a.md'], 'content').kept).toEqual([
      'private/a.md',
      'a/x.md',
    ])
    const yaml = { 'quartz.config.yaml': 'configuration:\n  ignorePatterns: [private]' }
    expect(withheld(yaml, ['private/a.md', 'b.md']).kept).toEqual(['private/a.md'])
  })

  it('is what MkDocs leaves out, and private vaults of Dendron', () => {
    const mkdocs = {
      'mkdocs.yml': 'draft_docs: |\n  # not yet\n  plan*.md\n  /later/\nexclude_docs: secret/\n',
    }
    const paths = ['docs/a/plan1.md', 'docs/later/a.md', 'docs/x/secret/a.md', 'docs/a/later.md']
    expect(withheld(mkdocs, paths).kept).toEqual(paths.slice(0, 3))
    const dendron = {
      'dendron.yml': 'workspace:\n  vaults:\n  - {fsPath: own, visibility: private}\n  - {fsPath: open}',
    }
    expect(withheld(dendron, ['own/a.md', 'open/a.md']).kept).toEqual(['own/a.md'])
    expect(withheld(dendron, ['notes/a.md'], 'own').kept).toEqual(['notes/a.md'])
  })

  it('is what Jekyll leaves out', () => {
    const jekyll = { '_config.yml': 'exclude:\n- inside/\n- /plans\n- README.md\n- "*.key.md"\n' }
    const paths = ['inside/a.md', 'plans/b.md', 'README.md', 'a/c.key.md', 'a/README.md', 'a/plans.md']
    expect(withheld(jekyll, paths).kept).toEqual(paths.slice(0, 4))
  })

  it('is what a Dendron site shows nothing of', () => {
    const paths = [
      'vault/root.md',
      'vault/book.md',
      'vault/book.a.md',
      'vault/bookish.md',
      'vault/assets/a.png',
    ]
    const limited = (settings: string) => withheld({ 'dendron.yml': settings }, paths).kept
    expect(limited('publishing:\n  siteHierarchies: [book]\n')).toEqual(['vault/root.md', 'vault/bookish.md'])
    expect(limited('site:\n  siteHierarchies:\n  - book\n  - bookish\n')).toEqual(['vault/root.md'])
    expect(limited('publishing:\n  siteHierarchies: [root]\n')).toEqual([])
    const kept = ['vault/book.md', 'vault/book.a.md']
    const asked = 'publishing:\n  hierarchy:\n    book: { publishByDefault: false }\n'
    expect(limited(asked)).toEqual(kept)
    expect(withheld({ 'dendron.yml': asked }, []).find('vault/book.md' as GardenPath)).toMatchObject({
      words: '"book" in publishByDefault',
      unless: 'published',
      line: 3,
    })
    const vaults = 'vaults:\n- {fsPath: vault, name: mine}\n- {fsPath: open}\n'
    const byVault = `${vaults}site:\n  config:\n    root:\n      publishByDefault: { mine: false, open: true }\n`
    expect(withheld({ 'dendron.yml': byVault }, ['vault/a.md', 'open/a.md']).kept).toEqual(['vault/a.md'])
  })

  it('is named with the file and the line', () => {
    const { find } = withheld({ '.obsidian/publish.json': '{\n"excluded": [\n"A"]}' }, [])
    expect(find('A/b.md' as GardenPath)).toEqual({
      words: '"A" in excluded',
      file: '.obsidian/publish.json',
      line: 3,
      tools: 'Obsidian Publish',
      unless: 'publish',
    })
  })

  it('is told of where it cannot be known', () => {
    const told = (files: Readonly<Record<string, string>>) => withheld(files, []).notices
    expect(told({ 'quartz.config.ts': 'ignorePatterns: [...usual]' })).toEqual([
      expect.stringContaining('quartz.config.ts: not all of ignorePatterns can be read'),
    ])
    expect(told({ 'quartz.config.ts': 'ignorePatterns: ["+(a|b)"]' })).toEqual([
      expect.stringContaining('quartz.config.ts:1: "+(a|b)" is no pattern'),
    ])
    expect(told({ 'mkdocs.yml': ' '.repeat(2_000_000) })[0]).toMatch(
      /^what mkdocs.yml keeps from the public is not known: .*has 2000000 bytes/,
    )
    expect(told({ 'quartz.config.ts/a': 'a folder' })).toEqual([])
    const { folder } = withheld({ a: '' }, [])
    symlinkSync('/dev/zero', join(folder, 'all/mkdocs.yml'))
    const notices: string[] = []
    expect(findWithheldFiles(join(folder, 'all'), false, (message) => notices.push(message)).files).toEqual(
      [],
    )
    expect(notices).toEqual([])
  })
})
