import { describe, expect, it } from 'vitest'
import { findLanguage } from '../../../src/parse/find-language.ts'

describe('the language of a text', () => {
  it.each([
    ['ar', 'Git هو برنامج يدير الملفات في المشروع، وهذا شرح Git و GitHub من البداية إلى النهاية'],
    ['ar', 'كلمة'],
    ['fa', 'این برنامه برای نوشتن است و با آن می‌توان یادداشت را به دیگران داد'],
    ['ur', 'یہ نوٹ اس لیے ہے کہ آپ کو معلوم ہو کہ باغ میں کیا ہے'],
    ['he', 'הפתק הזה נכתב בעברית'],
    ['th', 'บันทึกนี้เขียนเป็นภาษาไทย'],
    ['ja', '庭にはたくさんの木があります'],
    ['zh-Hans', '这个页面说明怎么写笔记'],
    ['zh-Hant', '這個頁面說明怎麼寫筆記'],
    ['zh', '山水'],
    ['ko', '정원에는 나무가 많습니다. Markdown 파일 하나가 쪽 하나입니다'],
    ['de', 'Der Garten ist nicht groß, und die Bäume sind alt.'],
    ['it', 'Il giardino non è grande e gli alberi sono di un altro tempo.'],
    ['fr', 'Le jardin est petit et les arbres ne sont pas dans un bois.'],
    ['es', 'El jardín no es grande y los árboles son de un bosque.'],
    ['pt', 'O jardim não é grande e as árvores são de um bosque.'],
    ['nl', 'De tuin is niet groot en het bos is van ons.'],
    ['pl', 'Ogród nie jest duży i to, co w nim rośnie, jest dla nas.'],
    ['tr', 'Bu bahçe çok büyük değil ve bir ağaç var.'],
    ['ru', 'Этот сад не большой, и в нём растёт то, что мы посадили'],
    ['uk', 'Цей сад не великий, і в ньому росте те, що ми посадили'],
    ['el', 'Ο κήπος είναι μικρός'],
    ['hi', 'यह बगीचा बड़ा नहीं है और इस में पेड़ हैं'],
    ['en', 'The garden is not large and the trees are old.'],
    ['en', 'The Arabic word for garden is حديقة, and it is not the only one that you will find.'],
    ['und-Latn', 'Lorem 42'],
    ['und-Latn', 'Step a: i, k and s; step b: u, o, z. Row e y w, column i a o s.'],
    [undefined, '42 – 7'],
  ])('is %s for %s', (lang, text) => {
    expect(findLanguage(text)).toBe(lang)
  })

  it('is looked for at the start alone', () => {
    const text = `${'Das ist nicht der Text, und er wird auch nicht lang. '.repeat(20)}${'the of and '.repeat(100_000)}`
    const before = process.cpuUsage().user
    for (let i = 0; i < 100; i++) expect(findLanguage(text)).toBe('de')
    expect(process.cpuUsage().user - before).toBeLessThan(500_000)
  })
})
