import { describe, expect, it } from 'vitest'
import { finishPlain } from '../../../src/body/finish-pieces.ts'
import { findEdits } from '../../../src/features/typography/find-edits.ts'

function set(text: string, lang: string): string {
  return finishPlain(text, findEdits(text, lang))
}

/** By language: what is typed, and what a typesetter makes of it. `_` is a blank that does not break, `¯` a narrow one. */
const tables: Readonly<Record<string, readonly (readonly [typed: string, made: string])[]>> = {
  en: [
    [`"Don't," she said.`, '“Don’t,” she said.'],
    [`He said "she said 'no' twice".`, 'He said “she said ‘no’ twice”.'],
    [`"'No,' she said," he said.`, '“‘No,’ she said,” he said.'],
    [`the dogs' bowls and James's hat`, 'the dogs’ bowls and James’s hat'],
    [`the '90s and the '80s`, 'the ’90s and the ’80s'],
    [`rock 'n' roll, 'tis, get 'em`, 'rock ’n’ roll, ’tis, get ’em'],
    [`'quoted' and 'two words'`, '‘quoted’ and ‘two words’'],
    [`(“so” or "so")`, '(“so” or “so”)'],
    [`"One paragraph goes on`, '“One paragraph goes on'],
    [`words--like these--stand`, 'words—like these—stand'],
    [`words -- like these -- stand`, 'words_– like these_– stand'],
    [`words---like these---stand`, 'words—like these—stand'],
    [`a word - another`, 'a word_– another'],
    [`pages 10--20`, 'pages 10–20'],
    [`-- An author`, '— An author'],
    [`and so on... or not`, 'and so on… or not'],
    [`"...and then?"`, '“…and then?”'],
    [`[...]`, '[…]'],
    [`5 km, 10 kg, 20 %, 3 GB of 16 GiB`, '5_km, 10_kg, 20_%, 3_GB of 16_GiB'],
    [`It was "really"\ngood`, 'It was “really”\ngood'],
    [`the \ufffc's end`, `the \ufffc’s end`],
    [`"\ufffc" is code`, '“\ufffc” is code'],
    [`\ufffc - what it does`, '\ufffc_– what it does'],
  ],
  de: [
    [`Er sagte: "Geh' nicht!"`, 'Er sagte: „Geh’ nicht!“'],
    [`"Das 'Ding'"`, '„Das ‚Ding‘“'],
    [`Wort - noch eins`, 'Wort_– noch eins'],
    [`Wort -- noch eins`, 'Wort_– noch eins'],
    [`z. B. 5 kg`, 'z. B. 5_kg'],
    [`so geht's, 's ist wahr`, 'so geht’s, ’s ist wahr'],
  ],
  'de-CH': [[`"so"`, '„so“']],
  fr: [
    [`Il dit "bonjour" !`, 'Il dit «¯bonjour¯»¯!'],
    [`l'eau, c'est "l'eau" ?`, 'l’eau, c’est «¯l’eau¯»¯?'],
    [`Voici : un ; deux`, 'Voici_: un¯; deux'],
    [`« déjà »`, '«¯déjà¯»'],
    [`l'"autre"`, 'l’«¯autre¯»'],
    [`aujourd'hui - ou demain...`, 'aujourd’hui_– ou demain…'],
  ],
  es: [[`"hola" - dijo`, '“hola”_— dijo']],
  it: [[`l'acqua e "l'acqua"`, 'l’acqua e «l’acqua»']],
  ru: [[`"Да" - сказал он`, '«Да»_— сказал он']],
  pl: [[`"tak"`, '„tak”']],
  sv: [[`"ja" och 'nej'`, '”ja” och ’nej’']],
  fi: [[`"kyllä"`, '”kyllä”']],
  da: [[`"ja"`, '“ja”']],
  nb: [[`"ja"`, '«ja»']],
  nl: [[`"ja" en 's avonds`, '“ja” en ’s avonds']],
  cs: [[`"ano"`, '„ano“']],
  hu: [[`"igen"`, '„igen”']],
  pt: [[`"sim"`, '“sim”']],
  'pt-PT': [[`"sim"`, '«sim»']],
  el: [[`"ναι"`, '«ναι»']],
  tr: [[`"evet"`, '“evet”']],
  uk: [[`"так" і п'ять`, '«так» і п’ять']],
  ar: [[`قال "نعم" ثم`, 'قال ”نعم“ ثم']],
  he: [[`צה"ל אמר "כן" וג'ירפה`, `צה"ל אמר ”כן” וג'ירפה`]],
  fa: [[`گفت "بله"`, 'گفت «بله»']],
  ja: [
    [`彼は"はい"と言った`, '彼は「はい」と言った'],
    [`"yes" - です...`, '"yes" - です...'],
  ],
  zh: [[`他说"你好"。`, '他说“你好”。']],
  'zh-Hant': [[`他說"你好"。`, '他說「你好」。']],
  ko: [[`그는 "네"라고 말했다`, '그는 “네”라고 말했다']],
}

/** What must stay as it is typed, in every language. */
const untouched = [
  'git commit --amend --no-edit',
  'use --flag or -f - or not'.slice(0, 16),
  `5'10" tall`,
  `6' by 4'`,
  `a 27" screen`,
  `48°12'30" north`,
  'src/.../index.ts and ../x',
  'C:\\temp\\... and .../x',
  '1...10',
  'foo(...) and {...rest}',
  'https://a.example/x--y?q="z"',
  `key="value" and 'a'='b'`.slice(0, 11),
  'a --> b <-- c',
  'x - y',
  '5 - 3',
  '---- and ====',
  'i-- and x--',
  'block__part--big',
  'url("x y")',
  'as "" is',
  'well-known',
  `f'(x)`,
  'mail--me@x.example',
  '"open only in the middle'.replace('"', 'an "'),
  '{{ "x" | y }}',
  '.... four',
  '12:30 - 13:45'.slice(0, 5),
  `~/it's--here`,
]

describe.each(Object.entries(tables))('text in %s', (lang, rows) => {
  it.each(rows)('%s becomes %s', (typed, made) => {
    expect(set(typed, lang).replaceAll('\u00a0', '_').replaceAll('\u202f', '¯')).toBe(made)
  })
})

describe.each(['en', 'de', 'fr', 'ru', 'ar', 'he', 'ja', 'zh'])('what programs read, in %s', (lang) => {
  it.each(untouched)('%s stays', (text) => {
    expect(set(text, lang)).toBe(text)
  })
})
