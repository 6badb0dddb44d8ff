import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/features/queries/check-expression.ts'
import { compareValues, equalityKey } from '../../../src/features/queries/compare-values.ts'
import { evaluate } from '../../../src/features/queries/evaluate.ts'
import { QueryError } from '../../../src/features/queries/expression.ts'
import { parseWholeExpression } from '../../../src/features/queries/parse-expression.ts'
import { createContext, type QueryAsker, runInline } from '../../../src/features/queries/run-dataview.ts'
import { showValue } from '../../../src/features/queries/show-value.ts'
import type { Dialect } from '../../../src/features/queries/tokens.ts'
import type { Value } from '../../../src/features/queries/values.ts'
import { createWork, WorkDone } from '../../../src/features/queries/work.ts'
import { askerIn } from './query-garden.ts'

let asker: QueryAsker

beforeAll(async () => {
  asker = await askerIn()
})

/** What an expression is worth, as text. */
function worth(source: string, dialect: Dialect = 'dataview'): string {
  const expression = parseWholeExpression(source, dialect)
  expect(checkExpression(expression, dialect)).toEqual([])
  return showValue(
    dialect === 'dataview'
      ? runInline(expression, asker)
      : evaluate(expression, () => undefined, createContext(asker, dialect, createWork())),
  )
}

describe('an expression of Dataview', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * -3', '-9'],
    ['7 % 4 / 2', '1.5'],
    ['0.1 + 0.2', '0.3'],
    ['1 / 0', ''],
    ['"a" + 1 + "b"', 'a1b'],
    ['"ab" * 2', 'abab'],
    ['1 < 2 and !(2 < 1)', 'true'],
    ['false OR null', 'false'],
    ['null < 0', 'true'],
    ['[1, 2] + [3]', '1, 2, 3'],
    ['{a: 1, b: "x"}.b', 'x'],
    ['[{a: 1}, {a: 2}].a', '1, 2'],
    ['list("x", "y")[1]', 'y'],
    ['date(2026-01-31) + dur(1 month)', '2026-02-28'],
    ['date(2024-02-29).month', '2'],
    ['date(today)', '2026-01-05'],
    ['date(eom) - date(som)', '4 weeks, 2 days'],
    ['dur(1 year, 2 days)', '1 year, 2 days'],
    ['dur("90 minutes")', '1 hour, 30 minutes'],
    ['date("12/31/2022", "MM/dd/yyyy")', '2022-12-31'],
    ['date("5 May 2022", "d MMM yyyy")', '2022-05-05'],
    ['date("2022", "yyyy-MM")', ''],
    ['dateformat(date(2026-01-05), "cccc, d LLLL yyyy \'at\' WW")', 'Monday, 5 January 2026 at 02'],
    ["durationformat(dur(\"3 days 7 hours 43 seconds\"), \"ddd'd' hh'h' ss's'\")", '003d 07h 43s'],
    ['contains("Hello", "Lo")', 'false'],
    ['icontains("Hello", "Lo")', 'true'],
    ['contains(["abc"], "b")', 'true'],
    ['econtains(["abc"], "b")', 'false'],
    ['lower(["A", "B"])', 'a, b'],
    ['round(16.555, 2)', '16.56'],
    ['sum([1, 2, 3]) + min(4, 2) + max([1, 5])', '13'],
    ['average([])', ''],
    ['sort(list(10, 9, 2))', '2, 9, 10'],
    ['map([1, 2, 3], (x) => x * 2)', '2, 4, 6'],
    ['filter([1, 2, 3], (x) => x >= 2 AND x < this.missing)', ''],
    ['minby([3, -1, 2], (k) => k * k)', '-1'],
    ['all([1, 2], (x) => x > 0) + ""', 'true'],
    ['reduce([100, 20, 3], "-")', '77'],
    ['flat([1, [2, [3]]], 2)', '1, 2, 3'],
    ['join(reverse(slice([1, 2, 3, 4], -2)), "/")', '4/3'],
    ['default(missing, "none")', 'none'],
    ['choice(1 > 2, "a", "b")', 'b'],
    ['replace("a.b.c", ".", "-")', 'a-b-c'],
    ['regexreplace("Suite 1000", "\\d+", "-")', 'Suite -'],
    ['regexmatch("\\w+", "hello!")', 'false'],
    ['split("a, b", ", ")', 'a, b'],
    ['truncate("Hello there!", 8)', 'Hello...'],
    ['padleft("7", 3, "0")', '007'],
    ['typeof([[Dune]])', 'link'],
    ['[[Dune]].rating', '9'],
    ['link("Emma", "E")', 'E'],
    ['meta([[Dune#Parts|it]]).subpath', 'Parts'],
    ['nonnull([null, 1])', '1'],
    ['number("18 years")', '18'],
    ['this.file.name', 'Shelf'],
    ['this.opened.year', '2024'],
    ['unique([1, 1, "1"])', '1, 1'],
  ])('%s is %s', (source, value) => {
    expect(worth(source)).toBe(value)
  })
})

describe('an expression of Bases', () => {
  it.each([
    ['1 + 2 == 3 && !false', 'true'],
    ["if(1 > 2, 'a', 'b')", 'b'],
    ['(2.345).toFixed(2) + " dollars"', '2.35 dollars'],
    ['date("2024-12-01") + "1M" + "4h" + "3m"', '2025-01-01 04:03'],
    ['(now() + "1d") - now()', '86400000'],
    ['today().format("dddd, D MMM YYYY [x]")', 'Monday, 5 Jan 2026 x'],
    ['today().format("dd d, MMMM Do, Qo Wo Mo")', 'Mo 1, January 5th, 1st 2nd 1st'],
    ['"hello".title().reverse()', 'olleH'],
    ['"a:b:c".replace(/:/g, "-")', 'a-b-c'],
    ['"John Smith".replace(/(\\w+) (\\w+)/, "$2, $1")', 'Smith, John'],
    ['/a.c/.matches("xabcx")', 'true'],
    ['"a,b,c,d".split(",", 3).length', '3'],
    ['[1,2,3,4].filter(value > 2).map(value * index).join("+")', '0+4'],
    ['[1,2,3].reduce(acc + value, 0)', '6'],
    ['[3, 1, 2].sort().contains(4)', 'false'],
    ['[1,[2,3]].flat().containsAll(2, 3)', 'true'],
    ['{"a": 1}.keys()', 'a'],
    ['link("Dune") == file("books/Dune").asLink("x")', 'true'],
    ['file("Dune").hasTag("book")', 'true'],
    ['file("Dune").inFolder("books")', 'true'],
    ['file("Shelf").hasLink(file("Emma"))', 'true'],
    ['"".isEmpty()', 'true'],
    ['null > 1', 'false'],
    ['number("3.4") + max(1, 2)', '5.4'],
  ])('%s is %s', (source, value) => {
    expect(worth(source, 'bases')).toBe(value)
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    ...'a this file . , ( ) [ ] { } "x" 1 + - * / = == != < and or ! && => date(today) dur(1d) [[Dune]] #t length( map( (x) .keys( /x/ : '.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(words, { maxLength: 25 }).map((all) => all.join(' ')),
  )

  it.each(['dataview', 'bases'] as const)(
    'is an expression of %s with some value, or is told apart from one',
    (dialect) => {
      fc.assert(
        fc.property(texts, (source) => {
          try {
            const expression = parseWholeExpression(source, dialect)
            evaluate(expression, () => undefined, createContext(asker, dialect, createWork(1_000)))
          } catch (error) {
            if (error instanceof WorkDone) return
            expect(error).toBeInstanceOf(QueryError)
            const { at } = (error as QueryError).problem
            expect(at).toBeGreaterThanOrEqual(0)
            expect(at).toBeLessThanOrEqual(source.length)
          }
        }),
        { numRuns: 500 },
      )
    },
  )

  it('cannot make a pattern run for ever', () => {
    const source = `regextest("^(a+)+$", "${'a'.repeat(60)}!")`
    expect(worth(`typeof(${source})`)).toBe('null')
  })

  it('may make values that are too deep to be compared to their end', () => {
    const deep = `"${'x'.repeat(5_000)}".split("").reduce([acc], 1)`
    expect(worth(`${deep} == ${deep}`, 'bases')).toBe('true')
    const wide = deep.replace('[acc]', '[acc, acc, acc]')
    expect(worth(`${wide} == ${wide}`, 'bases')).toBe('true')
    expect(worth(`${wide}.toString().length > 0`, 'bases')).toBe('true')
    expect(worth(`[${deep}, ${deep}].unique().sort().length`, 'bases')).toBe('1')
  })

  it('may stand in itself so deep and no deeper', () => {
    expect(worth(`${'('.repeat(40)}1${')'.repeat(40)}`)).toBe('1')
    expect(() => worth(`${'('.repeat(5_000)}1${')'.repeat(5_000)}`)).toThrow(/in one another/)
    expect(() => worth(`${'!'.repeat(5_000)}1`)).toThrow(QueryError)
    expect(() => worth(`${'1+'.repeat(5_000)}1`)).toThrow(/at most 1000 operators/)
    expect(() => worth(`${'('.repeat(60)}1${`${'+1'.repeat(150)})`.repeat(60)}`)).toThrow(/operators/)
    expect(worth(`${'('.repeat(9)}1${`${'+1'.repeat(100)})`.repeat(9)}`)).toBe('901')
    expect(worth(`this${'.file'.repeat(900)}`)).toBe('')
    expect(worth(`${'1+'.repeat(199)}1`)).toBe('200')
  })
})

describe('values', () => {
  const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string({ maxLength: 4 }),
      fc.record({ kind: fc.constant('date' as const), at: fc.integer(), hasTime: fc.boolean() }),
      fc.record({ kind: fc.constant('link' as const), name: fc.string({ maxLength: 3 }) }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value

  it('have an order that is the same from either side and leads on', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0)
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0)
          expect(compareValues(a, c)).toBeLessThanOrEqual(0)
        if (equalityKey(a) === equalityKey(b)) expect(compareValues(a, b)).toBe(0)
      }),
    )
  })
})
