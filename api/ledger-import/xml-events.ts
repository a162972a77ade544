/** Called as the text goes by; names come without their namespace prefix. Text may come in several pieces. */
export type XmlHandlers = {
  open(name: string, attribute: (name: string) => string | undefined): void
  text(text: string): void
  close(name: string): void
}

const MAX_TAG = 64 * 1024
const MAX_DEPTH = 200
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads the XML of an Office part piece by piece without building a tree. There is no document type, hence no entity to
 * expand: a part that declares one is refused.
 * @throws Error if the part is not well formed as far as it matters here.
 */
export function readXml(bytes: Uint8Array, on: XmlHandlers): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const balanced = inBalance(on)
  let rest = ''
  for (let at = 0; at < bytes.length; at += 65_536) {
    rest += decoder.decode(bytes.subarray(at, at + 65_536), { stream: true })
    rest = consume(rest, balanced)
  }
  rest += decoder.decode()
  if (rest.trim() || balanced.depth > 0) throw new Error('XML ends too early')
}

/** Passes everything on and checks that what opens closes, so that a cut-off part is not taken for a whole one. */
function inBalance(on: XmlHandlers): XmlHandlers & { readonly depth: number } {
  const open: string[] = []
  return {
    get depth() {
      return open.length
    },
    open(name, attribute) {
      if (open.push(name) > MAX_DEPTH) throw new Error('XML too deep')
      on.open(name, attribute)
    },
    text: on.text,
    close(name) {
      if (open.pop() !== name) throw new Error('XML tags do not match')
      on.close(name)
    },
  }
}

/** Reports all that is complete in `xml` and returns what is not. */
function consume(xml: string, on: XmlHandlers): string {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open < 0) {
      const entity = xml.lastIndexOf('&')
      const cut = entity >= at && xml.length - entity < 12 ? entity : xml.length
      if (cut > at) on.text(decode(xml.slice(at, cut)))
      return xml.slice(cut)
    }
    if (open > at) on.text(decode(xml.slice(at, open)))
    const end = endOfMarkup(xml, open)
    if (end < 0) {
      if (xml.length - open > MAX_TAG) throw new Error('XML tag too long')
      return xml.slice(open)
    }
    report(xml.slice(open, end), on)
    at = end
  }
  return ''
}

/** The index after the markup that starts at `from`; -1 if it is not complete yet. */
function endOfMarkup(xml: string, from: number): number {
  if (xml.startsWith('<!--', from)) return after(xml, '-->', from + 4)
  if (xml.startsWith('<![CDATA[', from)) return after(xml, ']]>', from + 9)
  if (xml.startsWith('<?', from)) return after(xml, '?>', from + 2)
  if (xml.startsWith('<!D', from)) throw new Error('XML declares a document type')
  let quote = ''
  for (let i = from + 1; i < xml.length; i += 1) {
    const c = xml[i]
    if (quote) quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i + 1
  }
  return -1
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

function report(markup: string, on: XmlHandlers): void {
  if (markup.startsWith('<![CDATA[')) on.text(markup.slice(9, -3))
  else if (markup.startsWith('</')) on.close(localName(markup.slice(2, -1).trim()))
  else if (!markup.startsWith('<!') && !markup.startsWith('<?')) reportOpening(markup, on)
}

function reportOpening(markup: string, on: XmlHandlers): void {
  const selfClosing = markup.endsWith('/>')
  const inner = markup.slice(1, selfClosing ? -2 : -1)
  const space = inner.search(/\s/)
  const name = localName(space < 0 ? inner : inner.slice(0, space))
  const attributes = space < 0 ? '' : inner.slice(space)
  on.open(name, (wanted) => attributeOf(attributes, wanted))
  if (selfClosing) on.close(name)
}

const patterns = new Map<string, RegExp>()

function attributeOf(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match ? decode(match[1] ?? match[2] ?? '') : undefined
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole
    const code = /^#x/i.test(entity)
      ? Number.parseInt(entity.slice(2), 16)
      : Number(entity.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
