import { parseArgs } from 'node:util'
import { exitWith, PlainError } from '../../stack/plain-error.ts'

export type Arguments = {
  readonly file: string
  readonly out: string | undefined
  readonly rules: string | undefined
  readonly compare: string | undefined
}

const usage =
  'usage: npm run -s rehearse -- FILE.yaml [--out result.json] [--rules rules.yaml] [--compare rules2.yaml]'

/** What is asked for on the command line; ends the process with the usage when it does not fit. */
export function readArguments(args: readonly string[]): Arguments {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: text, rules: text, compare: text },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new PlainError(usage)
    return { file, out: values.out, rules: values.rules, compare: values.compare }
  } catch (error) {
    return exitWith(
      new PlainError(error instanceof PlainError ? usage : `${String(error)}\n${usage}`),
    )
  }
}
