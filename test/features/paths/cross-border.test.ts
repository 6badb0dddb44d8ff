import { describe, expect, it } from 'vitest'
import type { AskedGarden } from '../../../src/define/command.ts'
import { answerPath } from '../../../src/features/paths/answer-path.ts'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { gardenSite } from '../gardens/garden-site.ts'
import { neighbourNote } from '../gardens/neighbour-note.ts'

const kernel: Neighbour = {
  name: 'kernel',
  address: 'https://kernel.example/',
  title: 'Kernel notes',
  state: 'kept',
  notes: [
    neighbourNote('Page cache'),
    neighbourNote('Scheduler', {
      links: [
        {
          to: 'https://cells.example/cell/#wall',
          before: 'It parts as ',
          link: 'a cell',
          after: ' does.',
        },
      ],
    }),
    neighbourNote('Memory'),
  ],
}

const files = {
  'Cell.md': 'Has a [[Vacuole]].',
  'Vacuole.md': 'Keeps water as [[kernel:Page cache|the page cache]] keeps files.',
  'Alone.md': '',
}

async function ask(from: string, to: string) {
  const { garden, plan, options } = await gardenSite(files, { baseUrl: 'https://cells.example' }, [
    kernel,
  ]).then((snapshot) => ({ ...snapshot, options: { baseUrl: 'https://cells.example', base: '/' } }))
  const noteNamed = (name: string) => `${name}.md` as NotePath
  const answer = answerPath({ garden, plan, options, noteNamed } as unknown as AskedGarden, from, to)
  const plain = new Proxy({}, { get: (_, key) => (key === 'isColorSupported' ? false : String) }) as never
  return { text: answer.text(plain), json: answer.json?.() as { ways: unknown[] } }
}

describe('a path over the border of a garden', () => {
  it('goes by our links to the note that links there, with each sentence', async () => {
    const { text } = await ask('Cell', 'kernel:Page cache')
    expect(text).toBe(
      [
        'Cell to Page cache (Kernel notes)',
        '',
        '   Cell → Vacuole',
        '     Cell: Has a »Vacuole«.',
        '   Vacuole → Page cache (Kernel notes)',
        '     Vacuole: Keeps water as »the page cache« keeps files.',
      ].join('\n'),
    )
  })

  it('goes by a link of the other garden, too, whichever end is named first', async () => {
    const { text } = await ask('kernel:Scheduler', 'Vacuole')
    expect(text).toContain('Vacuole ← Cell')
    expect(text).toContain('Cell ← Scheduler (Kernel notes)\n     Scheduler: It parts as »a cell« does.')
  })

  it('is not there where nothing leads over it', async () => {
    expect((await ask('Cell', 'kernel:Memory')).json.ways).toEqual([])
    expect((await ask('Alone', 'kernel:Page cache')).text).toContain('no path')
  })

  it('says what is near to a name that the other garden has not', async () => {
    await expect(ask('Cell', 'kernel:Page cach')).rejects.toThrow(
      'The garden "kernel" has no note "Page cach"; did you mean "kernel:Page cache"?',
    )
    await expect(ask('kernel:Memory', 'kernel:Scheduler')).rejects.toThrow('expected one of this garden')
  })
})
