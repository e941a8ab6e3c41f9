#!/usr/bin/env node
// The command line. stdout belongs to the command's result: installing and building speak on stderr.
import { join } from "node:path";
import { prepare } from "./build/prepare.mjs";
import { become, root } from "./build/run.mjs";

await prepare();
// npm starts scripts in the root; files named on the command line are meant from where the person stands.
if (process.env.npm_lifecycle_event === "intan" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
become(["--enable-source-maps", join(root, "dist", "entrypoints", "cli.js"), ...process.argv.slice(2)], {
  INTAN_DATA_DIR: process.env.INTAN_DATA_DIR ?? join(root, ".intan", "data"),
});
