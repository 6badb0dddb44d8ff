import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAddress } from '../../../src/cli/init/read-address.ts'
import { runInit } from '../../../src/cli/init/run-init.ts'

function garden(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-init-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** Runs it with answers to what is asked, in order, and gives the questions and the settings. */
async function begin(folder: string, answers: readonly string[]): Promise<readonly [string[], unknown]> {
  const questions: string[] = []
  await runInit({
    folder,
    isDry: false,
    say: () => {},
    ask: async (question, usual, check) => {
      const answer = answers[questions.length] ?? ''
      questions.push(question)
      expect(check(answer === '' ? usual : answer)).toBe(true)
      return answer === '' ? usual : answer
    },
  })
  return [questions, JSON.parse(readFileSync(join(folder, 'hortus.config.json'), 'utf8'))]
}

/** What it says where nobody is there to be asked. */
async function sayings(folder: string): Promise<string> {
  const said: string[] = []
  await runInit({ folder, isDry: true, say: (text) => said.push(text) })
  return said.join('\n')
}

describe('hortus init', () => {
  it('asks four things of notes that nothing is known of', async () => {
    const answers = ['My notes', 'Ada', 'me.github.io/notes', 'yes']
    const [questions, settings] = await begin(garden({ 'a.md': 'A\n' }), answers)
    expect(questions).toHaveLength(4)
    expect(settings).toEqual({
      title: 'My notes',
      author: 'Ada',
      baseUrl: 'https://me.github.io',
      base: '/notes/',
      lineBreaks: 'obsidian',
    })
  })

  it('asks only for what the settings of another program do not say', async () => {
    const folder = garden({
      'mkdocs.yml': 'site_name: Docs\nsite_author: Ada\nsite_url: https://docs.example\n',
    })
    const [questions, settings] = await begin(folder, [])
    expect(questions).toEqual(['What is the garden called?'])
    expect(settings).toEqual({ title: 'Docs', author: 'Ada', baseUrl: 'https://docs.example' })
  })

  it.each([
    ['!ENV [NAME, OTHER, "My docs"]', 'title: "My docs"  (site_name'],
    ['!ENV NAME', '(the name of the folder)'],
  ])('takes no name of the environment for what it stands for: %s', async (written, expected) => {
    expect(await sayings(garden({ 'mkdocs.yml': `site_name: ${written}\n` }))).toContain(expected)
  })

  it('says each setting where nobody is asked, the name of the folder too', async () => {
    const folder = garden({ 'a.md': 'A\n' })
    expect(await sayings(folder)).toContain('  title: "Hortus init')
    expect(await sayings(garden({ 'mkdocs.yml': 'site_name: Docs\n' }))).not.toContain('name of the folder')
  })

  it('says and writes the language where all notes that tell it are in one, and leaves it open elsewhere', async () => {
    const german =
      'Die Gezeiten werden vom Mond und von der Sonne bewegt, und das Meer steigt zweimal am Tag. '.repeat(6)
    const english =
      'The tides are moved by the moon and by the sun, and the sea rises two times on each day. '.repeat(6)
    expect((await begin(garden({ 'a.md': german, 'b.md': 'Tau.' }), []))[1]).toMatchObject({ lang: 'de' })
    expect(await sayings(garden({ 'a.md': german }))).toContain(
      '  lang: "de"  (what the notes are written in)',
    )
    expect(await sayings(garden({ 'a.md': 'يتحرك البحر مع القمر والشمس.' }))).toContain('lang: "ar"')
    for (const files of [{ 'a.md': german, 'b.md': english }, { 'a.md': 'Tau.' }]) {
      const said = await sayings(garden(files))
      expect(said).toContain('lang is left open')
      expect(said).not.toContain('"lang"')
    }
  })

  it('says of what other programs there are files that nothing was taken from', async () => {
    const folder = garden({ 'mkdocs.yml': 'site_name: Docs\n', 'hugo.toml': 'title = "H"\n' })
    expect(await sayings(folder)).toMatch(
      /^Notes of (MkDocs|Hugo).*\n {2}There are files of (MkDocs|Hugo) too: nothing was taken from them\.$/m,
    )
  })

  it('says that the settings of Obsidian are broken, and so what they exclude is unknown', async () => {
    const folder = garden({ 'a.md': 'A\n' })
    mkdirSync(join(folder, '.obsidian'))
    writeFileSync(join(folder, '.obsidian/app.json'), '{"userIgnoreFilters": ["Private/"')
    expect(await sayings(folder)).toContain(
      '.obsidian/app.json is not valid JSON: files that it excludes are not left out.',
    )
  })

  it.each(['cjs', 'cts', 'jsonc', 'yml', 'toml'])(
    'writes no settings beside those in hortus.config.%s, which are not read',
    async (ending) => {
      const folder = garden({ 'a.md': 'A\n', [`hortus.config.${ending}`]: '' })
      await expect(begin(folder, [])).rejects.toThrow(
        `hortus.config.${ending}: settings of this name are not read, expected hortus.config.ts`,
      )
      expect(readdirSync(folder)).toHaveLength(2)
    },
  )

  it('lets copies of settings lie', async () => {
    const folder = garden({ 'a.md': 'A\n', 'hortus.config.json.bak': '', 'hortus.config.md': 'B\n' })
    await expect(begin(folder, [])).resolves.toBeDefined()
  })

  it('writes nothing where the asking ends', async () => {
    const folder = garden({ 'a.md': 'A\n' })
    const ask = (): Promise<string> => Promise.reject(new Error('Nothing was written'))
    await expect(runInit({ folder, isDry: false, say: () => {}, ask })).rejects.toThrow('Nothing was written')
    expect(() => readFileSync(join(folder, 'hortus.config.json'))).toThrow()
  })
})

describe('an address of a site', () => {
  it.each([
    ['https://notes.example', { baseUrl: 'https://notes.example' }],
    ['notes.example/a/b', { baseUrl: 'https://notes.example', base: '/a/b/' }],
    ['http://localhost:8080/', { baseUrl: 'http://localhost:8080' }],
    ['https://ä.example/?q#h', { baseUrl: 'https://xn--4ca.example' }],
    ['notes', undefined],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['https://user@notes.example', undefined],
    ['https://notes.example/a b', undefined],
    ['', undefined],
  ])('is taken from %j, or not', (text, expected) => {
    expect(readAddress(text)).toEqual(expected)
  })

  it('has letters of any script, however many were read before', () => {
    const read = Array.from({ length: 20_000 }, () => readAddress('https://ä.example'))
    expect(read.filter((one) => one?.baseUrl !== 'https://xn--4ca.example')).toEqual([])
  })
})
