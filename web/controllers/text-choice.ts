/** What a reader can choose of the text, by the names of the root's data: `data-text-size="large"`. The first changes nothing. */
export const textChoices = {
  textSize: ['usual', 'small', 'large', 'larger'],
  textWidth: ['usual', 'narrow', 'wide'],
  textFace: ['usual', 'serif', 'sans'],
  textLeading: ['usual', 'tight', 'loose'],
} as const

/** One thing to choose. */
export type TextChoice = keyof typeof textChoices

/** Every thing to choose, in order. */
export const textChoiceNames: readonly TextChoice[] = ['textSize', 'textWidth', 'textFace', 'textLeading']

const key = 'hortus:text'

/** What the reader chose, in this browser. */
export function chosenText(name: TextChoice): string {
  return document.documentElement.dataset[name] ?? textChoices[name][0]
}

/** Takes over a choice and keeps it. Where storage is forbidden it lasts as long as the page. */
export function chooseText(name: TextChoice, value: string): void {
  const data = document.documentElement.dataset
  if (value === textChoices[name][0]) delete data[name]
  else data[name] = value
  const kept = Object.fromEntries(
    textChoiceNames.flatMap((one) => (data[one] === undefined ? [] : [[one, data[one]]])),
  )
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Nothing to keep it in.
  }
}
