import { createServer } from 'node:net'

/** A port of this machine's own address that nobody listens on. */
export function findFreePort() {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}
