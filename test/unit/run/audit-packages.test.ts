import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { auditPackages, readAudit } from '../../run/audit-packages.mjs'

describe('the question for known holes in packages', () => {
  it('names each package that has some', () => {
    const vulnerabilities = { reed: { name: 'reed', severity: 'high', range: '<2.0.1', via: [] } }
    expect(readAudit(JSON.stringify({ vulnerabilities }))).toEqual({
      kind: 'holes',
      report: 'high: reed <2.0.1',
    })
    expect(readAudit(JSON.stringify({ vulnerabilities: {} }))).toEqual({ kind: 'clean' })
  })

  it('takes a registry that does not answer for no answer, not for a hole and not for none', () => {
    const refused = { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } }
    expect(readAudit(JSON.stringify(refused))).toEqual({
      kind: 'unanswered',
      reason: '405 Method Not Allowed',
    })
    expect(readAudit('npm error')).toMatchObject({ kind: 'unanswered' })
  })

  it('asks npm, and says when there is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hortus-audit-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const npm = join(folder, 'npm')
    writeFileSync(npm, '#!/bin/sh\n[ "$1 $2" = "audit --json" ] && echo \'{"vulnerabilities":{}}\'\nexit 1\n')
    chmodSync(npm, 0o755)
    expect(await auditPackages(folder, npm)).toEqual({ kind: 'clean' })
    expect(await auditPackages(folder, join(folder, 'none'))).toMatchObject({ kind: 'unanswered' })
  })
})
