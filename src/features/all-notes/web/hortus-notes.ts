import { announce } from '../../../../web/controllers/announce.ts'
import { appWords } from '../../../../web/controllers/app-words.ts'
import { type NoteColumn, type NoteTableFile, noteColumns, notesPerPage } from '../../../model/note-table.ts'
import { firstOrderOf, formatOrder, type NoteOrder, parseOrder, placeInFiles } from './sort-notes.ts'

/**
 * Sorts the table of all notes, which is complete without it. Attributes: `data-total`, and `data-files` where the page
 * has not all notes: the folder of files with the rows in the order of each column, of which only those are fetched that
 * are shown. The sorted rows stand in a body of their own; the delivered one is only hidden.
 */
class HortusNotes extends HTMLElement {
  #order: NoteOrder = { column: 'title', isDescending: false }
  #shown = 0
  #turn = 0
  readonly #files = new Map<string, Promise<NoteTableFile>>()

  connectedCallback(): void {
    for (const head of this.#heads()) {
      if (head.querySelector('.sort')) continue
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'sort'
      button.dataset['added'] = ''
      button.setAttribute('aria-label', `${appWords().sortBy}: ${head.textContent}`)
      button.addEventListener('click', () => {
        const column = columnOf(head)
        const { column: now, isDescending } = this.#order
        void this.#sort(column === now ? { column, isDescending: !isDescending } : firstOrderOf(column), true)
      })
      head.append(button)
    }
    this.#addChoice()
    const order = parseOrder(location.hash, this.#heads().map(columnOf))
    if (order) void this.#sort(order, false)
  }

  /** Where there is room for few columns, an order is chosen from a list. */
  #addChoice(): void {
    if (this.querySelector('.sort-by')) return
    const label = document.createElement('label')
    label.className = 'sort-by'
    label.dataset['added'] = ''
    const select = document.createElement('select')
    for (const head of this.#heads()) {
      const name = head.firstChild?.textContent ?? ''
      select.add(new Option(name, columnOf(head)))
    }
    select.addEventListener('change', () => void this.#sort(firstOrderOf(select.value as NoteColumn), true))
    label.append(`${appWords().sortBy} `, select)
    this.prepend(label)
  }

  async #sort(order: NoteOrder, isAsked: boolean): Promise<void> {
    const turn = ++this.#turn
    try {
      const rows = await this.#rows(order, 0, notesPerPage)
      if (turn !== this.#turn) return
      this.#order = order
      this.#body().replaceChildren(...rows)
      this.#shown = rows.length
      this.#tell()
      if (!isAsked) return
      history.replaceState(history.state, '', formatOrder(order) || location.pathname + location.search)
      const name =
        this.#heads().find((head) => columnOf(head) === order.column)?.firstChild?.textContent ?? ''
      announce(`${appWords().sortBy}: ${name}${order.isDescending ? ' ↓' : ' ↑'}`)
    } catch {
      if (turn === this.#turn) announce(appWords().lost)
    }
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn
    try {
      const rows = await this.#rows(this.#order, this.#shown, this.#shown + notesPerPage)
      if (turn !== this.#turn) return
      this.#body().append(...rows)
      this.#shown += rows.length
      rows[0]?.querySelector('a')?.focus()
      this.#tell()
    } catch {
      announce(appWords().lost)
    }
  }

  /** The rows from one place of an order to another. */
  async #rows(order: NoteOrder, from: number, to: number): Promise<HTMLTableRowElement[]> {
    const { files } = this.dataset
    if (files === undefined) return this.#sortDelivered(order)
    const head = this.#heads().find((one) => columnOf(one) === order.column)
    const total = Number(this.dataset['total'])
    const missing = Number(head?.dataset['missing'])
    const places = Array.from({ length: Math.max(0, Math.min(to, total) - from) }, (_, i) =>
      placeInFiles(from + i, total, missing, order.isDescending),
    )
    const numbers = [...new Set(places.map(({ file }) => file))]
    const loaded = new Map(
      await Promise.all(
        numbers.map(
          async (number) => [number, await this.#fetch(`${files}${order.column}-${number}.json`)] as const,
        ),
      ),
    )
    const columns = this.#heads().map(columnOf)
    return places.flatMap(({ file, row }) => {
      const data = loaded.get(file)!
      return data.rows[row] === undefined ? [] : [this.#draw(data, row, columns)]
    })
  }

  #fetch(url: string): Promise<NoteTableFile> {
    let file = this.#files.get(url)
    if (file === undefined) {
      file = fetch(url).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${url}`)
        return response.json() as Promise<NoteTableFile>
      })
      file.catch(() => this.#files.delete(url))
      this.#files.set(url, file)
    }
    return file
  }

  /** The delivered rows in another order; those without anything in the column come last. */
  #sortDelivered({ column, isDescending }: NoteOrder): HTMLTableRowElement[] {
    const keyed = [...this.querySelectorAll<HTMLTableRowElement>('tbody:not([data-added]) tr')].map(
      (row, i) => ({
        row,
        key: keyOf(row, column) ?? (column === 'title' ? i : undefined),
      }),
    )
    const sign = isDescending ? -1 : 1
    const present = keyed.filter(({ key }) => key !== undefined)
    present.sort((a, b) => sign * compare(a.key!, b.key!))
    return [...present, ...keyed.filter(({ key }) => key === undefined)].map(({ row }) => {
      const copy = row.cloneNode(true) as HTMLTableRowElement
      copy.removeAttribute('id')
      return copy
    })
  }

  #draw(file: NoteTableFile, place: number, columns: readonly NoteColumn[]): HTMLTableRowElement {
    const [title, href, topic, stage, planted, tended, links, words] = file.rows[place]!
    const row = document.createElement('tr')
    for (const column of columns) {
      const cell = document.createElement(column === 'title' ? 'th' : 'td')
      if (column === 'title') cell.scope = 'row'
      else cell.dataset['column'] = column
      switch (column) {
        case 'title':
          cell.append(linkTo(title, href))
          break
        case 'topic': {
          const named = file.topics[topic]
          if (named) cell.append(linkTo(...named))
          break
        }
        case 'stage':
          if (stage !== '') cell.append(...this.#stage(stage))
          break
        case 'planted':
        case 'tended': {
          const day = column === 'planted' ? planted : tended
          if (day === '') break
          const time = document.createElement('time')
          time.dateTime = day
          time.textContent = formatDay(day)
          cell.append(time)
          break
        }
        case 'links':
        case 'words':
          cell.append(appWords().number(column === 'links' ? links : words))
      }
      row.append(cell)
    }
    return row
  }

  #stage(stage: string): readonly Node[] {
    const words = appWords()
    const name =
      {
        planned: words.planned,
        seedling: words.seedling,
        budding: words.budding,
        evergreen: words.evergreen,
      }[stage] ?? stage
    const mark = document.createElement('span')
    mark.className = 'stage'
    mark.dataset['stage'] = stage
    mark.role = 'img'
    mark.ariaLabel = name
    const word = document.createElement('span')
    word.textContent = name
    return [mark, new Text(' '), word]
  }

  /** Says which order this is, and offers the next rows. */
  #tell(): void {
    const { column, isDescending } = this.#order
    const isDelivered = column === 'title' && !isDescending && this.dataset['files'] === undefined
    for (const head of this.#heads()) {
      if (columnOf(head) === column) head.ariaSort = isDescending ? 'descending' : 'ascending'
      else head.removeAttribute('aria-sort')
    }
    const table = this.querySelector<HTMLTableElement>('table')!
    if (column !== 'title' && column !== 'stage') table.dataset['also'] = column
    const select = this.querySelector('select')
    if (select) select.value = column
    const total = Number(this.dataset['total'])
    let more = this.querySelector<HTMLButtonElement>('.more-notes')
    if (this.#shown >= total || isDelivered) more?.remove()
    else {
      if (more === null) {
        more = document.createElement('button')
        more.type = 'button'
        more.className = 'more-notes'
        more.dataset['added'] = ''
        more.addEventListener('click', () => void this.#showMore())
        this.append(more)
      }
      const { number, showMore } = appWords()
      more.textContent = showMore(number(this.#shown), number(total))
    }
  }

  /** The body of the sorted rows; the delivered one and its pages are hidden from then on. */
  #body(): HTMLTableSectionElement {
    const table = this.querySelector('table')!
    for (const body of table.querySelectorAll<HTMLElement>('tbody:not([data-added])')) body.hidden = true
    const pages = this.parentElement?.querySelector<HTMLElement>('.pages-of-list')
    if (pages) pages.hidden = true
    let body = table.querySelector<HTMLTableSectionElement>('tbody[data-added]')
    if (body === null) {
      body = document.createElement('tbody')
      body.dataset['added'] = ''
      table.append(body)
    }
    return body
  }

  #heads(): HTMLTableCellElement[] {
    return [...this.querySelectorAll<HTMLTableCellElement>('thead th')]
  }
}

/** A day as pages write it. */
function formatDay(day: string): string {
  days ??= new Intl.DateTimeFormat(document.documentElement.dataset['ui'] ?? 'en', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return days.format(new Date(`${day}T00:00:00Z`))
}

let days: Intl.DateTimeFormat | undefined

function columnOf(head: HTMLElement): NoteColumn {
  return noteColumns.find((column) => column === head.dataset['column'])!
}

function linkTo(title: string, href: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = title
  return link
}

/** What a row is sorted by; undefined where it has nothing there, and for titles, which come sorted. */
function keyOf(row: HTMLTableRowElement, column: NoteColumn): string | number | undefined {
  const cell = row.querySelector<HTMLElement>(`[data-column="${column}"]`)
  switch (column) {
    case 'title':
      return undefined
    case 'topic':
      return cell?.textContent || undefined
    case 'stage': {
      const stage = cell?.querySelector<HTMLElement>('.stage')?.dataset['stage']
      return stage === undefined ? undefined : ['planned', 'seedling', 'budding', 'evergreen'].indexOf(stage)
    }
    case 'planted':
    case 'tended':
      return cell?.querySelector('time')?.dateTime
    case 'links':
    case 'words':
      return Number(cell?.querySelector('data')?.value ?? cell?.textContent)
  }
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}

customElements.define('hortus-notes', HortusNotes)
