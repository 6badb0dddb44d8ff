import { askDialog } from '../ask-dialog.ts'
import { editorWords } from '../editor-words.ts'
import { keepVimrc, readVimrc } from './vim-choice.ts'
import { applyVimrc } from './vim-mode.ts'

/** Asks for the settings of Vim until each line of them can be done, or somebody has had enough; false when closed. */
export async function showVimrc(): Promise<boolean> {
  const words = editorWords().commands.vim
  const text = document.createElement('textarea')
  text.className = 'vimrc'
  text.spellcheck = false
  text.rows = 12
  text.dir = 'ltr'
  text.value = readVimrc()
  text.placeholder = words.example
  text.setAttribute('aria-label', words.title)
  const problems = document.createElement('p')
  problems.setAttribute('role', 'status')
  problems.className = 'vimrc-problems'
  const content = document.createElement('div')
  content.append(text, problems)
  for (;;) {
    const choice = await askDialog({
      title: words.title,
      text: words.about,
      content,
      choices: [
        { value: 'keep', label: editorWords().save, isMain: true },
        { value: 'cancel', label: editorWords().cancel },
      ],
    })
    if (choice !== 'keep') return false
    // Kept even so: a line that cannot be done is passed over each time.
    keepVimrc(text.value)
    const found = applyVimrc(text.value)
    if (found.length === 0) return true
    problems.textContent = found.map(({ line, reason }) => words.problem(line, reason)).join('\n')
  }
}
