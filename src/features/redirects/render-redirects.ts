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

/** The same for nginx, as the lines of a `map`. */
export function renderNginxMap(moved: readonly Moved[]): string {
  return moved
    .filter(isPlain)
    .map(({ from, to }) => `${from} ${to};\n`)
    .join('')
}

/** The same for Caddy. */
export function renderCaddyRules(moved: readonly Moved[]): string {
  return moved
    .filter(isPlain)
    .map(({ from, to }) => `redir ${from} ${to} 301\n`)
    .join('')
}

/** Whatever stands in a server's own settings is nothing but a path; for others there is the page. */
function isPlain({ from, to }: Moved): boolean {
  return [from, to].every((path) => /^\/[A-Za-z0-9/_.-]*$/.test(path))
}
