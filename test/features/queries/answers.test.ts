import { describe, expect, it } from 'vitest'
import type { AskedGarden, Colors } from '../../../src/define/command.ts'
import { previewAnswer } from '../../../src/features/editor/preview-answer.ts'
import { createNotePreview } from '../../../src/features/editor/web/preview/preview-note.ts'
import { answerCommand } from '../../../src/features/queries/answer-command.ts'
import { readTasks } from '../../../src/features/queries/read-tasks.ts'
import { runDataview } from '../../../src/features/queries/run-dataview.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'
import { askerIn, library } from './query-garden.ts'

const plain = (text: string): string => text
const colors: Colors = {
  isColorSupported: false,
  bold: plain,
  dim: plain,
  underline: plain,
  red: plain,
  green: plain,
  yellow: plain,
  blue: plain,
}

describe('hortus query', () => {
  const ask = async (source: string, drafts = false) => {
    const { garden, published, publication } = await snapshotOf(library)
    return answerCommand({ garden, published, publication } as unknown as AskedGarden, source, { drafts })
  }

  it('prints lists and days in any column of an object', async () => {
    const columns = Array.from({ length: 9 }, (_, i) => `list(finished, ${i})`).join(', ')
    const { json } = await ask(`TABLE WITHOUT ID ${columns} WHERE file.name = "Emma"`)
    const values = Array.from({ length: 9 }, (_, i) => ['2024-05-01', i])
    expect(json?.()).toMatchObject({ rows: [{ values }] })
  })

  it('prints a table, and an object with --json', async () => {
    const { text, json, exitCode } = await ask('TABLE author, finished FROM #book SORT rating')
    expect(text(colors).split('\n')).toEqual([
      'Note  author         finished',
      'Emma  Jane Austen    2024-05-01',
      'Dune  Frank Herbert  2025-12-31',
      '2 rows',
    ])
    expect(exitCode).toBe(0)
    expect(json?.()).toEqual({
      shows: 'table',
      columns: ['author', 'finished'],
      rows: [
        { note: 'books/Emma.md', values: ['Jane Austen', '2024-05-01'] },
        { note: 'books/Dune.md', values: ['people/Frank Herbert.md', '2025-12-31'] },
      ],
      isCut: false,
    })
  })

  it('prints tasks as notes have them', async () => {
    const { text } = await ask('TASK WHERE !due')
    expect(text(colors)).toBe('Dune\n  - [x] find it\n1 task')
  })

  it('looks at drafts only where it is asked to, and says where nothing is found', async () => {
    expect((await ask('LIST WHERE rating = 10')).exitCode).toBe(1)
    expect((await ask('LIST WHERE rating = 10', true)).text(colors)).toBe('- Hidden\n1 row')
  })

  it('says where a query cannot be read', async () => {
    await expect(ask('LIST foo(1)')).rejects.toThrow('column 6 of the query: Found “foo”')
  })
})

describe('a block of the Tasks plugin', () => {
  const found = async (source: string): Promise<readonly string[]> => {
    const read = readTasks(source)
    if ('problems' in read) return read.problems.map(({ at, message }) => `${at}: ${message.split(',')[0]}`)
    return runDataview(read.query, await askerIn()).views[0]!.groups.flatMap(({ rows }) =>
      rows.map(({ head }) => (head as { task?: { text: string } }).task?.text.slice(0, 7) ?? ''),
    )
  }

  it.each([
    ['not done', ['read it', 'lend it']],
    ['done', ['find it']],
    ['not done\n# a remark\nshort mode\nhide due date\ndue after 2026-01-05', ['lend it']],
    ['due before tomorrow', ['read it']],
    ['due on or before 2026-02-01\nsort by due reverse', ['lend it', 'read it']],
    ['no due date', ['find it']],
    ['has due date\nlimit 1', ['read it']],
    ['path includes DUNE\ndescription does not include it', []],
    ['description includes shelf\ngroup by filename', ['lend it']],
    ['heading includes dune\nnot done\nlimit to 1 task', ['read it']],
    ['not done\n  random by x', ['11: Found “random by x”']],
    ['due whenever', ['0: Found “due whenever”']],
  ])('%j finds its tasks, or says what it is', async (source, tasks) => {
    expect(await found(source)).toEqual(tasks)
  })
})

describe('the preview of a note while it is written', () => {
  it('has the answer of the server for queries that stay as they are', async () => {
    const source = '```query\nLIST FROM #book\n```\n'
    const path = 'Asks.md' as NotePath
    const snapshot = await snapshotOf({ ...library, [path]: source })
    const { budget, lineBreaks, iframeHosts, remoteImages } = defaultGardenOptions
    const preview = createNotePreview({
      path,
      homeTitle: 'Asks',
      budget,
      lineBreaks,
      iframeHosts,
      remoteImages,
    })
    expect(preview.render(source).html).toContain('<code>LIST FROM #book')
    preview.learn(source, (await previewAnswer(snapshot, path))!)
    expect(preview.render(source).html).toContain('<li><a href="/books/dune/">Dune</a></li>')
    expect(preview.render(`More.\n\n${source}`).html).toContain('<li><a href="/books/dune/">Dune</a></li>')
    expect(preview.render(source.replace('#book', '#other')).html).toContain('<code>LIST FROM #other')
  })
})
