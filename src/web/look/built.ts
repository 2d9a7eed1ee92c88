/** Written by scripts/build-look.ts: the addresses of what every page loads. Do not edit. */
export const built = {
  stylesheet: '/assets/look.46c6e5faa4.css',
  script: '/assets/enhance.3959e4c3b0.js',
  passkeys: '/assets/passkeys.0e4298c4a8.js',
  font: '/assets/inter-latin.7a6b0a3d20.woff2',
}
