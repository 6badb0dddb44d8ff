import { defineWords } from '../../define/words.ts'

/** What the foot of pages says of rights and of where else the author is. */
export const footWords = defineWords({
  en: { license: 'Licence:', elsewhere: 'Elsewhere' },
  ar: { license: 'الرخصة:', elsewhere: 'في مواقع أخرى' },
  de: { license: 'Lizenz:', elsewhere: 'Anderswo' },
  es: { license: 'Licencia:', elsewhere: 'En otros sitios' },
  fr: { license: 'Licence\xa0:', elsewhere: 'Ailleurs' },
  he: { license: 'רישיון:', elsewhere: 'במקומות אחרים' },
  hi: { license: 'लाइसेंस:', elsewhere: 'और कहीं' },
  it: { license: 'Licenza:', elsewhere: 'Altrove' },
  ja: { license: 'ライセンス：', elsewhere: 'ほかの場所' },
  ko: { license: '라이선스:', elsewhere: '다른 곳' },
  pt: { license: 'Licença:', elsewhere: 'Em outros lugares' },
  ru: { license: 'Лицензия:', elsewhere: 'В других местах' },
  zh: { license: '许可：', elsewhere: '其他地方' },
  'zh-Hant': { license: '授權：', elsewhere: '其他地方' },
})
