/** One thing that can be chosen. */
interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** The one that Enter takes. */
  readonly isMain?: boolean
}

/** What a dialog shows. */
interface AskDialogSettings<Value extends string> {
  readonly title: string
  readonly text?: string
  readonly choices: readonly Choice<Value>[]
  /** More to show between the text and the buttons. */
  readonly content?: HTMLElement
  readonly isWide?: boolean
  /**
   * What is typed into first, its text is selected; or what is chosen in. `main` is the button that Enter takes, for
   * content that scrolls: the browser would give the focus to that. Not for a choice that removes something.
   */
  readonly focus?: HTMLInputElement | HTMLSelectElement | 'main'
  /** Closes it without a choice: what was asked has been answered elsewhere. */
  readonly closes?: AbortSignal
}

/**
 * Asks for one of several choices in a modal dialog; undefined when it is closed without one (Escape). The browser keeps
 * the focus inside and gives it back afterwards.
 */
export async function askDialog<Value extends string>(
  settings: AskDialogSettings<Value>,
): Promise<Value | undefined> {
  const dialog = document.createElement('dialog')
  dialog.className = settings.isWide ? 'ask wide' : 'ask'
  dialog.setAttribute('aria-label', settings.title)
  const form = document.createElement('form')
  form.method = 'dialog'
  const heading = document.createElement('h2')
  heading.textContent = settings.title
  form.append(heading)
  if (settings.text !== undefined) {
    const paragraph = document.createElement('p')
    paragraph.textContent = settings.text
    form.append(paragraph)
  }
  if (settings.content) form.append(settings.content)
  const buttons = document.createElement('div')
  buttons.className = 'ask-choices'
  for (const { value, label, isMain } of settings.choices) {
    const button = document.createElement('button')
    button.value = value
    button.textContent = label
    if (isMain) button.className = 'main'
    buttons.append(button)
  }
  form.append(buttons)
  dialog.append(form)
  document.body.append(dialog)
  dialog.showModal()
  if (settings.focus === 'main') buttons.querySelector<HTMLElement>('.main')?.focus()
  else settings.focus?.focus()
  if (settings.focus instanceof HTMLInputElement) settings.focus.select()
  settings.closes?.addEventListener('abort', () => dialog.close(), { once: true })
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
  dialog.remove()
  return settings.choices.find(({ value }) => value === dialog.returnValue)?.value
}
