import { describe, expect, it } from 'vitest'
import { findTemplates } from '../../../src/parse/find-templates.ts'

/** A dollar sign is written `€`. */
const found = (source: string) =>
  findTemplates(source.replaceAll('€', '$')).map(({ start, end }) => source.slice(start, end))

describe('findTemplates', () => {
  it.each([
    ['a €{query[[from x]]} b', ['€{query[[from x]]}']],
    ['€{a[[b]]} €{c} €{d("#e")}', ['€{a[[b]]}', '€{d("#e")}']],
    ['€{f({x: {y: "[[z]]"}})}', ['€{f({x: {y: "[[z]]"}})}']],
    ['{{ a {{ "[[b]]" }} c }}', ['{{ a {{ "[[b]]" }} c }}']],
    ['{{{raw "[[x]]"}}}', ['{{{raw "[[x]]"}}}']],
    ['{{a\n[[b]]\n}}', ['{{a\n[[b]]\n}}']],
    ['[[{{date}}]] ![[<% file %>|x]] [[Note|{{date}}]]', ['[[{{date}}]]', '![[<% file %>|x]]']],
    ['<%* a\n\n"[[b]]" %>', ['<%* a\n\n"[[b]]" %>']],
    ['{% x "#y" %}', ['{% x "#y" %}']],
  ])('finds those of %j', (source, templates) => expect(found(source)).toEqual(templates))

  it.each([
    '{[[a]]}',
    '{ {[[a]]} }',
    '{{a}} [[b]] {{c}}',
    '{{ [[a]]',
    '{{\n\n[[a]]}}',
    '€€{[[a]]}€€',
    '€{[[a]]}€',
    '\\{{[[a]]}}',
    '`{{` [[a]] `}}`',
    '5 <% 6 [[a]]',
    '{{\\#}} {#id}',
    `{{[[a]]${'x'.repeat(5_000)}}}`,
  ])('finds none in %j', (source) => expect(found(source)).toEqual([]))

  it.each(['{', '{{', '}}', '{{}', '<%', '€{', '`{{', '{{`', '{{\n', '[[{{a}}', '{{#a}}'])(
    'costs the same each of many times: %j',
    (piece) => {
      const before = process.cpuUsage().user
      findTemplates(`${piece.repeat(50_000)}}}`)
      expect(process.cpuUsage().user - before).toBeLessThan(1_000_000)
    },
  )
})
