let timer = 0

/** Says in a few words what just happened, to eyes and to screen readers; gone after some seconds. */
export function announce(text: string): void {
  let toast = document.querySelector<HTMLElement>('.toast')
  if (toast === null) {
    toast = document.createElement('div')
    toast.className = 'toast'
    toast.role = 'status'
    toast.dataset['added'] = ''
    document.body.append(toast)
  }
  // Screen readers say what changes in a region that is there already.
  toast.textContent = ''
  toast.hidden = false
  const region = toast
  requestAnimationFrame(() => {
    region.textContent = text
  })
  clearTimeout(timer)
  timer = window.setTimeout(() => {
    toast.hidden = true
  }, 4000)
}
