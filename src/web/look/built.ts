/** Written by scripts/build-look.ts: the addresses of what every page loads. Do not edit. */
export const built = {
  stylesheet: '/assets/look.4b263af72e.css',
  script: '/assets/enhance.46864339d2.js',
  font: '/assets/inter-latin.7a6b0a3d20.woff2',
}
