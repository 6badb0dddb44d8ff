import { defineWords } from '../../define/words.ts'
import { countArabic } from '../../model/interface/count-arabic.ts'
import { countIn } from '../../model/interface/count-in.ts'

/** What stands above links from another garden, and how many links lead to others. */
export const gardensWords = defineWords({
  en: {
    linkedFrom: (garden: string) => `Linked from ${garden}`,
    linksBeyond: (n: number, formatted: string) =>
      `${formatted} ${n === 1 ? 'link' : 'links'} to other gardens`,
  },
  ar: {
    linkedFrom: (garden) => `روابط من ${garden}`,
    linksBeyond: countArabic(
      'رابط واحد إلى حدائق أخرى',
      'رابطان إلى حدائق أخرى',
      'روابط إلى حدائق أخرى',
      'رابطًا إلى حدائق أخرى',
    ),
  },
  de: {
    linkedFrom: (garden) => `Verlinkt von ${garden}`,
    linksBeyond: countIn('de')({ one: '# Link in andere Gärten', other: '# Links in andere Gärten' }),
  },
  es: {
    linkedFrom: (garden) => `Enlazado desde ${garden}`,
    linksBeyond: countIn('es')({ one: '# enlace a otros jardines', other: '# enlaces a otros jardines' }),
  },
  fr: {
    linkedFrom: (garden) => `Liens depuis ${garden}`,
    linksBeyond: countIn('fr')({
      one: '# lien vers d’autres jardins',
      other: '# liens vers d’autres jardins',
    }),
  },
  he: {
    linkedFrom: (garden) => `קישורים מ־${garden}`,
    linksBeyond: countIn('he')({
      one: 'קישור אחד לגנים אחרים',
      two: 'שני קישורים לגנים אחרים',
      other: '# קישורים לגנים אחרים',
    }),
  },
  hi: {
    linkedFrom: (garden) => `${garden} से लिंक`,
    linksBeyond: countIn('hi')({ other: 'दूसरे उद्यानों के # लिंक' }),
  },
  it: {
    linkedFrom: (garden) => `Collegamenti da ${garden}`,
    linksBeyond: countIn('it')({
      one: '# collegamento ad altri giardini',
      other: '# collegamenti ad altri giardini',
    }),
  },
  ja: {
    linkedFrom: (garden) => `${garden} からのリンク`,
    linksBeyond: countIn('ja')({ other: '他の庭へのリンク#件' }),
  },
  ko: {
    linkedFrom: (garden) => `${garden}에서 온 링크`,
    linksBeyond: countIn('ko')({ other: '다른 정원으로 가는 링크 #개' }),
  },
  pt: {
    linkedFrom: (garden) => `Ligações de ${garden}`,
    linksBeyond: countIn('pt')({ one: '# ligação a outros jardins', other: '# ligações a outros jardins' }),
  },
  ru: {
    linkedFrom: (garden) => `Ссылки из ${garden}`,
    linksBeyond: countIn('ru')({
      one: '# ссылка в другие сады',
      few: '# ссылки в другие сады',
      other: '# ссылок в другие сады',
    }),
  },
  zh: {
    linkedFrom: (garden) => `来自${garden}的链接`,
    linksBeyond: countIn('zh')({ other: '# 个通往其他花园的链接' }),
  },
  'zh-Hant': {
    linkedFrom: (garden) => `來自${garden}的連結`,
    linksBeyond: countIn('zh-Hant')({ other: '# 個通往其他花園的連結' }),
  },
})
