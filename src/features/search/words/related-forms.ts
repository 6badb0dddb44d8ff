import { primaryLanguage } from '../../../model/language.ts'
import type { SearchNote } from '../search-note.ts'

/** Languages whose words are found in other forms of theirs. Korean needs no mention: its letters tell. */
const inflectedLanguages = ['en', 'de', 'it'] as const

/** One of them. */
export type InflectedLanguage = (typeof inflectedLanguages)[number]

/** A language has to be that of so many of the notes, or its forms would only disturb the others. */
const leastShare = 0.05

/** The languages that notes are in, of those with forms that are known; all of them where no note tells its language. */
export function collectLanguages(notes: readonly Pick<SearchNote, 'lang'>[]): readonly InflectedLanguage[] {
  const counts = new Map<string, number>()
  let told = 0
  for (const { lang } of notes) {
    if (lang === undefined || lang.startsWith('und')) continue
    told++
    const primary = primaryLanguage(lang)
    counts.set(primary, (counts.get(primary) ?? 0) + 1)
  }
  if (told === 0) return inflectedLanguages
  return inflectedLanguages.filter((lang) => (counts.get(lang) ?? 0) >= Math.max(1, told * leastShare))
}

/** Shorter words have no endings taken off or put on: most of what that gives are other words. */
const shortest = 3

/**
 * Other forms of a folded word: what it would be without its ending or with another, and in Korean without or with a
 * particle. They are guesses, made for an index to be asked which of them it has; so no word is stored in another form than
 * its own, and a search for one finds that first. The word itself is not among them.
 */
export function relatedForms(word: string, languages: readonly InflectedLanguage[]): readonly string[] {
  const forms = new Set<string>()
  if (isHangul(word)) addKorean(word, forms)
  else if (word.length >= shortest && /^[a-z]+$/.test(word)) {
    for (const language of languages) addForms[language](word, forms)
  }
  forms.delete(word)
  return [...forms]
}

const addForms: Readonly<Record<InflectedLanguage, (word: string, forms: Set<string>) => void>> = {
  en: addEnglish,
  de: addGerman,
  it: addItalian,
}

/** Plurals, and the endings of verbs. */
function addEnglish(word: string, forms: Set<string>): void {
  for (const base of englishBases(word)) {
    forms.add(base)
    if (/[^aeiou]y$/.test(base)) {
      for (const ending of ['ies', 'ied']) forms.add(base.slice(0, -1) + ending)
      forms.add(`${base}ing`)
      continue
    }
    forms.add(/(?:[sxz]|[cs]h)$/.test(base) ? `${base}es` : `${base}s`)
    const stem = base.replace(/e$/, '')
    const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? base + base.at(-1) : undefined
    for (const ending of ['ed', 'ing']) {
      forms.add(stem + ending)
      if (doubled !== undefined) forms.add(doubled + ending)
    }
  }
}

/** What an English word may be a form of: what is left without its ending, or itself. */
function englishBases(word: string): readonly string[] {
  const ending = /(?:ies|ied|es|s|ed|ing)$/.exec(word)?.[0]
  const rest = ending === undefined ? '' : word.slice(0, -ending.length)
  if (ending === undefined || rest.length < shortest - 1 || !/[aeiouy]/.test(rest)) return [word]
  if (ending === 'ies' || ending === 'ied') return [`${rest}y`, `${rest}ie`]
  if (ending === 's') return [/[sui]$/.test(rest) ? word : rest]
  const bases = [`${rest}e`]
  if (ending !== 'es' || /(?:[sxz]|[cs]h)$/.test(rest)) bases.push(rest)
  // "running", but not "falling".
  if (ending !== 'es' && /([bdgkmnprt])\1$/.test(rest)) bases.push(rest.slice(0, -1))
  return bases
}

/** Endings of plurals and cases, of adjectives, and of verbs in the present. Umlauts are folded already. */
const germanEndings = ['e', 'en', 'er', 'ern', 'em', 'es', 'n', 's']

function addGerman(word: string, forms: Set<string>): void {
  const bases = germanEndings
    .filter((ending) => word.endsWith(ending) && word.length - ending.length > shortest)
    .map((ending) => word.slice(0, -ending.length))
  for (const base of bases.length > 0 ? bases : [word]) {
    forms.add(base)
    for (const ending of germanEndings) {
      // Nothing ends with "ee" or "een" that did not before.
      if (!(base.endsWith('e') && ending.startsWith('e'))) forms.add(base + ending)
    }
  }
}

/** The vowels that tell number and gender, and the letters before them that keep a sound. */
function addItalian(word: string, forms: Set<string>): void {
  if (word.length <= shortest) return
  const match = /^(.*?)(ch|gh|c|g|)(i?)([aeio])$/.exec(word)
  if (match === null) return
  const [, start = '', sound = '', , vowel = ''] = match
  const stem = word.slice(0, -1)
  for (const other of 'aeio') forms.add(stem + other)
  // "amico, amici, amiche", "lago, laghi".
  if (sound === 'ch' || sound === 'gh') for (const other of 'ao') forms.add(start + sound[0]! + other)
  if ((sound === 'c' || sound === 'g') && 'ao'.includes(vowel))
    for (const other of 'ei') forms.add(`${start}${sound}h${other}`)
  // "archivio, archivi".
  if (stem.endsWith('i')) forms.add(stem)
  if (vowel === 'i') for (const other of 'oa') forms.add(word + other)
}

/** Particles behind nouns, those that are pairs for their sound together; the longer ones first. */
const particles = (
  '으로부터 에서부터 에게서 한테서 이라는 이라고 에서는 에서도 으로는 으로도 까지 부터 처럼 보다 에서 에게 한테 으로 이나 이랑 ' +
  '이란 라는 라고 하고 마다 조차 마저 밖에 만큼 들을 들이 들은 들의 에는 에도 와는 과는 은 는 이 가 을 를 에 의 로 와 과 도 만 나 랑 들'
).split(' ')

function addKorean(word: string, forms: Set<string>): void {
  for (const particle of particles) {
    if (word.endsWith(particle) && word.length - particle.length >= 1)
      forms.add(word.slice(0, -particle.length))
  }
  const bases = [...forms].filter((base) => base.length >= 2)
  for (const base of forms.size > 0 ? bases : [word])
    for (const particle of particles) if (fits(base, particle)) forms.add(base + particle)
}

/** Of a pair such as 은 and 는 the one that follows the noun's last sound. */
function fits(base: string, particle: string): boolean {
  const hasFinal = (base.charCodeAt(base.length - 1) - 0xac00) % 28 !== 0
  const first = particle[0]!
  if ('은이을과'.includes(first)) return hasFinal
  if ('는가를와랑나'.includes(first) && particle.length <= 2) return !hasFinal
  return true
}

function isHangul(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code < 0xac00 || code > 0xd7a3) return false
  }
  return true
}
