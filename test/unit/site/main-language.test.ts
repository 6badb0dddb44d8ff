import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const gardens = [
  {
    lang: 'ar',
    text: 'هذه حديقة من الملاحظات عن الذاكرة والملفات، وهي في كل يوم أكبر.',
    dir: ' dir="rtl"',
    ui: 'ar',
  },
  {
    lang: 'he',
    text: 'זה גן של רשימות על זיכרון וקבצים, והוא גדל בכל יום.',
    dir: ' dir="rtl"',
    ui: 'he',
  },
  {
    lang: 'ja',
    text: 'これはメモリとファイルについてのノートの庭です。毎日少しずつ育ちます。',
    dir: '',
    ui: 'ja',
  },
]

describe.each(gardens)('a garden in $lang whose settings name no language', ({ lang, text, dir, ui }) => {
  it('is laid out as that is written, with an interface in it', async () => {
    const snapshot = await snapshotOf({ 'a.md': text, 'b.md': `${text} [[a]]` })
    for (const address of ['', 'a/']) {
      const page = await snapshot.render(snapshot.pageByAddress.get(address as Address)!)
      expect(page).toContain(`<html lang="${lang}"${dir} data-ui="`)
      expect(page).toContain(` data-ui="${ui}"`)
    }
  })
})

describe('a garden in Latin letters whose settings name no language', () => {
  const uiOf = async (text: string): Promise<string | undefined> => {
    const snapshot = await snapshotOf({ 'a.md': text })
    const page = await snapshot.render(snapshot.pageByAddress.get('a/' as Address)!)
    return / data-ui="([^"]*)"/.exec(page)?.[1]
  }

  it('has the interface of its language once it says enough to tell', async () => {
    const sentence = 'Der Garten ist nicht groß, und doch wächst in ihm mit der Zeit eine ganze Menge. '
    expect(await uiOf(sentence)).toBe('en')
    expect(await uiOf(sentence.repeat(6))).toBe('de')
    expect(await uiOf(`---\nlang: de\n---\n\n${sentence}`)).toBe('de')
  })

  it('is not in the language of one translation, however short its other notes are', async () => {
    const short = 'The cache keeps what was read and gives it again.'
    const files = { 'a.md': short, 'b.md': `${short} See [[a]].`, 'a.de.md': 'Der Cache behält es.' }
    const snapshot = await snapshotOf(files)
    const page = await snapshot.render(snapshot.pageByAddress.get('a/' as Address)!)
    expect(page).toContain(' data-ui="en"')
  })
})
