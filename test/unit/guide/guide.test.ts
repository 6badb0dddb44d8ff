import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../../src/cli/create-program.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { shippedFeatures, shippedSettings } from '../../../src/features/shipped.ts'
import { featureRules } from '../../../src/lint/feature-rules.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import { slotNames } from '../../../src/model/slot.ts'
import { privacyWords, privateFolders } from '../../../src/parse/privacy-words.ts'

const folder = new URL('../../../garden/guide/', import.meta.url)
const guide = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

/** The row of a table that begins with a name, or nothing. */
function rowOf(name: string): string {
  return guide.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? ''
}

describe('the guide', () => {
  it('explains every diagnostic', () => {
    const source = readFileSync(new URL('../../../src/model/diagnostic.ts', import.meta.url), 'utf8')
    const [, union] = /type KernelCode =\n((?: {2}\| '[a-z\d-]+'\n)+)/.exec(source) ?? []
    const codes = [...(union ?? '').matchAll(/'([^']+)'/g)].map(([, code]) => code!)
    expect(codes).toContain('missing-target')
    codes.push(...featureRules(shippedFeatures).map(({ code }) => code))
    expect(codes).toContain('series-gap')
    expect(codes.filter((code) => !guide.includes(`\`${code}\``))).toEqual([])
  })

  it('has a row for every setting, with what holds without it', () => {
    const {
      title,
      budget,
      templates,
      days,
      withoutFeatures: _fromFeatures,
      settings: _ofFeatures,
      settingsFile: _file,
      isNamedByFolder: _fromFolder,
      ...settings
    } = defaultGardenOptions
    expect(title).not.toBe('')
    for (const [key, usual] of Object.entries(settings)) {
      const row = rowOf(key)
      expect(row, key).not.toBe('')
      for (const value of [usual].flat()) if (value !== '') expect(row, key).toContain(`\`${value}\``)
    }
    for (const key of [
      'title',
      'templates',
      'days',
      'remarkPlugins',
      'rehypePlugins',
      ...shippedSettings.map(({ name }) => name),
      ...Object.keys(budget),
    ])
      expect(rowOf(key), key).not.toBe('')
    for (const usual of Object.values({ ...templates, ...days }))
      expect(guide).toContain(usual === '' ? usual : `\`${usual}\``)
  })

  it('names every slot of a page', () => {
    expect(slotNames.filter((slot) => !guide.includes(`\`${slot}\``))).toEqual([])
  })

  it('names every word that keeps a note back', () => {
    const names = [
      ...privacyWords.flatMap(({ word }) => word.split('.')),
      ...privateFolders.map(({ name }) => name),
    ]
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })

  it('names every command and every option', () => {
    const program = createProgram({ terminal: createTerminal(), finish: () => {} })
    const unnamed = program.commands.flatMap((command) => [
      ...(guide.includes(`hortus ${command.name()}`) ? [] : [command.name()]),
      ...command.options.flatMap(({ long, hidden }) =>
        long == null || hidden || guide.includes(`\`${long}`) || guide.includes(` ${long}`) ? [] : [long],
      ),
    ])
    expect(unnamed).toEqual([])
  })
})
