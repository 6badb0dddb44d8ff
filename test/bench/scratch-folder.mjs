import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Room in memory from which a garden grown to 30,000 notes fits there with four tools' sites of it. */
const roomNeeded = 8e9

/**
 * Makes the folder that everything is written to: below `asked`, else below the system's folder for temporary files.
 *
 * ext4 without a journal takes ten times as long to make a file as long as thousands that were deleted within the last
 * minutes are on its mind: one run would measure what the last one swept up. There, `/dev/shm` is taken instead, and
 * without it nothing is removed before the end.
 *
 * Gives `{ path, note, discard(folder), remove() }`; `note` is for the report.
 */
export function createScratchFolder(asked) {
  if (asked !== undefined) mkdirSync(asked, { recursive: true })
  const isAskedSlow = isSlowAfterDeletes(asked ?? tmpdir())
  const isMemory = asked === undefined && isAskedSlow && hasRoomInMemory()
  const path = mkdtempSync(join(asked ?? (isMemory ? '/dev/shm' : tmpdir()), 'hortus-bench-'))
  const isSlow = isAskedSlow && !isMemory
  return {
    path,
    note: isMemory
      ? 'in memory (/dev/shm), because the disk for temporary files is ext4 without a journal, slow for minutes after files were removed'
      : isSlow
        ? 'on ext4 without a journal, slow for minutes after files were removed; compare with the floor'
        : 'on the disk for temporary files',
    discard: (folder) => {
      if (!isSlow) rmSync(folder, { recursive: true, force: true })
    },
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  }
}

function hasRoomInMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= roomNeeded
  } catch {
    return false
  }
}

/** Whether a folder is on ext4 without a journal; only Linux tells, elsewhere the answer is no. */
function isSlowAfterDeletes(folder) {
  try {
    const { dev } = statSync(folder)
    const major = (dev >> 8) & 0xfff
    const minor = (dev & 0xff) | ((dev >> 12) & 0xfff00)
    const device = basename(readlinkSync(`/sys/dev/block/${major}:${minor}`))
    if (!existsSync(`/proc/fs/ext4/${device}`)) return false
    const journals = existsSync('/proc/fs/jbd2') ? readdirSync('/proc/fs/jbd2') : []
    return !journals.some((name) => name.startsWith(`${device}-`))
  } catch {
    return false
  }
}
