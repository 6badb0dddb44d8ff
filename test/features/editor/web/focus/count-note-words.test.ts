import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { countNoteWords } from '../../../../../src/features/editor/web/focus/count-note-words.ts'
import type { ContentHash, NotePath } from '../../../../../src/model/path.ts'
import { createNoteProcessor } from '../../../../../src/parse/note-processor.ts'
import { parseNote } from '../../../../../src/parse/parse-note.ts'

const garden = fileURLToPath(new URL('../../../../../garden/guide/', import.meta.url))

describe('the words of a note that is written', () => {
  it('are those that its page counts, to a seventh', () => {
    const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
    for (const name of readdirSync(garden).filter((file) => file.endsWith('.md'))) {
      const source = readFileSync(garden + name, 'utf8')
      const { note } = parseNote({ path: name as NotePath, source, hash: '' as ContentHash }, processor)
      const share = countNoteWords(source) / note.wordCount
      expect(Math.abs(share - 1), `${name}: ${countNoteWords(source)} and ${note.wordCount}`).toBeLessThan(
        1 / 7,
      )
    }
  })

  it('count scripts without blanks as they are read, and leave out what is no text', () => {
    expect(countNoteWords('# Tea\n\n- [ ] **green** [[Tea|leaf]] %% not this %% ![[x.png]]')).toBe(3)
    expect(countNoteWords('読書は楽しい。'.repeat(20))).toBeGreaterThan(60)
  })
})
