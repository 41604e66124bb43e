/**
 * Query parameters that say where a reader came from and not what to show, by name or by beginning. Those of the French
 * press first: AT Internet (`xtor`, `at_`), Échobox and Facebook links, then campaign tools in general.
 */
const NAMES = new Set([
  'xtor', 'xtref', 'xts', 'xtcr', 'actid', 'actcampaigntype', 'actsource', 'cmpid', 'srsltid', 'originebanniere',
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'twclid', 'ttclid', 'li_fat_id', 'igshid', 'igsh', 'yclid', 'ysclid',
  'mc_cid', 'mc_eid', 'mkt_tok', 'vero_id', 'vero_conv', 'oly_anon_id', 'oly_enc_id', 'wickedid', 's_cid', 'ito', 'smid', 'smtyp', 'spm',
  '_ga', '_gl', '_openstat', 'wt_mc', 'wt_zmc', 'ncid', 'guccounter', 'guce_referrer', 'guce_referrer_sig', 'ocid', 'cvid', 'sr_share',
  'sharetype', 'echobox', 'ns_mchannel', 'ns_source', 'ns_campaign', 'ns_linkname', 'ns_fee', 'hsctatracking', 'hsenc', 'hsmi',
])
const BEGINNINGS = ['utm_', 'at_', 'mtm_', 'pk_', 'piwik_', 'matomo_', '_hs', '__hs', 'itm_', 'ga_', 'int_cmp', 'dmc_']

/** Whether a parameter of this name can go without a change of what the page says. */
export const isTracking = (name: string): boolean => {
  const small = name.toLowerCase()
  return NAMES.has(small) || BEGINNINGS.some(beginning => small.startsWith(beginning))
}
