// Rewrites scripts and style sheets where they are: node shorten.mjs folder file…

import { build } from "esbuild";

const [folder, ...entryPoints] = process.argv.slice(2);
const { warnings: found } = await build({
  entryPoints,
  outbase: folder,
  outdir: folder,
  allowOverwrite: true,
  minifyWhitespace: true, // and nothing else: names and statements stay
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
}).catch(({ errors }) => ({ warnings: errors })); // told, like warnings, by esbuild itself
process.exitCode = found.length ? 1 : 0;
