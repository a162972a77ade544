import type { Role, Text } from './kit/definition.ts'
import { effectKind } from './kit/effect.ts'

/** A cell of a document's table; `cases` are the ids of the cases that its figure counts. */
export type DocumentCell = { readonly text: string; readonly cases?: readonly string[] }

/** A part of a document, in the order it is read. Level 1 is 一、, level 2 is (一). */
export type DocumentBlock =
  | { readonly block: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string }
  | {
      readonly block: 'table'
      readonly caption: string
      readonly columns: readonly { readonly title: string; readonly wide?: boolean }[]
      readonly rows: readonly (readonly DocumentCell[])[]
    }

/** What a document (公文) says: its title, whom it is sent to (主送), and its parts. */
export type DocumentContent = {
  readonly title: string
  readonly addressee: string
  readonly blocks: readonly DocumentBlock[]
}

type DocumentKindOf = {
  readonly title: Text
  /** 机关代字: what its number begins with. */
  readonly mark: string
  /** Whose document it is: they edit and sign it. */
  readonly owner: Role
  /** 发文机关, where no section of the bureau holds that role. */
  readonly organ: string
  /** What follows the organ's name in the red head: a letter has none. */
  readonly suffix: '文件' | ''
  /** Who may read it once it is signed: the whole bureau, or whoever may open its case. */
  readonly readers: 'bureau' | 'case'
}

/** The kinds of documents the bureau issues (domain §5.19). */
export const documentKinds = {
  bulletin: {
    title: { zh: '通报', en: 'Bulletin' },
    mark: '作风办通报',
    owner: 'conduct_office',
    organ: '局作风办',
    suffix: '文件',
    readers: 'bureau',
  },
  withdrawal: {
    title: { zh: '撤回通知', en: 'Withdrawal' },
    mark: '作风办通',
    owner: 'conduct_office',
    organ: '局作风办',
    suffix: '文件',
    readers: 'bureau',
  },
  named_notice: {
    title: { zh: '点名道姓通报', en: 'Named notice' },
    mark: '作风办通报',
    owner: 'conduct_office',
    organ: '局作风办',
    suffix: '文件',
    readers: 'bureau',
  },
  wall_chart: {
    title: { zh: '挂图作战公示', en: 'Wall chart' },
    mark: '作风办公示',
    owner: 'conduct_office',
    organ: '局作风办',
    suffix: '文件',
    readers: 'bureau',
  },
  reminder_letter: {
    title: { zh: '廉洁提醒函', en: 'Integrity reminder letter' },
    mark: '纪检函',
    owner: 'discipline',
    organ: '局纪检组',
    suffix: '',
    readers: 'case',
  },
} as const satisfies Readonly<Record<string, DocumentKindOf>>
export type DocumentKind = keyof typeof documentKinds

/** A case has one document of a kind. */
export const documentId = (caseId: string, kind: DocumentKind): string => `${caseId}.${kind}`

/**
 * Drafts the case's document of a kind from the data as it is now; one that is drafted already gets a new
 * version. `activities/documents.ts` has one line for each kind, saying who writes it.
 */
export const draftDocument = effectKind<{
  readonly document: DocumentKind
  /** The quarter or month it is about: 2026-Q1, 2026-03. */
  readonly period?: string | undefined
  /** The earlier document that it withdraws. */
  readonly withdraws?: string | undefined
}>('document.draft')

/** Signs the case's document: the version that the signer had before them, or else the last. */
export const signDocument = effectKind<{
  readonly document: DocumentKind
  readonly version?: number | undefined
  /** The signer's id. */
  readonly by: string
}>('document.sign')
