import { defineCommand } from '../../define/command.ts'
import { hostNames } from './host-names.ts'

/** `hortus deploy-files`: the files that a host needs to build and serve a garden's site. */
export const deployFilesCommand = defineCommand({
  name: 'deploy-files',
  about: `write what a host needs to build and serve the site: ${hostNames.join(', ')}`,
  arguments: { host: 'one of them' },
  flags: {
    dryRun: 'write nothing, and print what would be written',
  },
  json: 'print one JSON object with the files and write nothing',
  async run(asked) {
    const { answerDeployFiles } = await import('./answer-deploy-files.ts')
    return answerDeployFiles(asked, asked.given.host)
  },
})
