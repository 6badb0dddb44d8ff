import type { Standing } from './standing.ts'

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
  const words = document.createElement('p')
  words.textContent =
    theirs === null
      ? 'Somebody removed this note from the repository while it was written here.'
      : 'Somebody pushed other words for the same place. This is the repository’s note:'
  const text = document.createElement('pre')
  text.textContent = theirs ?? ''
  const choices: readonly (readonly [Settlement, string])[] =
    theirs === null
      ? [
          ['ours', 'Write it again'],
          ['theirs', 'Let it go'],
        ]
      : [
          ['ours', 'Take ours'],
          ['theirs', 'Take theirs'],
          ...(mine === '' ? [] : ([['both', 'Take both']] as const)),
        ]
  place.append(
    words,
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
