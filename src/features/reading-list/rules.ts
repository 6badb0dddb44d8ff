import { defineRule } from '../../define/rule.ts'
import { textProperty } from '../../model/properties.ts'
import { readStates } from '../../model/reference.ts'
import { referenceFacts } from './facts.ts'

/** A reference that a reader could not find: no year, or no address of the web; or that says in its own words how far it is read. */
export const incompleteReference = defineRule({
  code: 'incomplete-reference',
  severity: 'warning',
  *find({ notes, read }) {
    for (const { path, year, url, read: known } of read(referenceFacts).values()) {
      const { properties = {}, propertyRanges } = notes.get(path) ?? {}
      const finding = (property: string, problem: string, expected: string) => ({
        path,
        range: propertyRanges?.[property],
        message: `The reference has ${problem}, expected ${expected}`,
      })
      if (year === undefined) yield finding('type', 'no year', '"year"')
      const state = textProperty(properties, 'read')
      if (state !== undefined && known === undefined)
        yield finding('read', `the reading state "${state}"`, `one of ${readStates.join(', ')}`)
      if (url !== undefined) continue
      const written = textProperty(properties, 'url')
      yield written === undefined
        ? finding('type', 'no address', '"url"')
        : finding('url', `the address "${written}"`, 'one that begins with https://')
    }
  },
  example: {
    notes: {
      'Darwin 1859.md': '---\ntype: reference\nyear: 1859\nurl: darwin-online\n---\n',
      'Linnaeus.md': '---\ntype: reference\n---\n',
      'Mendel.md': '---\ntype: reference\nyear: 1866\nread: half\nurl: https://example.org\n---\n',
    },
    says: [
      'Darwin 1859.md: The reference has the address "darwin-online", expected one that begins with https://',
      'Linnaeus.md: The reference has no address, expected "url"',
      'Linnaeus.md: The reference has no year, expected "year"',
      'Mendel.md: The reference has the reading state "half", expected one of to-read, reading, read',
    ],
  },
})
