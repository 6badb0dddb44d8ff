import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { isProgram } from '../browser.ts'

/** A server that a site is put on, started with the file that `hortus deploy-files` writes for it. */
interface RealHost {
  readonly name: 'nginx' | 'caddy'
  /** The file, from the top of the repository. */
  readonly file: string
  /** Starts it with the file's text on a port; `folder` is for what it writes. */
  start(conf: string, folder: string, port: number): ChildProcessWithoutNullStreams
}

/** Where a program is: on the path, or where Debian puts servers. Undefined where it is not installed. */
function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin']
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

export const realHosts: readonly RealHost[] = [
  {
    name: 'nginx',
    file: 'deploy/nginx.conf',
    start(conf, folder, port) {
      const program = findProgram('nginx') ?? 'nginx'
      const own = conf.replaceAll(/listen (\[::\]:)?80;\n/g, (_, six?: string) =>
        six ? '' : `listen 127.0.0.1:${port};\n`,
      )
      writeFileSync(join(folder, 'own.conf'), own)
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${folder}/${name};`,
      )
      // The file of types is looked for beside the main one; a package that was only unpacked has it beside itself.
      const types = ['/etc/nginx/mime.types', join(dirname(program), '../../etc/nginx/mime.types')]
      copyFileSync(types.find((file) => existsSync(file)) ?? types[0]!, join(folder, 'mime.types'))
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off;\nuser root;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\ninclude ${folder}/own.conf;\n}\n`,
      )
      return spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: 'pipe' })
    },
  },
  {
    name: 'caddy',
    file: 'deploy/Caddyfile',
    start(conf, folder, port) {
      writeFileSync(
        join(folder, 'Caddyfile'),
        `{\n\tadmin off\n}\n${conf.replace(/^:80 /m, `http://127.0.0.1:${port} `)}`,
      )
      const program = findProgram('caddy') ?? 'caddy'
      return spawn(program, ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
        stdio: 'pipe',
        env: { ...process.env, HOME: folder },
      })
    },
  },
]

/** Whether a server is installed on this machine. */
export function hasHost({ name }: Pick<RealHost, 'name'>): boolean {
  return findProgram(name) !== undefined
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
