/** Where a domain controller of the tests runs: its ports are below 1024, so either as root, or in a network of its own. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { runProgram } from './run-program.ts'
import type { ProgramGiven } from './run-program.ts'

/** A place with a loopback address of its own. */
export type SambaPlace = {
  /** Where its LDAPS port is for us. */
  readonly url: string
  readonly server: ChildProcess
  /** Runs a program where the domain controller is, so that it finds its ports. */
  inside(program: string, words: readonly string[], given?: ProgramGiven): Promise<string>
  end(): Promise<void>
}

/** The ports of Kerberos, LDAP and LDAPS, which no setting moves. */
const ports = [88, 389, 636] as const

/** Starts `command` there and waits until it listens. Throws when it ends instead. */
export async function startInPlace(
  folder: string,
  host: string,
  command: readonly string[],
): Promise<SambaPlace> {
  return process.getuid?.() === 0 ? beside(host, command) : inNetworkOfItsOwn(folder, host, command)
}

/** As root, on a loopback address that nobody else has. */
async function beside(host: string, [program = '', ...words]: readonly string[]): Promise<SambaPlace> {
  const server = spawn(program, words, { stdio: ['pipe', 'ignore', 'ignore'] })
  for (const port of ports) await untilAnswers({ host, port }, server)
  return { url: `ldaps://${host}`, server, inside: runProgram, end: () => ended(server) }
}

/**
 * As an ordinary account, which may have a network of its own and do everything in that (`unshare`). We reach it
 * through a socket in the folder, and by a port of our own in front of that.
 */
async function inNetworkOfItsOwn(
  folder: string,
  host: string,
  command: readonly string[],
): Promise<SambaPlace> {
  const path = `${folder}/bridge`
  const words = ['-Urn', '/usr/bin/python3', '-c', bridge, path, host, ...command]
  const server = spawn('unshare', words, { stdio: ['pipe', 'ignore', 'ignore'] })
  await untilAnswers({ path }, server)
  const front = net.createServer((socket) => {
    const back = net.connect({ path })
    for (const each of [socket, back])
      each.on('error', () => [socket, back].forEach((both) => both.destroy()))
    socket.pipe(back).pipe(socket)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const into = ['-t', String(server.pid), '-U', '-n', '--preserve-credentials']
  return {
    url: `ldaps://127.0.0.1:${(front.address() as AddressInfo).port}`,
    server,
    inside: (program, given, rest) => runProgram('nsenter', [...into, program, ...given], rest),
    end: async () => {
      front.close()
      await ended(server)
    },
  }
}

/** Switches the loopback on, starts the command, and lets others in through a socket once its ports answer. */
const bridge = `
import fcntl, os, socket, struct, subprocess, sys, threading, time
path, host, command = sys.argv[1], sys.argv[2], sys.argv[3:]
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
    fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack('16sH22x', b'lo', IFF_UP))
server = subprocess.Popen(command, stdin=sys.stdin)
threading.Thread(target=lambda: os._exit(server.wait()), daemon=True).start()
for port in (${ports.join(', ')}):
    while True:
        try:
            socket.create_connection((host, port)).close()
            break
        except OSError:
            time.sleep(0.05)
def copy(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    for each in (source, sink):
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
listener.listen(64)
while True:
    near, _ = listener.accept()
    far = socket.create_connection((host, ${ports[2]}))
    for pair in ((near, far), (far, near)):
        threading.Thread(target=copy, args=pair, daemon=True).start()
`

async function untilAnswers(
  address: net.TcpNetConnectOpts | net.IpcNetConnectOpts,
  server: ChildProcess,
): Promise<void> {
  while (!(await answers(address))) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(cannotRun)
    await wait(50)
  }
}

const cannotRun =
  'The domain controller ended at once. Its ports are below 1024: it needs root, or an account that may have a network of its own (unshare -Urn).'

function answers(address: net.TcpNetConnectOpts | net.IpcNetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Without its standard input the server ends by itself, so that none outlives the program that started it. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const over = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  server.kill('SIGTERM')
  await over
}
