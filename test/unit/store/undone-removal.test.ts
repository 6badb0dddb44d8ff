import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStoreIn } from '../../open-store-in.ts'

it.skipIf(process.platform === 'win32')(
  'a removal that is undone gives the permissions back, too',
  async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-undone-')))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    const file = join(root, 'a.md')
    writeFileSync(file, 'Text.\n')
    chmodSync(file, 0o440)
    const store = await openStoreIn(root)
    await store.apply([{ path: 'a.md', to: null }])
    expect(existsSync(file)).toBe(false)
    await store.undo()
    expect(readFileSync(file, 'utf8')).toBe('Text.\n')
    expect(statSync(file).mode & 0o777).toBe(0o440)
    expect(existsSync(join(root, '.trash'))).toBe(false)
  },
)
