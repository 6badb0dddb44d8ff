import { describe, expect, it } from 'vitest'
import { isolateLatin } from '../../../src/model/isolate-latin.ts'

/** With brackets that can be seen in place of the signs that cannot. */
const shown = (text: string): string => isolateLatin(text).replaceAll('\u2066', '⟦').replaceAll('\u2069', '⟧')

describe('code in a plain text', () => {
  it.each([
    ['الملف .git/config هنا', 'الملف ⟦.git/config⟧ هنا'],
    ['شغّل cd ~/notes/.', 'شغّل ⟦cd ~/notes/⟧.'],
    ['(.env - ملف', '(⟦.env⟧ - ملف'],
    ['לשפת C++, שלום', 'לשפת ⟦C++⟧, שלום'],
    ['استدعِ run() ثم (.env) و".npmrc"', 'استدعِ ⟦run()⟧ ثم (⟦.env⟧) و"⟦.npmrc⟧"'],
  ])('keeps its signs in %j', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    'ثم Obsidian CLI.',
    'شغّل git --help هنا',
    'من 12 - 5 إلى ... (see) عربي',
    'git - أداة',
    'The file .git is here',
    '',
  ])('leaves %j as it is', (text) => {
    expect(isolateLatin(text)).toBe(text)
  })

  it('is found in time linear in the text', () => {
    const started = process.cpuUsage().user
    for (const sign of ['(', '.', 'a ', '" ', '.a'])
      expect(isolateLatin(`ع ${sign.repeat(200_000)}`).length).toBeGreaterThan(200_000)
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(1_000)
  })
})
