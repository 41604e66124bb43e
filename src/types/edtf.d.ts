/** The little that is used of `edtf`, which ships no types. */
declare module 'edtf' {
  /** @returns the earliest and the latest instant, in milliseconds since 1970; @throws where the text is no EDTF. */
  export default function edtf(text: string): { readonly min: number; readonly max: number }
}
