import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { renderSimulationFrame } from '../../../src/features/simulations/frame.ts'

/** How many simulations the page starts of the one that it is sent, where it has this origin. */
function startedAt(origin: string): number {
  const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(renderSimulationFrame()) ?? []
  const parent = {}
  let started = 0
  let hear: (event: unknown) => void = () => {}
  class Worker {
    postMessage(): void {
      started++
    }
  }
  runInNewContext(script, {
    addEventListener: (_: string, heard: typeof hear) => {
      hear = heard
    },
    Blob,
    URL: { createObjectURL: () => 'blob:null/a' },
    Worker,
    origin,
    parent,
  })
  hear({ data: '', ports: [{}], source: parent })
  return started
}

describe('the page in which simulations run', () => {
  it('has its head and its body written out, and says by itself what it is for', () => {
    expect(renderSimulationFrame()).toMatch(
      /<html lang="en">\n<head>.*<\/head>\n<body>\n<main>\n<h1>.*<\/main>\n<script>.*<\/script>\n<\/body>\n<\/html>\n$/s,
    )
  })

  it('runs what it is sent in a sandbox, and nothing where it has the origin of the garden', () => {
    expect(startedAt('null')).toBe(1)
    expect(startedAt('https://garden.example')).toBe(0)
  })

  it('has nothing in its policy that a page cannot ask for', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(renderSimulationFrame()) ?? []
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/sandbox|frame-ancestors|report-/)
  })
})
