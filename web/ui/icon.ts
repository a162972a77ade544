import type { Component, JSX } from 'solid-js'

/** A drawn sign; `ambient.d.ts` gives each of the library's icons this type, file by file. */
export type Icon = Component<JSX.SvgSVGAttributes<SVGSVGElement>>
