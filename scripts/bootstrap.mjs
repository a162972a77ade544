// The door to every npm script. Plain JavaScript without dependencies, because it also runs on a
// fresh clone: it installs what package-lock.json asks for, then hands over to the project's Node 24.
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [name, ...args] = process.argv.slice(2)

if (!name) fail('usage: node scripts/bootstrap.mjs <script> [arguments]')
const script = path.join(root, 'scripts', `${name}.ts`)
if (!existsSync(script)) fail(`There is no scripts/${name}.ts.`)
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Qingfeng needs Node 20 or later to install; this is ${process.version}.`)
}
if (isInstallNeeded()) await installOnce()
handOver()

function isInstallNeeded() {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  const wanted = path.join(root, 'package-lock.json')
  if (!existsSync(installed)) return true
  return existsSync(wanted) && statSync(wanted).mtimeMs > statSync(installed).mtimeMs
}

/** Two installs at once would break each other's node_modules, so the second waits for the first. */
async function installOnce() {
  const lock = path.join(root, '.data', 'installing')
  mkdirSync(path.dirname(lock), { recursive: true })
  while (!take(lock)) {
    await sleep(500)
    if (!isAlive(Number(read(lock)))) rmSync(lock, { force: true })
  }
  const release = () => rmSync(lock, { force: true })
  process.on('exit', release)
  if (isInstallNeeded()) install()
  process.off('exit', release)
  release()
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

function install() {
  process.stderr.write('Installing dependencies (about a minute, once) …\n')
  // Development dependencies are needed to run: they hold the builder of the web pages.
  const flags = ['install', '--include=dev', '--no-audit', '--no-fund']
  const npmCli = process.env.npm_execpath
  const isNpm = npmCli?.endsWith('npm-cli.js')
  const [command, commandArgs] = isNpm ? [process.execPath, [npmCli, ...flags]] : ['npm', flags]
  const result = spawnSync(command, commandArgs, {
    cwd: root,
    // npm's progress goes to stderr, so that stdout holds only what the script prints.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, npm_config_global: 'false' },
  })
  if (result.error) fail(`npm could not be started: ${result.error.message}`)
  if (result.status !== 0) {
    fail('npm install failed; its messages are above. Run "npm install" again once that is solved.')
  }
  const now = new Date()
  utimesSync(path.join(root, 'node_modules', '.package-lock.json'), now, now)
}

function handOver() {
  const child = spawn(findNode(), [script, ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  if (process.env.npm_lifecycle_event) endWithParent(child)
  child.on('error', (error) => fail(`scripts/${name}.ts could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** The shell between npm and this process dies of a signal without passing it on. */
function endWithParent(child) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  watch.unref()
}

function findNode() {
  const own = path.join(root, 'node_modules', 'node', 'bin', nodeFile())
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    'Node 24 is missing from node_modules. Remove node_modules and run "npm install" with install scripts allowed for the package "node".',
  )
}

function nodeFile() {
  return process.platform === 'win32' ? 'node.exe' : 'node'
}

/** @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
