import type { EditorView } from '@codemirror/view'
import { askDialog } from '../ask-dialog.ts'
import { editorWords, failureWords } from '../editor-words.ts'
import { nameOfPasted, sizeInWords } from './file-name.ts'
import { fitText } from './fit-text.ts'
import { fillPlace, type KeptPlace } from './kept-places.ts'
import type { PasteSettings } from './paste-settings.ts'

/** Bytes from which on a file is worth a question: a garden is copied, and so is what is in it. */
const largeBytes = 10_000_000

/** Stores files in the garden, one after the other, and shows them at a place of the text, each on a line of its own. */
export async function takeFiles(
  view: EditorView,
  place: KeptPlace,
  files: readonly File[],
  settings: PasteSettings,
): Promise<void> {
  const { api, path, say } = settings
  const words = editorWords()
  try {
    const links: string[] = []
    for (const file of await chooseFiles(files, settings)) {
      const name = nameOfPasted(file.name, file.type, new Date())
      try {
        const { link, path: stored } = await api.storeAsset(path, name, file, (part) => {
          if (file.size < largeBytes) return
          say(words.paste.storing(name, `${words.number(Math.round(part * 100))} %`))
        })
        links.push(link)
        say(words.stored(stored))
      } catch (error) {
        say(words.failed(`${name}: ${error instanceof Error ? error.message : String(error)}`))
      }
    }
    if (links.length > 0)
      fillPlace(view, fitText(view.state, place.from, place.to, links.join('\n')), 'input.drop')
  } catch (error) {
    say(failureWords(error))
  } finally {
    place.release()
    view.focus()
  }
}

/** Leaves out what is too large, and asks about what is large. */
async function chooseFiles(
  files: readonly File[],
  { api }: Pick<PasteSettings, 'api'>,
): Promise<readonly File[]> {
  const large = files.filter(({ size }) => size >= largeBytes)
  if (large.length === 0) return files
  const words = editorWords()
  const size = (bytes: number): string => sizeInWords(bytes, words.number)
  const { maxAssetBytes } = await api.session()
  const fitting = large.filter((file) => file.size <= maxAssetBytes)
  const tooLarge = large
    .filter((file) => !fitting.includes(file))
    .map((file) => words.paste.tooLarge(file.name, size(file.size), size(maxAssetBytes)))
  const sized = fitting.map((file) => `${file.name} (${size(file.size)})`).join(', ')
  const answer = await askDialog<'store' | 'leave'>({
    title: words.paste.large,
    text: [...tooLarge, ...(sized === '' ? [] : [words.paste.largeText(sized)])].join(' '),
    choices:
      sized === ''
        ? [{ value: 'leave', label: words.close, isMain: true }]
        : [
            { value: 'store', label: words.paste.store, isMain: true },
            { value: 'leave', label: words.paste.leave },
          ],
  })
  return files.filter((file) => !large.includes(file) || (answer === 'store' && fitting.includes(file)))
}
