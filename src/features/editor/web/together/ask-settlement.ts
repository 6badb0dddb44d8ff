import type { Standing } from './standing.ts'
import { togetherWords } from './together-words.ts'

/** What settles a conflict. */
type Settlement = 'ours' | 'theirs' | 'both'

let shown = ''

/** Shows what the repository has where both changed the same words, and lets somebody decide. */
export function askSettlement(
  standing: Standing | undefined,
  mine: string,
  settle: (how: Settlement) => void,
): void {
  const place = document.querySelector<HTMLElement>('#question')
  const asked = standing?.kind === 'conflict' ? JSON.stringify(standing) : ''
  if (place === null || asked === shown) return
  shown = asked
  place.hidden = asked === ''
  place.replaceChildren()
  if (standing?.kind !== 'conflict') return
  const { theirs } = standing
  const words = togetherWords().conflict
  const question = document.createElement('p')
  question.textContent = theirs === null ? words.removed : words.changed
  const text = document.createElement('pre')
  text.dir = 'auto'
  text.textContent = theirs ?? ''
  const choices: readonly (readonly [Settlement, string])[] =
    theirs === null
      ? [
          ['ours', words.writeAgain],
          ['theirs', words.letGo],
        ]
      : [
          ['ours', words.ours],
          ['theirs', words.theirs],
          ...(mine === '' ? [] : ([['both', words.both]] as const)),
        ]
  place.append(
    question,
    ...(theirs === null ? [] : [text]),
    ...choices.map(([how, label]) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = label
      button.addEventListener('click', () => settle(how))
      return button
    }),
  )
}
