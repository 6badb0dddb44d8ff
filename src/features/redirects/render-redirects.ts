import { decodeLetters } from '../../model/decode-letters.ts'
import type { Moved } from './moved-addresses.ts'

/** Rules that Cloudflare Pages takes, and characters of each. */
const maxRules = 2_000
const maxLength = 1_000

/** What hosts with a file `_redirects` answer: Netlify, Cloudflare Pages and others. The pages stay for what is too much. */
export function renderRedirects(moved: readonly Moved[]): string {
  const rules = moved
    .filter(({ to }) => !isPattern(to))
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .filter((rule) => rule.length <= maxLength)
  return rules.slice(0, maxRules).join('')
}

/** What these hosts would fill in. */
function isPattern(path: string): boolean {
  return /[:*]/.test(path)
}

/**
 * The same for nginx, as the lines of a `map`. Patterns, for words are alike there in any letter case: two addresses that differ in nothing
 * else would keep it from starting, and one that moved to itself in small letters would lead to itself for ever. Long words need
 * settings of their own, too.
 */
export function renderNginxMap(moved: readonly Moved[]): string {
  return moved
    .filter(isPlain)
    .map(({ from, to }) => `~^${decodeLetters(from).replaceAll('.', '[.]')}$ ${to};\n`)
    .join('')
}

/** The same for Caddy, as a map too: the paths that a rule names are alike in any letter case. One address at least is {@link isPlain}. */
export function renderCaddyRules(moved: readonly Moved[]): string {
  return [
    'map {path} {garden_moved} {\n',
    ...moved.filter(isPlain).map(({ from, to }) => `\t${decodeLetters(from)} ${to}\n`),
    '\tdefault ""\n}\n@garden_moved not expression {garden_moved} == ""\nredir @garden_moved {garden_moved} 301\n',
  ].join('')
}

/** Whatever stands in a server's own settings is nothing but a path of letters; for others there is the page. */
export function isPlain({ from, to }: Moved): boolean {
  return [from, to].every((path) => /^\/[\p{L}\p{M}\p{N}/_.-]*$/u.test(decodeLetters(path)))
}
