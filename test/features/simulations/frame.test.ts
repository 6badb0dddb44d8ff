import { expect, it } from 'vitest'
import { renderSimulationFrame } from '../../../src/features/simulations/frame.ts'

it('writes out the head and the body of the page in which simulations run', () => {
  expect(renderSimulationFrame()).toMatch(
    /<html lang="en">\n<head>.*<\/head>\n<body>\n<script>.*<\/script>\n<\/body>\n<\/html>\n$/s,
  )
})
