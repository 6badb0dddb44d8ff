import { describe, expect, it } from 'vitest'
import { findLoneDollars } from '../../../src/parse/lone-dollars.ts'

/** Lone ones as `€`. */
const shown = (source: string): string => {
  const lone = new Set(findLoneDollars(source))
  return [...source].map((char, i) => (lone.has(i) ? '€' : char)).join('')
}

describe('a dollar sign', () => {
  it.each([
    ['It costs $5 and $6.', 'It costs €5 and €6.'],
    ['$5 and then $x$ too', '€5 and then $x$ too'],
    ['$x$ for $5', '$x$ for €5'],
    ['$a$, $b$', '$a$, $b$'],
    ['$ x $', '€ x €'],
    ['$x $', '€x €'],
    ['$x$5', '€x€5'],
    ['\\$x\\$ $y$', '\\$x\\$ $y$'],
    ['a price in a formula: $\\$5 + x$', 'a price in a formula: $\\€5 + x$'],
    ['$a \\$ b', '€a \\$ b'],
    ['$a\nb$', '$a\nb$'],
    ['$a\n\nb$', '€a\n\nb€'],
    ['$$\nx $5\n$$\n$6', '$$\nx $5\n$$\n€6'],
    ['$$x$$ $5', '$$x$$ €5'],
    ['`$5` $6 `x$`', '`$5` €6 `x$`'],
    ['$a `$` b$', '$a `$` b$'],
    ['[what $@ is (1)](https://e.example/a-$) b$', '[what €@ is (1)](https://e.example/a-€) b€'],
    ['[a](b$c) and $d', '[a](b€c) and €d'],
    ['[$x$](a) $y$', '[$x$](a) $y$'],
    ['[costs $x](a (b$) c) d$', '[costs €x](a (b$) c) d$'],
    ['[[Pay $5 or $six]] now$', '[[Pay €5 or €six]] now€'],
    ['$f[0,1](x)$ $[[a]]$', '$f[0,1](x)$ $[[a]]$'],
    ['[in $[0,1](x)$ it](b)', '[in $[0,1](x)$ it](b)'],
    [
      'https://e.example/?a=$b and https://e.example/?c=$d',
      'https://e.example/?a=€b and https://e.example/?c=€d',
    ],
    ['$\\href{https://e.example/$}{x}$', '$\\href{https://e.example/$}{x}€'],
  ])('in %j is text or the mark of a formula', (source, expected) => {
    expect(shown(source)).toBe(expected)
  })

  it.each(['$', '$a ', '`$', '$$a', '\\$', '$\\$', '$1\n'])(
    'costs the same each of many times: %j',
    (piece) => {
      const cost = (count: number): number => {
        const source = piece.repeat(count)
        const before = process.cpuUsage().user
        findLoneDollars(source)
        return process.cpuUsage().user - before
      }
      cost(1_000)
      expect(cost(100_000)).toBeLessThan(2_000_000)
    },
  )
})
