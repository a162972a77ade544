// Prints a first key for PAYLOAD_KEYS_FILE or, run again, for SEALING_KEYS_FILE. Keep the files: what the
// engine stores, and who complained, cannot be read without them. To rotate, add a second key, name it in "active", and keep the old one.
import { randomBytes } from 'node:crypto'

const keys = { active: 'k1', keys: { k1: randomBytes(32).toString('base64') } }
process.stdout.write(`${JSON.stringify(keys, null, 2)}\n`)
