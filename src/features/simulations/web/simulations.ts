import { SimulationPlayer } from './simulation-player.ts'

/**
 * Plays a page's simulations. Only pages with one load this; without it their picture and what that shows in words stay. A
 * simulation starts when a reader moves it.
 */
const players = new Map<Element, SimulationPlayer>()

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const player = players.get(target)
    if (player) player.isSeen = isIntersecting
  }
})

/** Figures come and go with pages, panes and previews. */
function follow(): void {
  for (const [figure, player] of players) {
    if (figure.isConnected) continue
    player.close()
    players.delete(figure)
    observer.unobserve(figure)
  }
  for (const figure of document.querySelectorAll<HTMLElement>('.simulation')) {
    if (players.has(figure)) continue
    players.set(figure, new SimulationPlayer(figure))
    observer.observe(figure)
  }
}

/** What a step draws and says is none of what {@link follow} looks for. */
function isInFigure({ target }: MutationRecord): boolean {
  return (target as Element).closest('.simulation') !== null
}

follow()
new MutationObserver((records) => {
  if (!records.every(isInFigure)) follow()
}).observe(document.body, { childList: true, subtree: true })
