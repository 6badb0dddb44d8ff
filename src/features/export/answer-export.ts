import { extname, join, relative, resolve } from 'node:path'
import type { Answer, Asked } from '../../define/command.ts'
import { suggestPath } from '../../store/new-name.ts'
import { countOf } from '../../text/count-of.ts'
import { makeBook } from './book/make-book.ts'
import { printPdf } from './book/print-pdf.ts'
import { writeEpub } from './book/write-epub.ts'
import { writePage } from './book/write-page.ts'
import type { exportForms } from './export-forms.ts'
import { markdownFiles } from './markdown/markdown-files.ts'
import { selectNotes } from './select-notes.ts'
import { refuseTaken, writeFolder, writeOne } from './write-target.ts'

/** What of the command line an export is made of. */
type ExportAsked = Pick<Asked<'out', never>, 'given' | 'read' | 'remark'> & {
  readonly flags: {
    readonly as: (typeof exportForms)[number]
    readonly of: string | undefined
    readonly all: boolean
  }
}

const endings = { 'single-html': '.html', epub: '.epub', pdf: '.pdf' } as const

/** Does what `hortus export` asks. Rejects with a message for people; then nothing is written. */
export async function answerExport({ given, flags, read, remark }: ExportAsked): Promise<Answer> {
  const form = flags.as
  const out = resolve(given.out)
  await refuseTaken(out)
  const asked = await read({ withDrafts: flags.all, withHistory: form === 'epub' })
  const { title, notes } = selectNotes(asked, flags.of)
  if (notes.length === 0) throw new Error('no note is published: --all exports them all the same')
  if (!relative(asked.folder, out).startsWith('..') && form !== 'pdf' && extname(out) === '')
    throw new Error(
      `${out} is in the garden ${asked.folder}, whose notes it would become: name a place beside it`,
    )
  let files = 1
  let place = out
  if (form === 'obsidian' || form === 'commonmark')
    files = await writeFolder(out, markdownFiles(asked, notes, form, remark))
  else {
    const ending = endings[form]
    place =
      extname(out).toLowerCase() === ending
        ? out
        : join(out, `${suggestPath(title.replaceAll('/', '-'))}${ending}`)
    await refuseTaken(place)
    const book = await makeBook(asked, title, notes, form === 'single-html')
    const bytes =
      form === 'epub'
        ? writeEpub(book)
        : form === 'pdf'
          ? await printPdf(writePage(book, 'print'))
          : writePage(book, 'screen')
    await writeOne(place, bytes)
  }
  return {
    text: () =>
      `${countOf(notes.length, 'note')} of "${title}" in ${place}${files > 1 ? `, ${countOf(files, 'file')}` : ''}.`,
    json: () => ({ form, out: place, title, notes: notes.length, files }),
  }
}
