import { defineSimulation, type Shape } from 'hortus/simulation'

interface Queue {
  readonly waiting: number
  readonly history: readonly number[]
}

export default defineSimulation({
  title: 'A queue in front of one server',
  size: { width: 480, height: 170 },
  controls: {
    load: { kind: 'range', label: 'Load in per cent', min: 50, max: 120, step: 5, value: 90 },
  },
  interval: 100,
  steps: 400,
  picture: 200,
  state: (): Queue => ({ waiting: 0, history: [0] }),

  // Twenty clients may each send a request; the server does up to ten in a step.
  step: ({ waiting, history }, { controls, random }): Queue => {
    let arrived = 0
    for (let i = 0; i < 20; i++) if (random() < controls.load / 200) arrived++
    const next = Math.max(0, waiting + arrived - 10)
    return { waiting: next, history: [...history.slice(-399), next] }
  },

  // Somebody sends fifty more at once.
  press: ({ waiting, history }, name): Queue =>
    name === 'burst' ? { waiting: waiting + 50, history: [...history.slice(0, -1), waiting + 50] } : { waiting, history },

  draw: ({ history }): readonly Shape[] => {
    const most = Math.max(20, ...history)
    const points = history.map((count, i) => [30 + i, 140 - (count / most) * 110] as const)
    return [
      { shape: 'line', points: [[30, 30], [30, 140], [430, 140]], stroke: 'quiet' },
      { shape: 'text', size: 15, x: 30, y: 22, text: `${most} waiting`, fill: 'quiet' },
      { shape: 'text', size: 15, x: 430, y: 158, text: 'steps', align: 'end', fill: 'quiet' },
      ...(points.length > 1 ? [{ shape: 'line', points, stroke: 'accent', thick: 2 } as const] : []),
      { shape: 'rect', x: 360, y: 4, width: 110, height: 28, round: 5, fill: 'sheet', press: 'burst', label: 'Send fifty requests at once' },
      { shape: 'text', size: 15, x: 415, y: 23, text: 'fifty at once', align: 'middle' },
    ]
  },

  describe: ({ waiting, history }, { controls, at }) =>
    `At ${controls.load} % load ${waiting} requests wait after ${at} steps; at most ${Math.max(...history)} did.`,

  recorded: [
    { at: 0, log: '0!burst', says: 'At 90 % load 50 requests wait after 0 steps; at most 50 did.' },
    { at: 200, log: '0.load=110', says: 'At 110 % load 229 requests wait after 200 steps; at most 232 did.' },
  ],
})
