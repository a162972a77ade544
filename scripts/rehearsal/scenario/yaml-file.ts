import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { didYouMean } from './nearest.ts'
import { FileProblems, type Problem } from './problems.ts'

export type Path = readonly (string | number)[]

/** A YAML file whose values know where they stand. */
export type YamlFile = {
  readonly file: string
  /** The whole of it as plain values. */
  readonly value: unknown
  /** A problem at a value or at its key; of a key that is missing, at what should have it. */
  readonly problemAt: (path: Path, message: string, of?: 'value' | 'key') => Problem
  /** The line of a value. */
  readonly lineOf: (path: Path) => number
  /** Reads it by a schema whose keys are these. @throws FileProblems naming every line that does not fit */
  readonly readBy: <S extends z.ZodType>(schema: S, keys: readonly string[]) => z.infer<S>
}

/** @throws FileProblems for text that is no YAML, with its lines */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines })
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1), message }
  }
  if (doc.errors.length > 0) {
    const problems = doc.errors.map((e) => at(e.pos[0], e.message.split('\n')[0] ?? e.code))
    throw new FileProblems(file, problems)
  }
  const problemAt: YamlFile['problemAt'] = (path, message, of = 'value') =>
    at(offsetOf(doc, path, of), message)
  return {
    file,
    value: doc.toJS(),
    problemAt,
    lineOf: (path) => problemAt(path, '').line,
    readBy(schema, keys) {
      const read = schema.safeParse(doc.toJS())
      if (read.success) return read.data
      throw new FileProblems(
        file,
        read.error.issues.flatMap((issue) => problemsOf(issue, { problemAt, keys })),
      )
    },
  }
}

/** Where a value begins; where its parent does when it is not there. */
function offsetOf(doc: Document, path: Path, of: 'value' | 'key'): number {
  let node: unknown = doc.contents
  let offset = start(node) ?? 0
  for (const [depth, key] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(key)] : undefined
    const isKeyMeant = of === 'key' && depth === path.length - 1
    offset = (isKeyMeant ? undefined : start(next)) ?? start(pair?.key) ?? offset
    if (!isNode(next)) return offset
    node = next
  }
  return offset
}

const start = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

type Reading = { readonly problemAt: YamlFile['problemAt']; readonly keys: readonly string[] }

function problemsOf(issue: z.core.$ZodIssue, reading: Reading): Problem[] {
  const { problemAt, keys } = reading
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
  const name = path.findLast((key) => typeof key === 'string')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problemAt([...path, key], `there is no key ${key} here${didYouMean(key, keys)}`, 'key'),
    )
  }
  if (issue.code === 'invalid_union') {
    const likely = likeliest(issue.errors)
    return likely.flatMap((inner) =>
      problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, reading),
    )
  }
  return [problemAt(path, name === undefined ? messageOf(issue) : `${name}: ${messageOf(issue)}`)]
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message
  if (issue.path.length === 0) return 'the file has to be a list of names with values'
  return issue.input === undefined ? 'is missing' : issue.message
}

/** Of several shapes the one that fits best: what was meant is rather that one. */
function likeliest(errors: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(...issues.map((i) => (i.code === 'unrecognized_keys' ? 1 : i.path.length)))
  return [...errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
}
