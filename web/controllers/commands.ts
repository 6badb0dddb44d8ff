/**
 * What readers can ask for by a button (`data-do="name"`), a key or the search palette. Commands are provided by name;
 * where one loads code first, that happens on its first run.
 */
type CommandName = 'search' | 'theme' | 'settings' | 'keys' | 'panes' | 'contents' | 'day'

type Run = () => unknown

const runs = new Map<string, Run>()

/** Says what a command does; a later word replaces an earlier one. */
export function provideCommand(name: CommandName, run: Run): void {
  runs.set(name, run)
}

/** Runs a command; false when nobody provides it. */
export function runCommand(name: string): boolean {
  const run = runs.get(name)
  if (run === undefined) return false
  run()
  return true
}

/** Lets the buttons of the page work. */
export function startCommands(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-do]')
    if (button && runCommand(button.dataset['do']!)) event.preventDefault()
  })
}
