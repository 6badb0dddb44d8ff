/**
 * Says what a mark of a plot shows while it is pointed at. Only pages with a plot load this; without it the table below a plot
 * says the same.
 */
const value = document.createElement('div')
value.className = 'plot-value'
value.dataset['added'] = ''
value.hidden = true
value.ariaHidden = 'true'

function show(event: PointerEvent): void {
  const mark = event.target instanceof SVGElement ? event.target.closest('.plot svg [data-shows]') : null
  const said = mark?.getAttribute('data-shows')
  value.hidden = said == null
  if (mark === null || said == null) return
  if (!value.isConnected) document.body.append(value)
  value.textContent = said.replaceAll('; ', '\n')
  const box = mark.getBoundingClientRect()
  const isLarge = box.width > 60 || box.height > 60
  const [x, y] = isLarge ? [event.clientX, event.clientY] : [box.left + box.width / 2, box.top]
  const { offsetWidth, offsetHeight } = value
  const left = Math.min(
    Math.max(8, x - offsetWidth / 2),
    document.documentElement.clientWidth - offsetWidth - 8,
  )
  const top = y - offsetHeight - 8 > 0 ? y - offsetHeight - 8 : y + 16
  value.style.left = `${left + scrollX}px`
  value.style.top = `${top + scrollY}px`
}

document.addEventListener('pointerover', show)
document.addEventListener('pointerdown', show)
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') value.hidden = true
})
