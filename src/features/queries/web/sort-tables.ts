import { announce } from '../../../../web/controllers/announce.ts'
import { appWords } from '../../../../web/controllers/app-words.ts'
import { keyOfCell, orderRows } from './order-rows.ts'

/** The rows of a table as they were delivered. */
const delivered = new WeakMap<HTMLTableSectionElement, readonly HTMLTableRowElement[]>()

/** Lets readers sort the tables that answer queries, which come in the order that their authors asked for. */
export function addSorting(main: HTMLElement): void {
  for (const table of main.querySelectorAll<HTMLTableElement>('.query table')) {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
    if ((table.tBodies[0]?.rows.length ?? 0) < 2) continue
    for (const head of heads) {
      const name = head.textContent.trim()
      if (name === '' || head.querySelector('.sort-rows')) continue
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'sort-rows'
      button.dataset['added'] = ''
      button.setAttribute('aria-label', `${appWords().sortBy}: ${name}`)
      button.addEventListener('click', () => {
        const next = nextOrder(head.ariaSort)
        sort(table, head, next)
        const sign = next === undefined ? '' : next === 'descending' ? ' ↓' : ' ↑'
        announce(`${appWords().sortBy}: ${name}${sign}`)
      })
      head.append(button)
    }
  }
}

/** Up, down, and as it was. */
function nextOrder(order: string | null): 'ascending' | 'descending' | undefined {
  if (order === 'ascending') return 'descending'
  return order === 'descending' ? undefined : 'ascending'
}

function sort(
  table: HTMLTableElement,
  head: HTMLTableCellElement,
  order: ReturnType<typeof nextOrder>,
): void {
  const body = table.tBodies[0]!
  const heads = [...head.parentElement!.children]
  if (!heads.some((one) => one.ariaSort !== null)) delivered.set(body, [...body.rows])
  for (const one of heads) one.removeAttribute('aria-sort')
  const rows = delivered.get(body) ?? [...body.rows]
  if (order === undefined) {
    body.replaceChildren(...rows)
    return
  }
  head.ariaSort = order
  const isNumber = head.classList.contains('right')
  const keys = rows.map(({ cells }) => {
    const cell = cells[head.cellIndex]
    const time = cell?.querySelector('time')?.dateTime
    return keyOfCell(cell?.textContent ?? '', { isNumber, ...(time !== undefined && { time }) })
  })
  const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true })
  body.replaceChildren(...orderRows(keys, order === 'descending', compare).map((i) => rows[i]!))
}
