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
  { lang: 'he', text: 'זה גן של רשימות על זיכרון וקבצים, והוא גדל בכל יום.', dir: ' dir="rtl"', ui: '' },
  {
    lang: 'ja',
    text: 'これはメモリとファイルについてのノートの庭です。毎日少しずつ育ちます。',
    dir: '',
    ui: '',
  },
]

describe.each(gardens)('a garden in $lang whose settings name no language', ({ lang, text, dir, ui }) => {
  it('is laid out as that is written, with an interface in it where there is one', async () => {
    const snapshot = await snapshotOf({ 'a.md': text, 'b.md': `${text} [[a]]` })
    for (const address of ['', 'a/']) {
      const page = await snapshot.render(snapshot.pageByAddress.get(address as Address)!)
      expect(page).toContain(`<html lang="${lang}"${dir} data-ui="`)
      if (ui !== '') expect(page).toContain(` data-ui="${ui}"`)
    }
  })
})
