import { expect, it } from 'vitest'
import { createMetrics } from '../../../src/hub/metrics.ts'

it('writes counts, durations and values as OpenMetrics has them', () => {
  const metrics = createMetrics()
  metrics.count('answers', '4xx')
  metrics.count('answers', '2xx')
  metrics.count('answers', '2xx')
  for (const seconds of [0.001, 0.04, 0.04, 1_000]) metrics.took('answer', seconds)
  const lines = metrics.render({ gardens: 3 }).split('\n')
  const of = (start: string): readonly string[] => lines.filter((line) => line.startsWith(start))
  expect(of('hortus_hub_answers_total')).toEqual([
    'hortus_hub_answers_total{outcome="2xx"} 2',
    'hortus_hub_answers_total{outcome="4xx"} 1',
  ])
  expect(of('hortus_hub_answer_seconds_bucket').map((line) => line.split(' ')[1])).toEqual(
    [1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4].map(String),
  )
  expect(of('hortus_hub_answer_seconds_count')).toEqual(['hortus_hub_answer_seconds_count 4'])
  expect(of('hortus_hub_answer_seconds_sum')).toEqual([
    `hortus_hub_answer_seconds_sum ${0.001 + 0.04 + 0.04 + 1_000}`,
  ])
  expect(lines.slice(-4)).toEqual(['# TYPE hortus_hub_gardens gauge', 'hortus_hub_gardens 3', '# EOF', ''])
})
