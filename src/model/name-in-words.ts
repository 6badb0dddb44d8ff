/** A date, a version, or a run of letters and digits: what stands between the dashes of a slug. */
const token =
  /\d{4}-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|[wW][0-5]\d|[qQ][1-4])(?![\p{L}\p{N}])|v?\d+(?:\.\d+)+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/uy

const separator = /[-_]+/y

const plainNumber = /^(?:v?\d[\d.]*|\d{4}-.*)$/

const capital = /[\p{Lu}\p{Lt}]/u

/** `API`, `HTTP2`: an abbreviation that its author wrote large. */
const abbreviation = /^\p{Lu}[\p{Lu}\p{N}]+$/u

/** Those that everybody writes large, and that are no words in any language that we know of. */
const abbreviations = new Set(
  'api cli cpu css csv dns faq gpu html http https jwt llm lsp pdf rss sdk seo sql ssh ssl svg tcp tls udp uri url usb vpn xml yaml'.split(
    ' ',
  ),
)

/** What ends the name of a file, of a translation, or a domain: `next.js` and `example.com` are one name each. */
const ending =
  /^(?:..?|..-..|com|org|net|edu|gov|app|jsx|tsx|mjs|cjs|txt|json|yml|yaml|toml|xml|html|css|scss|csv|sql|sh|zsh|bash|bat|php|lua|conf|ini|cfg|lock|log|pdf|png|jpg|jpeg|gif|svg|exe|zip)$/u

/**
 * A file's name as its author would say it: a slug in words, anything else as it is. `getting-started` is "Getting
 * started", `api_keys` "API keys", `2024-01-05-first-day` "2024-01-05 First day". Dates, numbers and versions
 * stay; so does what has a capital (`Wi-Fi`, `README`) or is one word with a dash (`e-mail`). Where dots divide a name, as
 * Dendron's do, its last part is the name: `lang.python.async-await` is "Async await".
 */
export function nameInWords(name: string): string {
  const words = splitWords(name)
  if (words !== undefined) return isSlug(words) ? sayWords(words) : name
  return lastOfDotted(name) ?? name
}

function splitWords(name: string): readonly string[] | undefined {
  const words: string[] = []
  for (let at = 0; ; ) {
    token.lastIndex = at
    const word = token.exec(name)?.[0]
    if (word === undefined) return undefined
    words.push(word)
    separator.lastIndex = at + word.length
    if (separator.lastIndex === name.length) return words
    if (!separator.test(name)) return undefined
    at = separator.lastIndex
  }
}

/** Several words, written small but for abbreviations. One letter and a word are one word (`e-mail`). */
function isSlug(words: readonly string[]): boolean {
  if (words.length < 2 || (words.length === 2 && /^\p{L}$/u.test(words[0]!))) return false
  return words.every(isSmall) && words.some((word) => !capital.test(word) && !plainNumber.test(word))
}

function isSmall(word: string): boolean {
  return !capital.test(word) || abbreviation.test(word) || plainNumber.test(word)
}

function sayWords(words: readonly string[]): string {
  const said = words.map((word) => (abbreviations.has(word) ? word.toUpperCase() : word))
  const first = said.findIndex((word) => !plainNumber.test(word))
  // Georgian letters have large forms, and no word begins with one.
  if (first >= 0) said[first] = said[first]!.replace(/^\p{Changes_When_Titlecased}/u, (a) => a.toUpperCase())
  return said.join(' ')
}

/** The last part of `a.b.c`; numbers at its end are a date or, being something else, make it no such name. */
function lastOfDotted(name: string): string | undefined {
  const parts = name.split('.')
  const last = parts.at(-1)!
  if (parts.length < 2) return undefined
  if (/^\d+$/.test(last))
    return /^[\p{L}\p{N}._-]*?\.(\d{4}\.\d\d\.\d\d)$/u.exec(name)?.[1]?.replaceAll('.', '-')
  const words = splitWords(last)
  const isName = !capital.test(name) && parts.every((part) => splitWords(part) !== undefined)
  return words === undefined || !isName || ending.test(last) ? undefined : sayWords(words)
}
