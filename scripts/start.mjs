// npm start: the product without demo data; INTAN_DATA_DIR or DATABASE_URL say where the data lies.
import { join, resolve } from "node:path";
import { prepare } from "./build/prepare.mjs";
import { become, root } from "./build/run.mjs";

await prepare();
const data = process.env.INTAN_DATA_DIR ? resolve(process.env.INTAN_DATA_DIR) : join(root, ".intan", "data");
const port = process.env.INTAN_PORT ? ["--port", process.env.INTAN_PORT] : [];
const server = join(root, "dist", "entrypoints", "server.js");
become(["--enable-source-maps", server, "--data", data, ...port, ...process.argv.slice(2)]);
