import { defineWords } from '../../define/words.ts'

/** What a note says of when its claims were run. `day` and `machine` are HTML. */
export const checkedWords = defineWords({
  en: {
    checked: (day: string, machine: string) =>
      machine === '' ? `checked ${day}` : `checked ${day} on ${machine}`,
    failed: (day: string) => `no longer true, ${day}`,
  },
  ar: {
    checked: (day, machine) => (machine === '' ? `فُحصت ${day}` : `فُحصت ${day} على ${machine}`),
    failed: (day) => `لم تعد صحيحة، ${day}`,
  },
  de: {
    checked: (day, machine) => (machine === '' ? `geprüft ${day}` : `geprüft ${day} mit ${machine}`),
    failed: (day) => `stimmt nicht mehr, ${day}`,
  },
  es: {
    checked: (day, machine) => (machine === '' ? `comprobado ${day}` : `comprobado ${day} con ${machine}`),
    failed: (day) => `ya no es cierto, ${day}`,
  },
  fr: {
    checked: (day, machine) => (machine === '' ? `vérifié ${day}` : `vérifié ${day} avec ${machine}`),
    failed: (day) => `n’est plus vrai, ${day}`,
  },
  he: {
    checked: (day, machine) => (machine === '' ? `נבדק ${day}` : `נבדק ${day} ב־${machine}`),
    failed: (day) => `כבר לא נכון, ${day}`,
  },
  hi: {
    checked: (day, machine) => (machine === '' ? `${day} को जाँचा गया` : `${day} को ${machine} पर जाँचा गया`),
    failed: (day) => `अब सही नहीं, ${day}`,
  },
  it: {
    checked: (day, machine) => (machine === '' ? `verificato ${day}` : `verificato ${day} con ${machine}`),
    failed: (day) => `non è più vero, ${day}`,
  },
  ja: {
    checked: (day, machine) => (machine === '' ? `${day} に確認` : `${day} に ${machine} で確認`),
    failed: (day) => `もう正しくない、${day}`,
  },
  ko: {
    checked: (day, machine) => (machine === '' ? `${day} 확인` : `${day} ${machine}에서 확인`),
    failed: (day) => `더 이상 맞지 않음, ${day}`,
  },
  pt: {
    checked: (day, machine) => (machine === '' ? `verificado ${day}` : `verificado ${day} com ${machine}`),
    failed: (day) => `já não é verdade, ${day}`,
  },
  ru: {
    checked: (day, machine) => (machine === '' ? `проверено ${day}` : `проверено ${day} на ${machine}`),
    failed: (day) => `больше не верно, ${day}`,
  },
  zh: {
    checked: (day, machine) => (machine === '' ? `${day} 验证` : `${day} 在 ${machine} 上验证`),
    failed: (day) => `不再成立，${day}`,
  },
  'zh-Hant': {
    checked: (day, machine) => (machine === '' ? `${day} 驗證` : `${day} 在 ${machine} 上驗證`),
    failed: (day) => `不再成立，${day}`,
  },
})
