import { type Command, InvalidArgumentError, Option } from 'commander'
import type { GardenOptions } from '../model/options.ts'
import type { BuildReport } from '../site/output/build-report.ts'
import { countOf, formatCount } from '../text/count-of.ts'
import type { CommandContext } from './command-context.ts'
import { describeTooManyFiles } from './count-files.ts'
import { noNotes } from './describe-counts.ts'
import { describeChoice } from './describe-privacy.ts'
import { describeProblems } from './describe-problems.ts'
import { showPath } from './show-path.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'
import { isBasePath } from './validate-config.ts'

interface BuildFlags extends TrustFlags {
  readonly out?: string
  readonly base?: string
  readonly drafts?: boolean
  readonly publish?: Exclude<GardenOptions['publish'], 'ask'> | 'opt-in'
  readonly explain?: string
  readonly maxFiles?: number
  readonly pack?: boolean
  readonly cache?: string
  readonly json?: boolean
}

/**
 * `hortus build`: writes the site. Exit code 1 when a note could not be published as it should be (any error), when it has
 * to be decided first which notes are public, and when the site would have too many files.
 */
export function addBuildCommand(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('build')
    .description('write the site')
    .argument('[garden]', 'folder of notes')
    .option(
      '-o, --out <folder>',
      'where the site goes; only files of earlier builds are replaced (default: site, or .hortus/site in a garden itself)',
    )
    .option('--base <path>', 'path below which the site is served, such as /notes/', parseBase)
    .option('--drafts', 'publish drafts and unpublished notes too')
    .addOption(
      new Option(
        '--publish <which>',
        'where only some notes say that they are public: all notes, or the marked ones alone',
      ).choices(['all', 'marked', 'opt-in']),
    )
    .option(
      '--max-files <n>',
      'write nothing where the site would have more files, and say what to leave out',
      parseCount,
    )
    .option(
      '--pack',
      'few files, for hosts that take no more: pages in packs, and a worker for the host that answers from them',
    )
    .option(
      '--cache <store>',
      'share what is read of the notes with other machines: s3://bucket/prefix?endpoint=https://…',
    )
    .option('--explain <note>', 'write nothing, and say whether a note is published and why')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .option('--json', 'print one JSON object with counts and times')
    .action(async (folder: string | undefined, flags: BuildFlags) => {
      const overrides: Partial<GardenOptions> = {
        ...(flags.base !== undefined && { base: flags.base }),
        ...(flags.drafts === true && { drafts: true }),
        ...(flags.publish !== undefined && { publish: flags.publish === 'all' ? 'all' : 'marked' }),
      }
      if (flags.explain !== undefined) {
        const [{ answerCommand }, { explainCommand }] = await Promise.all([
          import('./answer-command.ts'),
          import('./explain-command.ts'),
        ])
        const request = {
          given: { note: flags.explain },
          flags: {},
          many: [],
          folder,
          overrides,
          isWhole: false,
        }
        const json = flags.json === true
        return finish(
          await answerCommand(explainCommand, { ...request, json, ...trustOf(flags), feature: '', terminal }),
        )
      }
      const [{ runBuild }, { createProgress }] = await Promise.all([
        import('./run-build.ts'),
        import('./create-progress.ts'),
      ])
      const progress = await createProgress(terminal)
      const { outcome, out, remarks } = await runBuild({
        folder,
        out: flags.out,
        maxFiles: flags.maxFiles,
        pack: flags.pack === true,
        cache: flags.cache,
        overrides,
        ...trustOf(flags),
        onProgress: progress.onProgress,
        onNotice: (message) => terminal.err(message),
      }).finally(progress.stop)
      if (outcome.kind === 'undecided') {
        if (flags.json === true) terminal.out(JSON.stringify({ undecided: outcome.optIn }))
        terminal.err(describeChoice(outcome.optIn))
        return finish(1)
      }
      if (outcome.kind === 'too-many') {
        if (flags.json === true) terminal.out(JSON.stringify({ tooMany: outcome.files }))
        terminal.err(describeTooManyFiles(outcome.files, outcome.most))
        return finish(1)
      }
      const { report } = outcome
      terminal.out(flags.json === true ? JSON.stringify(report) : describeBuild(report, out, remarks))
      finish(report.diagnostics.error > 0 ? 1 : 0)
    })
}

/** The end of a build in words, a few lines. */
function describeBuild(report: BuildReport, out: string, remarks: readonly string[]): string {
  const seconds = ((report.ms['total'] ?? 0) / 1000).toFixed(2)
  const lines = [
    `${countOf(report.notes, 'note')}, ${countOf(report.pages, 'page')}, ${countOf(report.assets, 'asset')} in ${showPath(out)} (${seconds} s)`,
    `${countOf(report.links, 'link')}: ${formatCount(report.resolved)} resolved, ${formatCount(report.missing)} missing; ${describeBeyond(report)}${countOf(report.orphans, 'orphan')}`,
  ]
  if (report.notes === 0) lines.push(noNotes)
  const problems = describeProblems(report)
  if (problems !== undefined) lines.push(problems)
  return [...lines, ...remarks].join('\n')
}

function describeBeyond({ beyond }: BuildReport): string {
  return beyond === 0 ? '' : `${formatCount(beyond)} to other gardens; `
}

/** A whole number of files, at least one. */
function parseCount(written: string): number {
  const count = Number(written.replaceAll(/[_,]/g, ''))
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('Expected a whole number such as 20000.')
  return count
}

/** Checks a path given by hand as a config's would be. */
function parseBase(path: string): string {
  if (!isBasePath(path)) throw new InvalidArgumentError('Expected a path such as /notes/.')
  return path
}
