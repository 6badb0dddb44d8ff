import { announce } from '../../../../web/controllers/announce.ts'
import { appWords } from '../../../../web/controllers/app-words.ts'
import { type ReferenceOrder, referenceOrders, sortReferences } from './sort-references.ts'

/**
 * Lets readers filter and sort the reading list, which is complete without it: a field that keeps what has all its words,
 * and a choice of orders. As it was delivered it stands in groups; in any other order it is one list.
 */
export function addListTools(list: HTMLElement): void {
  const tools = list.querySelector<HTMLElement>('.list-tools')
  const items = [...list.querySelectorAll<HTMLElement>('.references > li')]
  if (!tools || tools.childElementCount > 0 || items.length < 2) return
  const groups = [...list.querySelectorAll<HTMLElement>('.references')].map((group) => ({
    group,
    title: group.previousElementSibling?.matches('h2') ? group.previousElementSibling : undefined,
    items: [...group.children],
  }))
  const sorted = document.createElement('ul')
  sorted.className = 'references'
  sorted.dataset['added'] = ''
  sorted.hidden = true
  list.append(sorted)
  const field = createField()
  const choice = createChoice()
  const shown = document.createElement('output')
  const { number, countShown } = appWords()

  const arrange = (): void => {
    const order = choice.value as ReferenceOrder
    const isGrouped = order === 'read'
    sorted.hidden = isGrouped
    if (isGrouped) for (const { group, items: own } of groups) group.append(...own)
    else sorted.append(...sortReferences(items, order, document.documentElement.lang))
    filter()
    announce(`${appWords().sortBy}: ${choice.selectedOptions[0]?.text ?? ''}`)
  }
  const filter = (): void => {
    const words = fold(field.value).split(/\s+/)
    for (const item of items)
      item.hidden = !words.every((word) => fold(item.textContent ?? '').includes(word))
    for (const { group, title } of groups) {
      const isEmpty = [...group.children].every((item) => (item as HTMLElement).hidden)
      group.hidden = isEmpty
      title?.toggleAttribute('hidden', isEmpty)
    }
    const count = items.filter(({ hidden }) => !hidden).length
    shown.textContent = field.value.trim() === '' ? '' : countShown(number(count), number(items.length))
  }
  field.addEventListener('input', filter)
  choice.addEventListener('change', arrange)
  tools.append(withLabel(appWords().filterList, field), withLabel(appWords().sortBy, choice), shown)
  // A browser that comes back keeps what was chosen.
  if (field.value !== '') filter()
}

function createField(): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'search'
  field.autocomplete = 'off'
  return field
}

function createChoice(): HTMLSelectElement {
  const choice = document.createElement('select')
  const { orderRead, orderAuthor, orderYear, orderTitle, orderCited } = appWords()
  const names = {
    read: orderRead,
    author: orderAuthor,
    year: orderYear,
    title: orderTitle,
    cited: orderCited,
  }
  for (const order of referenceOrders) choice.add(new Option(names[order], order))
  choice.autocomplete = 'off'
  return choice
}

function withLabel(text: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label')
  const name = document.createElement('span')
  name.textContent = text
  label.append(name, control)
  return label
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
