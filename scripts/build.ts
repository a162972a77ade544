import { exitWith } from './stack/plain-error.ts'
import { buildPages } from './stack/web-pages.ts'

await buildPages().catch(exitWith)
