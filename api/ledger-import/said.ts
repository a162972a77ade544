/** A text for people in both languages of the product. */
export type Said = { readonly zh: string; readonly en: string }
