import { defineWords } from '../../define/words.ts'

/** What stands above links from another garden. */
export const gardensWords = defineWords({
  en: { linkedFrom: (garden: string) => `Linked from ${garden}` },
  ar: { linkedFrom: (garden) => `روابط من ${garden}` },
  de: { linkedFrom: (garden) => `Verlinkt von ${garden}` },
  es: { linkedFrom: (garden) => `Enlazado desde ${garden}` },
  fr: { linkedFrom: (garden) => `Liens depuis ${garden}` },
  he: { linkedFrom: (garden) => `קישורים מ־${garden}` },
  hi: { linkedFrom: (garden) => `${garden} से लिंक` },
  it: { linkedFrom: (garden) => `Collegamenti da ${garden}` },
  ja: { linkedFrom: (garden) => `${garden} からのリンク` },
  ko: { linkedFrom: (garden) => `${garden}에서 온 링크` },
  pt: { linkedFrom: (garden) => `Ligações de ${garden}` },
  ru: { linkedFrom: (garden) => `Ссылки из ${garden}` },
  zh: { linkedFrom: (garden) => `来自${garden}的链接` },
  'zh-Hant': { linkedFrom: (garden) => `來自${garden}的連結` },
})
