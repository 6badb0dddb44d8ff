import { html, nothing, type TemplateResult } from 'lit'
import { appWords } from '../../../../web/controllers/app-words.ts'
import { joinList } from '../../../../web/controllers/join-list.ts'
import { markExcerpt } from './mark-excerpt.ts'
import type { PaletteGroup, PaletteItem } from './palette-groups.ts'
import { searchWords } from './search-words.ts'

/** How a line of the palette stands in it, and what a click does. */
interface OptionSettings {
  /** Its place among all lines, from 0. */
  readonly place: number
  readonly isSelected: boolean
  /** Marks what was looked for. */
  readonly mark: (text: string) => readonly (string | TemplateResult)[]
  readonly run: (item: Extract<PaletteItem, { kind: 'command' }>) => void
  readonly more: () => void
  readonly beyond: () => void
  readonly follow: (event: MouseEvent) => void
}

/** A line of the palette: a page, a command, or the way to the rest. A page of another garden says which one. */
export function renderOption(
  item: PaletteItem,
  { place, isSelected, mark, run, more, beyond, follow }: OptionSettings,
): TemplateResult {
  if (item.kind === 'command')
    return html`<button type="button" role="option" tabindex="-1" id="-found-${place}" aria-selected=${isSelected} @click=${() => run(item)}>
      <span class="title">${item.command.label}</span>${item.command.key ? html`<kbd>${item.command.key}</kbd>` : nothing}
    </button>`
  if (item.kind === 'more')
    return html`<button type="button" role="option" tabindex="-1" id="-found-${place}" aria-selected=${isSelected} @click=${more}>
      <span class="title">${searchWords().more(item.count, appWords().number(item.count))}</span>
    </button>`
  if (item.kind === 'beyond')
    return html`<button type="button" role="option" tabindex="-1" id="-found-${place}" aria-selected=${isSelected} @click=${beyond}>
      <span class="title" dir="auto">${item.label}</span>
    </button>`
  const { href, title, heading, excerpt, missing, garden } = item
  return html`<a role="option" tabindex="-1" id="-found-${place}" aria-selected=${isSelected} href=${href} @click=${follow}>
    <span class="title" dir="auto">${mark(title)}${heading === '' ? nothing : html`<span class="heading"> › ${mark(heading)}</span>`}</span>
    ${garden === undefined ? nothing : html`<span class="garden" dir="auto">${garden}</span>`}
    ${excerpt && excerpt.text !== '' ? html`<span class="excerpt" dir="auto">${markExcerpt(excerpt)}</span>` : nothing}
    ${missing.length > 0 ? html`<span class="missing">${searchWords().without(joinList(missing), '')}</span>` : nothing}
  </a>`
}

/** Lines that belong together, under their name where they have one. */
export function renderGroup(
  { name, items }: PaletteGroup,
  render: (item: PaletteItem) => TemplateResult,
): TemplateResult {
  if (name === 'more')
    return html`<div role="group" aria-label=${searchWords().results}>${items.map(render)}</div>`
  return html`<div role="group" aria-labelledby="-found-${name}">
    <p class="name" id="-found-${name}" role="presentation">${searchWords()[name]}</p>
    ${items.map(render)}
  </div>`
}

/** Which keys do what. */
export function renderKeys(): TemplateResult {
  const words = searchWords()
  return html`<p class="keys" aria-hidden="true">
    <span><kbd>↑</kbd><kbd>↓</kbd> ${words.hintMove}</span><span><kbd>↵</kbd> ${words.hintOpen}</span
    ><span><kbd>Ctrl ↵</kbd> ${words.hintStack}</span><span><kbd>Esc</kbd> ${words.hintClose}</span>
    <span class="filters">${words.hintFilters}</span>
  </p>`
}
