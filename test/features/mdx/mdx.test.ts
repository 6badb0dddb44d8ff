import { describe } from 'vitest'
import { describeNotes } from '../describe-notes.ts'

describe('pages of MDX', () => {
  describeNotes({ name: 'mdx', pages: ['page.mdx', 'other.mdx'], problems: ['page.mdx: left-out-html'] })
})
