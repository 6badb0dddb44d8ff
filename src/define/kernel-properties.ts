import { aliasKeys, tagKeys } from '../model/properties.ts'
import type { Property } from '../model/property.ts'
import { defineProperty } from './property.ts'

const [aliases, ...otherAliases] = aliasKeys
const [tags, ...otherTags] = tagKeys

/** What notes may say of themselves in any garden, whatever its features. */
export const kernelProperties: readonly Property[] = [
  defineProperty({
    name: 'title',
    about: 'The title, if it is neither the heading that opens the note nor the name of its file.',
    kind: 'text',
    isOfPage: true,
  }),
  defineProperty({
    name: aliases,
    also: otherAliases,
    about: 'Other names of the note, for links.',
    kind: 'list',
  }),
  defineProperty({ name: tags, also: otherTags, about: 'The tags of the note, without “#”.', kind: 'list' }),
  defineProperty({
    name: 'type',
    about: 'What the note is for; every other word means an ordinary note.',
    kind: 'text',
    offers: ['topic', 'reference', 'page'],
  }),
  defineProperty({ name: 'matters', about: 'When one needs the note, in one sentence.', kind: 'text' }),
  defineProperty({
    name: 'description',
    about: 'What search engines and cards show of the page, in one sentence; else “matters”.',
    kind: 'text',
  }),
  defineProperty({ name: 'draft', about: 'Whether the note is kept back for now.', kind: 'flag' }),
  defineProperty({
    name: 'publish',
    about: 'Whether the public may see the note.',
    kind: 'flag',
    offers: ['false'],
  }),
  defineProperty({ name: 'permalink', about: 'The address of the page.', kind: 'text', isOfPage: true }),
  defineProperty({
    name: 'redirects',
    about: 'Addresses at which the page was before.',
    kind: 'list',
    isOfPage: true,
  }),
  defineProperty({
    name: 'cssclasses',
    also: ['cssclass'],
    about: 'Classes of the note’s article, for CSS of your own.',
    kind: 'list',
    isOfPage: true,
  }),
  defineProperty({ name: 'lang', about: 'The language of the note, such as “de”.', kind: 'text' }),
  defineProperty({
    name: 'dir',
    about: 'The direction of the text.',
    kind: 'text',
    offers: ['ltr', 'rtl'],
  }),
  defineProperty({
    name: 'mentions',
    about: 'Whether the name of the note in other texts counts as a mention of it.',
    kind: 'flag',
    offers: ['false'],
  }),
]
