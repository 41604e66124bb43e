/** What every form that writes needs to know. */
export interface Writing {
  /** Goes with every form that writes. */
  readonly token: string
  readonly reviewer: string
}
