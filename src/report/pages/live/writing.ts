/** What pages with forms that write are made with. */
export interface Writing {
  /** Goes with every form that writes. */
  readonly token: string
  readonly reviewer: string
}
