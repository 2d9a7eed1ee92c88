/** Written by scripts/build-look.ts: the addresses of what every page loads. Do not edit. */
export const built = {
  stylesheet: '/assets/look.c9fa4ce5b8.css',
  script: '/assets/enhance.e6e0d48957.js',
  font: '/assets/inter-latin.7a6b0a3d20.woff2',
}
